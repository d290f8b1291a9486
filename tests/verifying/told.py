"""Reports and actions without their files, as rows that the rooms would write; and the overview counted anew of rows.

Counting goes through every record, report and action one by one, and shares no code with what keeps them added up.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from assessor_app.verifying.overview.model import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor_app.rooms import Rooms
    from assessor_app.verifying.overview.model import Overview, Period
    from assessor_app.verifying.sampling.model import Entry

AT = "2026-11-23T09:00:00+00:00"
KEYS = ("NOS1@2021:cy", "NOS2@2021:cy", "NOS9@2021:en")
FOUND = (
    (("NOS1@2021:cy", "agreed", "", 3),),
    (("NOS1@2021:cy", "agreed-with-action", "sufficient", 1), ("NOS2@2021:cy", "not-agreed", "method", 2)),
    (("NOS9@2021:en", "not-agreed", "method", 5), ("NOS9@2021:en", "agreed", "", 9)),
)
Line = tuple[str, str]
COUNTS = [one.name for one in fields(Figure)][2:]


def report(rooms: Rooms, number: int, of: Entry, which: int, verdict: str = "accepted") -> None:
    """Let a report on a record come, unless one with this number did."""
    identity, store = f"{number:064x}", rooms.store
    if store.one("SELECT 1 FROM statement WHERE identity = ?", (identity,)):
        return
    store.run(
        "INSERT INTO statement VALUES (?, ?, 'review', ?, ?, 'R', 'Siân', 'Mair', 'verifier', ?, 'confirmed', ?, ?,"
        " 'imported', x'00', '{}', x'00')",
        (identity, f"r-{number}", f"r-{of.identity[:12]}", of.identity, "f" * 64, AT, AT),
    )
    store.run("INSERT INTO statement_standing VALUES (?, ?, ?)", (identity, verdict, AT))
    store.run("INSERT INTO overview_report VALUES (?, ?, ?)", (identity, of.identity, f"{AT}{number % 3}"))
    store.run_many("INSERT INTO overview_finding VALUES (?, ?, ?, ?, ?)", [(identity, *one) for one in FOUND[which]])


def act(rooms: Rooms, number: int, of: Entry, state: str, due: str) -> None:
    """Let an action of a report stand so; closed it no longer waits."""
    identity, action = f"{number:064x}", f"a{number % 2}"
    rooms.store.run("DELETE FROM action_waiting WHERE report = ? AND action = ?", (identity, action))
    if state != "closed" and rooms.store.one("SELECT 1 FROM statement WHERE identity = ?", (identity,)):
        criteria = json.dumps(
            [f"{KEYS[number % 3]}#performance:1", f"{KEYS[number % 3]}#knowledge:2", f"{KEYS[0]}#p:1"]
        )
        rooms.store.run(
            "INSERT INTO action_waiting VALUES (?, ?, ?, ?, ?, ?, ?)",
            (identity, action, of.identity, of.assessor, state, due, criteria),
        )


class Counted:
    """The overview of a period, counted one by one."""

    def __init__(self, rooms: Rooms, period: Period, today: str) -> None:
        self.rows = rooms.store.rows
        self.lines: dict[Line, Counter[str]] = defaultdict(Counter)
        self.causes = Counter[str]()
        pool = [
            row
            for row in self.rows("SELECT * FROM pooled WHERE own = 0")
            if (not period.since or row["observed_on"] >= period.since)
            and (not period.until or row["observed_on"] <= period.until)
        ]
        for row in pool:
            if row["verdict"] == "accepted" and not row["fate"]:
                self._count(row)
        for row in pool:
            self._wait(row, today)

    def _count(self, row: dict[str, Any]) -> None:
        standards = self.rows("SELECT standard FROM pooled_standard WHERE identity = ?", (row["identity"],))
        keys = [one["standard"] for one in standards]
        self._add(row, keys, "records", 1)
        reports = self.rows(
            "SELECT o.* FROM overview_report o JOIN statement_standing z ON z.identity = o.statement"
            " WHERE z.verdict = 'accepted' AND o.of_identity = ?",
            (row["identity"],),
        )
        if not reports:
            return
        self._add(row, keys, "sampled", 1)
        last = max(reports, key=lambda one: (one["sealed_at"], one["statement"]))["statement"]
        for one in self.rows("SELECT * FROM overview_finding WHERE statement = ?", (last,)):
            name = {"agreed": "agreed", "agreed-with-action": "with_action", "not-agreed": "not_agreed"}[one["outcome"]]
            self._add(row, [one["standard"]], name, one["many"])
            if one["cause"]:
                self.causes[one["cause"]] += one["many"]

    def _wait(self, row: dict[str, Any], today: str) -> None:
        for one in self.rows("SELECT * FROM action_waiting WHERE of_identity = ?", (row["identity"],)):
            keys = list({key.partition("#")[0] for key in json.loads(one["criteria"])})
            self._add(row, keys, "open_actions", 1)
            if one["state"] != "answered" and one["due"] < today:
                self._add(row, keys, "overdue", 1)

    def _add(self, row: dict[str, Any], keys: list[str], name: str, many: int) -> None:
        lines = [("", ""), ("assessor", row["assessor_id"]), ("site", row["site"]), ("month", row["observed_on"][:7])]
        for line in [*lines, *(("standard", key) for key in keys)]:
            self.lines[line][name] += many


def told(found: Overview) -> Iterator[tuple[Line, dict[str, int]]]:
    """The numbers of each line of an overview, without what is nothing."""
    lines = [(("", ""), found.total)] if found.total.records else []
    lines += [((by, one.key), one) for by, those in found.lines.items() for one in those]
    for line, figure in lines:
        yield line, {name: getattr(figure, name) for name in COUNTS if getattr(figure, name)}


def same(rooms: Rooms, period: Period, today: str) -> None:
    """Hold an overview against what is counted anew."""
    found, counted = rooms.verifying.overview.read(period), Counted(rooms, period, today)
    assert dict(told(found)) == {line: dict(numbers) for line, numbers in counted.lines.items() if numbers["records"]}
    assert dict(found.causes) == counted.causes
