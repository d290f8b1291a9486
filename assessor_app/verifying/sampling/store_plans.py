"""Plans, draws, the items of a sample and their steps as rows, in and out. What may follow what: `machine`, `desk`."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from assessor_app.verifying.sampling import as_json
from assessor_app.verifying.sampling.model import Draw, Drawn, Item, Pick, SamplingPlan, Taken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor_app.vault.store import Store
    from assessor_app.verifying.sampling.model import Entry, Origin, PoolFilter, Reason, Risk, Rule, Strategy

_STANDS: Final = "(SELECT max(d.number) FROM sampling_draw d WHERE d.plan = p.id AND d.taken_back = '')"
_PLAN: Final = (
    "SELECT p.*, (SELECT count(*) FROM sampling_draw d WHERE d.plan = p.id) AS draws,"  # noqa: S608 - ours alone
    f" coalesce({_STANDS}, 0) AS drawn FROM sampling_plan p"
)


def _written(held: Any) -> str:  # noqa: ANN401 - any JSON value
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def put_plan(store: Store, plan: SamplingPlan) -> None:
    """Keep a plan as it is now."""
    held = {
        "verifier": plan.verifier,
        "filter": asdict(plan.filter),
        "strategy": as_json.strategy_to(plan.strategy),
        "agreed_on": plan.agreed_on,
        "agreed_with": plan.agreed_with,
    }
    store.run(
        "INSERT INTO sampling_plan (id, name, held, made_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, held = excluded.held",
        (plan.id, plan.name, _written(held), plan.made_at),
    )


def set_gone(store: Store, plan: str, at: str) -> None:
    """Put a plan away, or with no time bring it back."""
    store.run("UPDATE sampling_plan SET gone = ? WHERE id = ?", (at, plan))


def plan(store: Store, name: str) -> SamplingPlan | None:
    """One plan, also one that was put away."""
    row = store.one(f"{_PLAN} WHERE p.id = ?", (name,))
    return _plan(row) if row else None


def plans(store: Store, *, away: bool = False) -> list[SamplingPlan]:
    """All that were not put away, or those that were; latest first."""
    rows = store.rows(f"{_PLAN} WHERE (p.gone <> '') = ? ORDER BY p.made_at DESC, p.rowid DESC", (int(away),))
    return [_plan(row) for row in rows]


def _plan(row: dict[str, Any]) -> SamplingPlan:
    held = _plan_held(row["held"])
    return SamplingPlan(row["id"], row["name"], *held, row["made_at"], row["draws"], row["drawn"])


def put_draw(store: Store, draw: Draw, texts: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Keep a draw, what was picked, and all that it was drawn from and that was sampled already: texts by identity."""
    drawn = draw.drawn
    held = {
        "strategy": as_json.strategy_to(draw.strategy),
        "risks": as_json.risks_to(draw.risks),
        "rule": drawn.rule,
        "covered": drawn.covered,
        "cells": drawn.cells,
        "chance": drawn.chance,
    }
    store.run(
        "INSERT INTO sampling_draw (plan, number, seed, algorithm, digest, pool, made_at, by, held)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            draw.plan, draw.number, draw.seed, draw.algorithm, draw.digest, draw.pool, draw.made_at, draw.by,
            _written(held),
        ),
    )  # fmt: skip
    store.run_many(
        "INSERT INTO sampling_part (plan, draw, already, part, facts) VALUES (?, ?, ?, ?, ?)",
        [
            (draw.plan, draw.number, flag, part, facts)
            for flag, some in enumerate((texts, known))
            for part, facts in _parts(some)
        ],
    )
    store.run_many(
        "INSERT INTO sampling_pick (plan, draw, identity, place, reasons) VALUES (?, ?, ?, ?, ?)",
        [
            (draw.plan, draw.number, one.identity, one.place, _written(as_json.reasons_to(one.reasons)))
            for one in drawn.picks
        ],
    )


def _parts(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The facts of all as JSON objects by identity (hex digits), those together whose identities begin alike."""
    parts: dict[str, list[str]] = defaultdict(list)
    for identity, text in texts.items():
        parts[identity[:2]].append(f'"{identity}":[{text[len(identity) + 4 :]}')  # behind `["…",`
    yield from ((part, f"{{{','.join(written)}}}") for part, written in parts.items())


def draws(store: Store, plan: str) -> list[Draw]:
    """Every draw of a plan, those taken back included, in order."""
    return [_draw(store, row) for row in store.rows("SELECT * FROM sampling_draw WHERE plan = ? ORDER BY 2", (plan,))]


def draw(store: Store, plan: str, number: int) -> Draw | None:
    """One draw of a plan."""
    row = store.one("SELECT * FROM sampling_draw WHERE plan = ? AND number = ?", (plan, number))
    return _draw(store, row) if row else None


def take_back(store: Store, plan: str, number: int, at: str) -> None:
    """Say that a draw no longer stands; it stays as it was."""
    store.run("UPDATE sampling_draw SET taken_back = ? WHERE plan = ? AND number = ?", (at, plan, number))


def drawn_from(store: Store, plan: str, number: int) -> tuple[list[Entry], list[Entry]]:
    """What a draw was drawn from, and what was sampled already; without what was disposed of since."""
    found: tuple[list[Entry], list[Entry]] = [], []
    asked = (plan, number)
    for row in store.rows("SELECT already, facts FROM sampling_part WHERE plan = ? AND draw = ?", asked):
        facts = json.loads(row["facts"])
        found[row["already"]].extend([as_json.entry_from([identity, *said]) for identity, said in facts.items()])
    for row in store.rows("SELECT already, facts FROM sampling_pool WHERE plan = ? AND draw = ?", asked):
        found[row["already"]].append(as_json.entry_from(json.loads(row["facts"])))
    for some in found:
        some.sort()
    return found


@functools.lru_cache(maxsize=4096)
def _reasons(written: str) -> tuple[Reason, ...]:
    return as_json.reasons_from(json.loads(written))


@functools.lru_cache(maxsize=64)
def _plan_held(written: str) -> tuple[str, PoolFilter, Strategy, str, str]:
    held = json.loads(written)
    wanted, strategy = as_json.filter_from(held["filter"]), as_json.strategy_from(held["strategy"])
    return held["verifier"], wanted, strategy, held["agreed_on"], held["agreed_with"]


@functools.lru_cache(maxsize=16)
def _draw_held(written: str) -> tuple[Strategy, tuple[Risk, ...], tuple[Rule, int, int, int]]:
    held = json.loads(written)
    came = held["rule"], held["covered"], held["cells"], held["chance"]
    return as_json.strategy_from(held["strategy"]), as_json.risks_from(held["risks"]), came


def _draw(store: Store, row: dict[str, Any]) -> Draw:
    strategy, risks, came = _draw_held(row["held"])
    picks = tuple(
        Pick(one["place"], one["identity"], _reasons(one["reasons"]))
        for one in store.rows(
            "SELECT * FROM sampling_pick WHERE plan = ? AND draw = ? ORDER BY place", (row["plan"], row["number"])
        )
    )
    return Draw(
        row["plan"], row["number"], row["seed"], row["algorithm"], row["digest"], row["pool"], row["made_at"],
        row["by"], strategy, risks, Drawn(picks, *came), row["taken_back"],
    )  # fmt: skip


# The record that took another's place, where it is here: whoever signed it decides which that is (`records.store`).
_SUCCESSOR: Final = (
    "(SELECT n.{0} FROM record s JOIN pooled n ON n.identity = s.identity AND n.verdict = 'accepted'"
    " WHERE s.supersedes = p.record AND p.fate = 'superseded' AND (n.signer = p.signer OR (n.own = 1 AND p.own = 1)"
    " OR (n.assessor = p.assessor AND n.assessor_id = p.assessor_id)) ORDER BY n.sealed_at DESC LIMIT 1)"
)
_ITEM: Final = (
    "SELECT i.*, p.reference, p.candidate, p.assessor, p.assessor_id, p.candidate_id, p.site, p.observed_on, p.fate,"  # noqa: S608 - same
    f" coalesce({_SUCCESSOR.format('identity')}, '') AS successor,"
    f" coalesce({_SUCCESSOR.format('reference')}, '') AS successor_reference"
    " FROM sample_item i JOIN pooled p ON p.identity = i.identity"
)


def items(store: Store, plan: str) -> list[Item]:
    """The sample of a plan as it stands, in the order in which it came together."""
    where = "i.plan = ? AND i.state <> 'in_pool' ORDER BY i.place, i.rowid"
    return [_item(row) for row in store.rows(f"{_ITEM} WHERE {where}", (plan,))]


def to_review(store: Store, plan: str, after: str, limit: int) -> list[Item]:
    """What a plan's sample still has to be reviewed, in its order, from behind the item with an id (empty: all)."""
    where = (
        "i.plan = ? AND i.state IN ('planned', 'selected', 'under_review') AND (i.place, i.rowid) >"
        " (coalesce((SELECT b.place FROM sample_item b WHERE b.id = ?2), 0),"
        " coalesce((SELECT b.rowid FROM sample_item b WHERE b.id = ?2), 0)) ORDER BY i.place, i.rowid LIMIT ?3"
    )
    return [_item(row) for row in store.rows(f"{_ITEM} WHERE {where}", (plan, after, limit))]


def numbered(store: Store, name: str) -> tuple[int, int]:
    """Which of how many an item is in its sample; zeros where it is in the pool again."""
    row = store.one(
        "SELECT count(*) AS many, count(CASE WHEN (o.place, o.rowid) <= (i.place, i.rowid) THEN 1 END) AS at"
        " FROM sample_item i JOIN sample_item o ON o.plan = i.plan AND o.state <> 'in_pool'"
        " WHERE i.id = ? AND i.state <> 'in_pool'",
        (name,),
    )
    return (row["at"], row["many"]) if row else (0, 0)


def item(store: Store, name: str) -> Item | None:
    """One item by its id."""
    row = store.one(f"{_ITEM} WHERE i.id = ?", (name,))
    return _item(row) if row else None


def item_of(store: Store, plan: str, identity: str) -> Item | None:
    """A record's item in a plan, also one that went back into the pool."""
    row = store.one(f"{_ITEM} WHERE i.plan = ? AND i.identity = ?", (plan, identity))
    return _item(row) if row else None


def of_record(store: Store, identity: str) -> list[Item]:
    """The items of one record in all plans, those in the pool again left out, latest first."""
    where = "i.identity = ? AND i.state <> 'in_pool' ORDER BY i.rowid DESC"
    return [_item(row) for row in store.rows(f"{_ITEM} WHERE {where}", (identity,))]


def sampled_elsewhere(store: Store, identity: str) -> bool:
    """Whether any plan still has a record in its sample."""
    return store.one("SELECT 1 FROM sample_item WHERE identity = ? AND state <> 'in_pool'", (identity,)) is not None


def _item(row: dict[str, Any]) -> Item:
    return Item(
        row["id"], row["plan"], row["identity"], row["origin"], row["draw"], row["state"], row["stage"],
        _reasons(row["reasons"]), row["reference"], row["candidate"], row["assessor"],
        row["assessor_id"], row["candidate_id"], row["site"], row["observed_on"],
        row["fate"], row["successor"], row["successor_reference"],
    )  # fmt: skip


def add_item(store: Store, made: Item) -> None:
    """Keep a new item, behind those that are there."""
    store.run(
        "INSERT INTO sample_item (id, plan, identity, origin, draw, state, stage, reasons, place)"
        " SELECT ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(place), 0) + 1 FROM sample_item WHERE plan = ?2",
        (
            made.id, made.plan, made.identity, made.origin, made.draw, made.state, made.stage,
            _written(as_json.reasons_to(made.reasons)),
        ),
    )  # fmt: skip


def come_again(store: Store, name: str, origin: Origin, draw: int, reasons: Sequence[Reason]) -> None:
    """Say how an item came into the sample this time, as the last of it."""
    store.run(
        "UPDATE sample_item SET origin = ?, draw = ?, reasons = ?, place ="
        " (SELECT max(o.place) + 1 FROM sample_item o WHERE o.plan = sample_item.plan) WHERE id = ?",
        (origin, draw, _written(as_json.reasons_to(reasons)), name),
    )


def step(store: Store, name: str, taken: Taken) -> None:
    """Take an item one step on, and keep the step."""
    store.run("UPDATE sample_item SET state = ? WHERE id = ?", (taken.state, name))
    store.run(
        "INSERT INTO sample_step (item, sequence, state, at, by, note)"
        " SELECT ?1, coalesce(max(sequence), 0) + 1, ?2, ?3, ?4, ?5 FROM sample_step WHERE item = ?1",
        (name, taken.state, taken.at, taken.by, taken.note),
    )


def steps(store: Store, name: str) -> list[Taken]:
    """Every step of an item, in order."""
    rows = store.rows("SELECT * FROM sample_step WHERE item = ? ORDER BY sequence", (name,))
    return [Taken(row["state"], row["at"], row["by"], row["note"]) for row in rows]
