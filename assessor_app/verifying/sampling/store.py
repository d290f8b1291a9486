"""What sampling asks of the pool, added up in SQL so that it stays quick. Plans and items: `store_plans`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from assessor_app.verifying.sampling.covering import Mark
from assessor_app.verifying.sampling.facts import Element, Standing
from assessor_app.verifying.sampling.guard import same_name
from assessor_app.verifying.sampling.model import AssessorFacts, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.model import Dimension, PoolFilter, Verifier

Question = tuple[str, dict[str, Any]]
"""Conditions on `pooled p`, and what fills them."""


def unread(store: Store, limit: int) -> list[dict[str, Any]]:
    """Records of the pool from which sampling has not drawn yet: `identity` and `candidate_id`."""
    return store.rows(
        "SELECT p.identity, p.candidate_id FROM pooled p"
        " WHERE NOT EXISTS (SELECT 1 FROM sampling_entry e WHERE e.identity = p.identity) LIMIT ?",
        (limit,),
    )


def how_many_unread(store: Store) -> int:
    """How many there are."""
    row = store.one(
        "SELECT (SELECT count(*) FROM pooled)"
        " - (SELECT count(*) FROM sampling_entry e JOIN pooled p ON p.identity = e.identity) AS many"
    )
    return int(row["many"]) if row else 0


def put(store: Store, identity: str, candidate: str, elements: Iterable[Element]) -> None:
    """Keep what was drawn from one record."""
    store.run("INSERT INTO sampling_entry (identity, candidate, stage) VALUES (?, ?, 'interim')", (identity, candidate))
    store.run_many(
        "INSERT INTO sampling_element (identity, standard, kinds, met, criteria) VALUES (?, ?, ?, ?, ?)",
        [(identity, one.standard, " ".join(one.kinds), f"{one.met:x}", one.criteria) for one in elements],
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


_FREE: Final = (
    "p.verdict = 'accepted' AND p.fate = '' AND p.own = 0"
    " AND p.assessor_id NOT IN (SELECT value FROM json_each(:mine))"
    " AND p.signer NOT IN (SELECT value FROM json_each(:signers))"
    " AND p.assessor NOT IN (SELECT value FROM json_each(:names))"
    " AND p.candidate_id NOT IN (SELECT value FROM json_each(:candidates))"
)


def free(store: Store, verifier: Verifier) -> Question:
    """The rules of `guard` as conditions: which records this verifier may sample at all."""
    names = [
        row["assessor"]
        for row in store.rows("SELECT DISTINCT assessor FROM pooled")
        if same_name(row["assessor"]) in verifier.names
    ]
    interests = {"candidate": list[str](), "assessor": list(verifier.ids)}
    for interest in verifier.interests:
        interests[interest.concern].append(interest.subject)
    given = {
        "mine": interests["assessor"],
        "signers": list(verifier.signers),
        "names": names,
        "candidates": interests["candidate"],
    }
    return _FREE, {name: json.dumps(held) for name, held in given.items()}


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


def entries(store: Store, question: Question) -> list[Entry]:
    """The records of the pool as they are drawn from, by identity."""
    where, given = question
    chosen = f"SELECT p.identity FROM pooled p WHERE {where}"  # noqa: S608 - put together from ours alone
    methods: dict[str, list[str]] = {}
    for row in store.rows(
        f"SELECT m.identity, m.method FROM pooled_method m WHERE m.identity IN ({chosen}) ORDER BY 1, 2",  # noqa: S608 - same
        given,
    ):
        methods.setdefault(row["identity"], []).append(row["method"])
    elements: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for row in store.rows(
        "SELECT t.identity, t.standard, t.kinds FROM sampling_element t"  # noqa: S608 - same
        f" WHERE t.identity IN ({chosen}) ORDER BY 1, 2",
        given,
    ):
        elements.setdefault(row["identity"], []).append((row["standard"], tuple(row["kinds"].split())))
    return [
        Entry(
            row["identity"],
            row["candidate_id"],
            row["assessor_id"],
            row["site"],
            tuple(methods.get(row["identity"], ())),
            tuple(elements.get(row["identity"], ())),
            row["observed_on"],
            row["stage"],
        )
        for row in store.rows(
            "SELECT p.identity, p.candidate_id, p.assessor_id, p.site, p.observed_on, e.stage FROM pooled p"  # noqa: S608 - same
            f" JOIN sampling_entry e ON e.identity = p.identity WHERE {where} ORDER BY p.identity",
            given,
        )
    ]


_VALUES: Final[dict[Dimension, tuple[str, str]]] = {
    "method": ("m.method", "JOIN pooled_method m ON m.identity = p.identity"),
    "standard": ("t.standard", "JOIN sampling_element t ON t.identity = p.identity"),
    "site": ("p.site", ""),
    "assessor": ("p.assessor_id", ""),
}


def across(
    store: Store, question: Question, plan: str, dimension: Dimension, stage: Stage | None = None
) -> dict[tuple[str, str], Mark]:
    """`covering.across` of a plan, added up in the store; of one stage alone where it is named."""
    where, given = question
    value, joined = _VALUES[dimension]
    staged = " AND e.stage = :stage" if stage else ""
    rows = store.rows(
        f"SELECT p.assessor_id AS assessor, {value} AS value, count(*) AS pool, count(i.id) AS sampled FROM pooled p"  # noqa: S608 - same
        f" JOIN sampling_entry e ON e.identity = p.identity {joined}"
        " LEFT JOIN sample_item i ON i.identity = p.identity AND i.plan = :plan AND i.state <> 'in_pool'"
        f" WHERE {where}{staged} GROUP BY 1, 2",
        given | {"plan": plan} | ({"stage": stage} if stage else {}),
    )
    return {(row["assessor"], row["value"]): Mark(row["pool"], row["sampled"]) for row in rows}


def size(store: Store, question: Question) -> int:
    """How many records there are."""
    row = store.one(f"SELECT count(*) AS many FROM pooled p WHERE {question[0]}", question[1])  # noqa: S608 - same
    return int(row["many"]) if row else 0


def values(store: Store, question: Question, dimension: Dimension) -> list[tuple[str, int]]:
    """Every value of one dimension among the records, and how many records there are of it; by value."""
    value, joined = _VALUES[dimension]
    rows = store.rows(
        f"SELECT {value} AS value, count(*) AS many FROM pooled p {joined} WHERE {question[0]} GROUP BY 1 ORDER BY 1",  # noqa: S608 - same
        question[1],
    )
    return [(row["value"], row["many"]) for row in rows]


def assessors(store: Store, question: Question) -> list[AssessorFacts]:
    """What is known of each assessor of these records, of all time; by name. Overdue actions are another's to know."""
    where, given = question
    chosen = f"p.assessor_id IN (SELECT DISTINCT p.assessor_id FROM pooled p WHERE {where})"  # noqa: S608 - same
    counted = store.rows(
        # SQLite takes the bare columns from the row with the maximum.
        "SELECT p.assessor_id AS id, p.assessor AS name, p.status AS status, max(p.observed_on || p.sealed_at),"  # noqa: S608 - same
        " count(*) AS records, sum(p.met) AS met, sum(p.not_yet) AS not_yet FROM pooled p"
        f" WHERE p.verdict = 'accepted' AND p.fate = '' AND {chosen} GROUP BY 1 ORDER BY 2, 1",
        given,
    )
    methods = _by_assessor(
        store, f"SELECT p.assessor_id AS id, count(DISTINCT m.method) AS many FROM pooled p"  # noqa: S608 - same
        f" JOIN pooled_method m ON m.identity = p.identity WHERE p.fate = '' AND {chosen} GROUP BY 1", given
    )  # fmt: skip
    standards: dict[str, list[tuple[str, int]]] = {}
    for row in store.rows(
        "SELECT p.assessor_id AS id, t.standard, count(*) AS many FROM pooled p"  # noqa: S608 - same
        f" JOIN sampling_element t ON t.identity = p.identity WHERE p.fate = '' AND {chosen}"
        " GROUP BY 1, 2 ORDER BY 1, 2",
        given,
    ):
        standards.setdefault(row["id"], []).append((row["standard"], row["many"]))
    past = {row["id"]: row for row in store.rows(_PAST)}
    return [
        AssessorFacts(
            row["id"], row["name"], row["records"], row["status"] == "trainee", row["met"], row["not_yet"],
            methods.get(row["id"], 0), tuple(standards.get(row["id"], ())),
            **{name: past[row["id"]][name] for name in ("sampled", "last_sampled", "disagreed") if row["id"] in past},
        )
        for row in counted
    ]  # fmt: skip


_PAST: Final = (
    "SELECT p.assessor_id AS id, count(DISTINCT s.item) AS sampled, substr(max(s.at), 1, 10) AS last_sampled,"
    " count(DISTINCT CASE WHEN s.state = 'not_agreed' THEN s.item END) AS disagreed FROM sample_step s"
    " JOIN sample_item i ON i.id = s.item JOIN pooled p ON p.identity = i.identity"
    " WHERE s.state IN ('agreed', 'agreed_with_actions', 'not_agreed') GROUP BY 1"
)


def _by_assessor(store: Store, sql: str, given: dict[str, Any]) -> dict[str, int]:
    return {row["id"]: row["many"] for row in store.rows(sql, given)}


def seen(store: Store, identity: str) -> dict[str, Any] | None:
    """One record as the rules look at it, with its stage; None where the pool does not hold it."""
    return store.one(
        "SELECT p.*, e.stage FROM pooled p JOIN sampling_entry e ON e.identity = p.identity WHERE p.identity = ?",
        (identity,),
    )
