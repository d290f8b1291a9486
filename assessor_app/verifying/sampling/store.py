"""What sampling asks of the pool, added up in SQL so that it stays quick. Plans and items: `store_plans`."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.verifying.interests.model import CONCERNS, same_name
from assessor_app.verifying.sampling.facts import Element, Standing
from assessor_app.verifying.sampling.model import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.model import PoolFilter, Verifier

Question = tuple[str, dict[str, Any]]
"""Conditions on `pooled p`, and what fills them."""


def unread(store: Store, limit: int) -> list[dict[str, Any]]:
    """Records of the pool from which sampling has not drawn yet: `identity` and `candidate_id`."""
    return store.rows(
        "SELECT p.identity, p.candidate_id FROM sampling_due d CROSS JOIN pooled p ON p.identity = d.identity LIMIT ?",
        (limit,),
    )


def how_many_unread(store: Store) -> int:
    """How many there are."""
    row = store.one("SELECT count(*) AS many FROM sampling_due")
    return int(row["many"]) if row else 0


def put(store: Store, identity: str, candidate: str, elements: Iterable[Element]) -> None:
    """Keep what was drawn from one record, beside the methods that the pool found in it."""
    found = sorted(elements, key=lambda one: one.standard)
    told = json.dumps([[one.standard, list(one.kinds)] for one in found], ensure_ascii=False, separators=(",", ":"))
    store.run(
        "INSERT INTO sampling_entry (identity, candidate, stage, methods, elements) SELECT ?1, ?2, 'interim',"
        " coalesce((SELECT group_concat(method, ' ')"
        " FROM (SELECT method FROM pooled_method WHERE identity = ?1 ORDER BY method)), ''), ?3",
        (identity, candidate, told),
    )
    store.run_many(
        "INSERT INTO sampling_element (identity, standard, kinds, met, criteria) VALUES (?, ?, ?, ?, ?)",
        [(identity, one.standard, " ".join(one.kinds), f"{one.met:x}", one.criteria) for one in found],
    )


def standings(store: Store, candidate: str) -> list[Standing]:
    """All of a candidate's records that are not void, a line for each of their standards."""
    rows = store.rows(
        "SELECT e.identity, p.observed_on, t.standard, t.kinds, t.met, t.criteria FROM sampling_entry e"
        " JOIN pooled p ON p.identity = e.identity JOIN sampling_element t ON t.identity = e.identity"
        " WHERE e.candidate = ? AND p.fate = ''",
        (candidate,),
    )
    return [
        Standing(
            row["identity"],
            row["observed_on"],
            Element(row["standard"], tuple(row["kinds"].split()), int(row["met"], 16), row["criteria"]),
        )
        for row in rows
    ]


def set_stages(store: Store, stages: dict[str, Stage]) -> None:
    """Say at which stage records are."""
    store.run_many(
        "UPDATE sampling_entry SET stage = ? WHERE identity = ? AND stage <> ?1",
        [(stage, identity) for identity, stage in stages.items()],
    )


# The plus keeps SQLite from going through an index that nearly every row is in, one look-up after the other.
_FREE: Final = (
    "+p.verdict = 'accepted' AND p.fate = '' AND p.own = 0"
    " AND p.assessor_id NOT IN (SELECT value FROM json_each(:mine))"
    " AND p.signer NOT IN (SELECT value FROM json_each(:signers))"
    " AND p.assessor NOT IN (SELECT value FROM json_each(:names))"
)
_NEAR: Final = (
    "(p.candidate_id IN (SELECT value FROM json_each(:candidates))"
    " OR p.candidate IN (SELECT value FROM json_each(:known)))"
)


def free(store: Store, verifier: Verifier, names: Iterable[str], *, barred: bool = False) -> Question:
    """The rules of `guard` as conditions: which records this verifier may sample at all.

    `names` are those of all assessors in the pool. With `barred`, what nothing but an interest in its candidate bars.
    """
    near = {
        concern: frozenset(same_name(one.name) for one in verifier.interests if one.concern == concern) - {""}
        for concern in CONCERNS
    }
    interests = {"candidate": list[str](), "assessor": list(verifier.ids)}
    for interest in verifier.interests:
        interests[interest.concern].append(interest.subject)
    given = {
        "mine": interests["assessor"],
        "signers": list(verifier.signers),
        "names": [name for name in names if same_name(name) in verifier.names | near["assessor"]],
        "known": _candidates(store, near["candidate"]),
        "candidates": interests["candidate"],
    }
    where = f"{_FREE} AND {'' if barred else 'NOT '}{_NEAR}"
    return where, {name: json.dumps(held) for name, held in given.items()}


def _candidates(store: Store, names: frozenset[str]) -> list[str]:
    """Those names of candidates as the pool has them, in every spelling that counts as the same."""
    rows = store.rows("SELECT DISTINCT candidate FROM pooled") if names else []
    return [row["candidate"] for row in rows if same_name(row["candidate"]) in names]


def within(question: Question, wanted: PoolFilter) -> Question:
    """The same, for what a plan is about."""
    where, given = [question[0]], dict(question[1])
    for name, test in (("since", "p.observed_on >= :since"), ("until", "p.observed_on <= :until")):
        if getattr(wanted, name):
            where.append(test)
            given[name] = getattr(wanted, name)
    tests = {
        "assessors": "p.assessor_id IN (SELECT value FROM json_each(:assessors))",
        "sites": "p.site IN (SELECT value FROM json_each(:sites))",
        "standards": "EXISTS (SELECT 1 FROM sampling_element w WHERE w.identity = p.identity"
        " AND w.standard IN (SELECT value FROM json_each(:standards)))",
    }
    for name, test in tests.items():
        if getattr(wanted, name):
            where.append(test)
            given[name] = json.dumps(list(getattr(wanted, name)))
    return " AND ".join(where), given


_ELEMENTS = tuple[tuple[str, tuple[str, ...]], ...]


@functools.lru_cache(maxsize=4096)
def _read(written: str) -> _ELEMENTS:
    return tuple((standard, tuple(kinds)) for standard, kinds in json.loads(written))


@functools.lru_cache(maxsize=4096)
def _split(written: str) -> tuple[str, ...]:
    return tuple(written.split())


def entries(store: Store, question: Question, plan: str = "") -> list[Entry]:
    """The records of the pool as they are drawn from, by identity; with a plan, those in its sample alone."""
    where, given = question
    source = (
        "sample_item i CROSS JOIN pooled p ON p.identity = i.identity AND i.plan = :plan AND i.state <> 'in_pool'"
        if plan
        else "pooled p"
    )
    rows = store.tuples(
        "SELECT p.identity, p.candidate_id, p.assessor_id, p.site, e.methods, e.elements, p.observed_on, e.stage"  # noqa: S608 - same
        f" FROM {source} CROSS JOIN sampling_entry e ON e.identity = p.identity WHERE {where} ORDER BY p.identity",
        given | {"plan": plan},
    )
    made = functools.partial(tuple.__new__, Entry)  # of very many: naming each part would take half as long again
    return [
        made((identity, candidate, assessor, site, _split(methods), _read(elements), day, stage))
        for identity, candidate, assessor, site, methods, elements, day, stage in rows
    ]


def past(store: Store) -> dict[str, dict[str, Any]]:
    """By assessor: how many of their records a verifier decided on here, when last, how many were not agreed."""
    return {row["id"]: row for row in store.rows(_PAST)}


_PAST: Final = (
    "SELECT p.assessor_id AS id, count(DISTINCT s.item) AS sampled, substr(max(s.at), 1, 10) AS last_sampled,"
    " count(DISTINCT CASE WHEN s.state = 'not_agreed' THEN s.item END) AS disagreed FROM sample_step s"
    " CROSS JOIN sample_item i ON i.id = s.item CROSS JOIN pooled p ON p.identity = i.identity"
    " WHERE s.state IN ('agreed', 'agreed_with_actions', 'not_agreed') GROUP BY 1"
)


def seen(store: Store, identity: str) -> dict[str, Any] | None:
    """One record as the rules look at it, with its stage; None where the pool does not hold it."""
    return store.one(
        "SELECT p.*, e.stage FROM pooled p JOIN sampling_entry e ON e.identity = p.identity WHERE p.identity = ?",
        (identity,),
    )
