"""Observations as rows, in and out. Tables stand in `tables`, rules in `desk` and `readiness`."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app.observing import planned
from assessor_app.observing.evidence import store as evidence_rows
from assessor_app.observing.model import (
    Action,
    Composer,
    Entry,
    Event,
    Judgement,
    Locator,
    Mark,
    Observation,
)
from assessor_app.observing.ranges import store as range_rows
from assessor_app.observing.store_begun import begun
from assessor_app.observing.witnesses import store as witness_rows
from assessor_app.standards.model import CriterionKey, StandardKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store

COLUMNS = frozenset(
    {
        "candidate", "standards", "started", "ended", "place", "setting", "others", "plan_agreed", "plan_methods",
        "summary", "feedback", "candidate_comment", "dissent", "pages", "mark", "record", "discarded", "planned",
    }
)  # fmt: skip


def insert_observation(store: Store, made: Observation, at: str) -> None:
    """Keep a new, empty observation."""
    store.run(
        "INSERT INTO observation"
        " (id, reference, candidate, standards, started, place, setting, pages, plan_agreed, plan_methods, planned,"
        " created, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            made.id, made.reference, made.candidate, keys_text(made.standards), made.event.start, made.event.place,
            made.event.setting, made.pages, made.plan.agreed, json.dumps(list(made.plan.methods)),
            planned.write(made.plan), at, at,
        ),
    )  # fmt: skip


def change_observation(store: Store, observation: str, at: str, **columns: str | int) -> None:
    """Set some columns of one observation; only names in `COLUMNS` are taken."""
    unknown = columns.keys() - COLUMNS
    if unknown:
        raise ValueError(f"no such columns: {sorted(unknown)}")
    settings = "".join(f"{name} = ?, " for name in columns)
    store.run(f"UPDATE observation SET {settings}changed = ? WHERE id = ?", (*columns.values(), at, observation))  # noqa: S608 - names come from COLUMNS


def observation_row(store: Store, observation: str) -> dict[str, Any] | None:
    """One observation's own columns."""
    return store.one("SELECT * FROM observation WHERE id = ?", (observation,))


def insert_entry(store: Store, observation: str, entry: Entry) -> None:
    """Append an entry and its links."""
    store.run(
        "INSERT INTO entry"
        " (id, observation, sequence, kind, text, question, language, at, monotonic_ms, author, strikes, seconds)"
        " SELECT ?1, ?2, coalesce(max(sequence), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM entry"
        " WHERE observation = ?2",
        (
            entry.id, observation, entry.kind, entry.text, entry.question, entry.language, entry.at,
            entry.monotonic_ms, entry.author, entry.strikes, entry.seconds,
        ),
    )  # fmt: skip
    for criterion in entry.links:
        insert_link(store, entry.id, criterion, entry.at)


def insert_link(store: Store, entry: str, criterion: CriterionKey, at: str) -> None:
    """Link an entry to a criterion; linking twice is the same as once."""
    store.run(
        "INSERT INTO link (entry, criterion, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (entry, str(criterion), at)
    )


def delete_link(store: Store, entry: str, criterion: CriterionKey) -> None:
    """Take a link away."""
    store.run("DELETE FROM link WHERE entry = ? AND criterion = ?", (entry, str(criterion)))


def entry_home(store: Store, entry: str) -> str | None:
    """The observation an entry belongs to."""
    row = store.one("SELECT observation FROM entry WHERE id = ?", (entry,))
    return str(row["observation"]) if row else None


def put_judgement(store: Store, observation: str, judgement: Judgement) -> None:
    """Set the judgement on one criterion; not observed takes it away."""
    if judgement.state == "not_observed":
        store.run(
            "DELETE FROM judgement WHERE observation = ? AND criterion = ?", (observation, str(judgement.criterion))
        )
        return
    store.run(
        "INSERT INTO judgement (observation, criterion, state, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (observation, criterion) DO UPDATE SET state = excluded.state, at = excluded.at",
        (observation, str(judgement.criterion), judgement.state, judgement.at),
    )


def put_locator(store: Store, observation: str, locator: Locator) -> None:
    """Keep or change one evidence location."""
    store.run(
        "INSERT INTO locator (id, observation, what, place, holder, why_not_copied, seen_by, criteria)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET what = excluded.what, place = excluded.place,"
        " holder = excluded.holder, why_not_copied = excluded.why_not_copied, seen_by = excluded.seen_by,"
        " criteria = excluded.criteria",
        (
            locator.id, observation, locator.what, locator.where, locator.holder, locator.why_not_copied,
            locator.seen_by, keys_text(locator.criteria),
        ),
    )  # fmt: skip


def put_action(store: Store, observation: str, action: Action) -> None:
    """Keep or change one action."""
    store.run(
        "INSERT INTO action (id, observation, text, owner, due) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET text = excluded.text, owner = excluded.owner, due = excluded.due",
        (action.id, observation, action.text, action.owner, action.due),
    )


def delete_part(store: Store, table: str, observation: str, part: str) -> None:
    """Take an action or a locator away."""
    if table not in {"action", "locator"}:
        raise ValueError(table)
    store.run(f"DELETE FROM {table} WHERE id = ? AND observation = ?", (part, observation))  # noqa: S608 - one of two names


def put_composer(store: Store, observation: str, composer: Composer, at: str) -> None:
    """Keep what stands in the composer."""
    store.run(
        "INSERT INTO composer (observation, kind, text, question, links, since, seconds, kept)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (observation) DO UPDATE SET kind = excluded.kind,"
        " text = excluded.text, question = excluded.question, links = excluded.links, since = excluded.since,"
        " seconds = excluded.seconds, kept = excluded.kept",
        (
            observation, composer.kind, composer.text, composer.question, keys_text(composer.links), composer.since,
            composer.seconds, at,
        ),
    )  # fmt: skip


def put_correction(store: Store, observation: str, composer: Composer, at: str) -> None:
    """Keep the correction of an entry that is being written."""
    store.run(
        "INSERT INTO correction (entry, observation, kind, text, question, links, seconds, kept)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (entry) DO UPDATE SET kind = excluded.kind, text = excluded.text,"
        " question = excluded.question, links = excluded.links, seconds = excluded.seconds, kept = excluded.kept",
        (
            composer.strikes, observation, composer.kind, composer.text, composer.question, keys_text(composer.links),
            composer.seconds, at,
        ),
    )  # fmt: skip


def delete_correction(store: Store, entry: str) -> None:
    """Forget a correction that was begun."""
    store.run("DELETE FROM correction WHERE entry = ?", (entry,))


def load(store: Store, observation: str) -> Observation | None:
    """One whole observation."""
    row = observation_row(store, observation)
    return _whole(store, row) if row else None


def mark_as_text(mark: Mark | None) -> str:
    """A candidate's mark as it is kept."""
    if mark is None:
        return ""
    return json.dumps(
        {"kind": mark.kind, "name": mark.name, "at": mark.at, "strokes": mark.strokes, "reason": mark.reason}
    )


def _mark(text: str) -> Mark | None:
    if not text:
        return None
    kept = json.loads(text)
    strokes = tuple(tuple((int(x), int(y)) for x, y in stroke) for stroke in kept["strokes"])
    return Mark(kept["kind"], kept["name"], kept["at"], strokes, kept["reason"])


def keys_text(keys: Iterable[CriterionKey | StandardKey]) -> str:
    """Keys as one column keeps them."""
    return json.dumps([str(key) for key in keys], ensure_ascii=False)


def _criteria(text: str) -> tuple[CriterionKey, ...]:
    return tuple(CriterionKey.parse(key) for key in json.loads(text))


def _whole(store: Store, row: dict[str, Any]) -> Observation:
    judged = store.rows("SELECT * FROM judgement WHERE observation = ? ORDER BY criterion", (row["id"],))
    return replace(
        sheet_of(store, row),
        entries=_entries(store, row["id"]),
        judgements=tuple(Judgement(CriterionKey.parse(one["criterion"]), one["state"], one["at"]) for one in judged),
    )


def sheet_of(store: Store, row: dict[str, Any]) -> Observation:
    """An observation from its own row, without its log and judgements."""
    name = row["id"]
    return Observation(
        id=name,
        reference=row["reference"],
        candidate=row["candidate"],
        standards=standards_of(row),
        event=Event(row["started"], row["ended"], row["place"], row["setting"], row["others"]),
        plan=planned.read(row["plan_agreed"], row["plan_methods"], row["planned"]),
        locators=locators(store, name),
        ranges=range_rows.marks(store, name),
        files=evidence_rows.files(store, name),
        actions=actions(store, name),
        witnesses=witness_rows.read(store, name),
        summary=row["summary"],
        feedback=row["feedback"],
        candidate_comment=row["candidate_comment"],
        dissent=bool(row["dissent"]),
        pages=row["pages"],
        mark=_mark(row["mark"]),
        composer=composer(store, name),
        corrections=tuple(
            Composer(r["kind"], r["text"], r["question"], _criteria(r["links"]), r["entry"], seconds=r["seconds"])
            for r in store.rows("SELECT * FROM correction WHERE observation = ? ORDER BY rowid", (name,))
        ),
        begun=begun(store, name),
        record=row["record"],
    )


def standards_of(row: dict[str, Any]) -> tuple[StandardKey, ...]:
    """The standards that an observation's own row names."""
    return tuple(StandardKey.parse(key) for key in json.loads(row["standards"]))


def locators(store: Store, observation: str) -> tuple[Locator, ...]:
    """The evidence locations of one observation."""
    return tuple(
        Locator(
            r["id"], r["what"], r["place"], r["holder"], r["why_not_copied"], r["seen_by"], _criteria(r["criteria"])
        )
        for r in store.rows("SELECT * FROM locator WHERE observation = ? ORDER BY rowid", (observation,))
    )


def actions(store: Store, observation: str) -> tuple[Action, ...]:
    """The actions agreed on in one observation."""
    return tuple(
        Action(r["id"], r["text"], r["owner"], r["due"])
        for r in store.rows("SELECT * FROM action WHERE observation = ? ORDER BY rowid", (observation,))
    )


def composer(store: Store, observation: str) -> Composer:
    """What stands in the composer."""
    row = store.one("SELECT * FROM composer WHERE observation = ?", (observation,))
    if row is None:
        return Composer()
    links = _criteria(row["links"])
    return Composer(row["kind"], row["text"], row["question"], links, since=row["since"], seconds=row["seconds"])


def entry_of(row: dict[str, Any], links: tuple[CriterionKey, ...]) -> Entry:
    """An entry from its row and its links."""
    return Entry(
        id=row["id"], kind=row["kind"], text=row["text"], language=row["language"], at=row["at"],
        monotonic_ms=row["monotonic_ms"], author=row["author"], question=row["question"], strikes=row["strikes"],
        links=links, seconds=row["seconds"],
    )  # fmt: skip


def _entries(store: Store, observation: str) -> tuple[Entry, ...]:
    links: dict[str, list[CriterionKey]] = {}
    linked = "SELECT l.* FROM link l JOIN entry e ON e.id = l.entry WHERE e.observation = ? ORDER BY l.rowid"
    for row in store.rows(linked, (observation,)):
        links.setdefault(row["entry"], []).append(CriterionKey.parse(row["criterion"]))
    found = store.rows("SELECT * FROM entry WHERE observation = ? ORDER BY sequence", (observation,))
    return tuple(entry_of(row, tuple(links.get(row["id"], ()))) for row in found)
