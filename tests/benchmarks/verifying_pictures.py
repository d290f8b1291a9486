"""Prints how the pictures of a verifier's desk read at 100,000 records, as ratios to the same pictures of fifty.

    .venv/bin/python -m tests.benchmarks.verifying_pictures [RECORDS [SEALED [FOLDER]]]

The stores are those of `tests.benchmarks.verifying` (FOLDER as there), with what sampling knows of each record, a plan
with a sample of a hundred, and a report with two actions on one record in a hundred. Then the real screens: how long
the window's thread is busy at a time while somebody goes there and turns a picture.
"""

from __future__ import annotations

import gc
import json
import os
import random
import statistics
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from assessor_app import rooms as building
from assessor_app.progress import Silent
from assessor_app.ui.verifying.sampling import known
from assessor_app.ui.verifying.sampling.known import View
from assessor_app.verifying.actions.model import Opened
from assessor_app.verifying.overview.model import Period
from assessor_app.verifying.sampling import pages
from assessor_app.verifying.sampling.facts import edition
from assessor_app.verifying.sampling.model import DIMENSIONS, PoolFilter
from assessor_app.verifying.sampling.shelves import shelved
from assessor_app.verifying.sampling.steadily import steady
from tests.benchmarks.typing_blocks import Heart, window_on
from tests.benchmarks.verifying import AT, RECORDS, SEALED, STANDARDS, store_of, timed
from tests.benchmarks.verifying import say as said
from tests.benchmarks.verifying_window import FEW, in_turn, until
from tests.ui.visiting import SetClock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assessor_app.rooms import Rooms
    from assessor_app.ui.verifying.overview.screen import OverviewScreen
    from assessor_app.ui.verifying.sampling.screen import SamplingScreen
    from tests.ui.visiting import Founded

TIMES: Final = 7
SEED: Final = "8d2f00c1a7b3e944"
PLAN: Final = "Hydref 2026"
KINDS: Final = (("performance",), ("knowledge", "performance"), ("behaviour", "knowledge", "performance"))


def furnish(store: Founded) -> None:
    """Let sampling know every record, as if it had drawn from its payload, and report on some."""
    with store.open() as vault:
        rooms = building.open_rooms(vault, SetClock())
        if not rooms.verifying.sampling.plans():
            rooms.store.run("PRAGMA cache_size = -400000")
            _read(rooms)
            with rooms.store.transaction():
                _reported(rooms)
            rooms.verifying.sampling.new_plan(PLAN)
            rooms.store.run("ANALYZE")
        rooms.close()


def _read(rooms: Rooms) -> None:
    chance, store = random.Random(SEED), rooms.store  # noqa: S311 - not a secret
    entries, elements = [], []
    for row in store.rows(
        "SELECT p.identity, p.candidate_id,"
        " (SELECT group_concat(standard, ' ') FROM pooled_standard s WHERE s.identity = p.identity) AS keys,"
        " (SELECT group_concat(method, ' ') FROM pooled_method m WHERE m.identity = p.identity) AS methods"
        " FROM sampling_due d JOIN pooled p ON p.identity = d.identity"
    ):
        told = sorted((edition(key), list(chance.choice(KINDS))) for key in row["keys"].split())
        stage, methods = chance.choice(("interim", "summative")), " ".join(sorted(row["methods"].split()))
        entries.append((row["identity"], row["candidate_id"], stage, methods, json.dumps(told, separators=(",", ":"))))
        elements += [(row["identity"], standard, " ".join(kinds)) for standard, kinds in told]
    store.run_many(
        "INSERT INTO sampling_entry (identity, candidate, stage, methods, elements) VALUES (?, ?, ?, ?, ?)", entries
    )
    store.run_many(
        "INSERT INTO sampling_element (identity, standard, kinds, met, criteria) VALUES (?, ?, ?, '1', 9)", elements
    )


def _reported(rooms: Rooms) -> None:
    """A report on one record in a hundred: what the overview and the actions keep of it, without its file."""
    for at, row in enumerate(rooms.store.rows("SELECT * FROM pooled WHERE own = 0 AND rowid % 100 = 1")):
        identity, of = f"{at:064x}", row["identity"]
        rooms.store.run(
            "INSERT INTO statement VALUES (?, ?, 'review', ?, ?, ?, ?, 'Mair', 'verifier', ?, 'confirmed', ?, ?,"
            " 'imported', x'00', '{}', x'00')",
            (identity, f"r-{at}", row["record"], of, row["reference"], row["candidate"], "f" * 64, AT, AT),
        )
        rooms.store.run("INSERT INTO statement_standing VALUES (?, 'accepted', ?)", (identity, AT))
        rooms.store.run("INSERT INTO overview_report VALUES (?, ?, ?)", (identity, of, AT))
        findings = ((STANDARDS[at % 12], "agreed", ""), (STANDARDS[at % 12], "not-agreed", "sufficient"))
        rooms.store.run_many(
            "INSERT INTO overview_finding VALUES (?, ?, ?, ?, 3)", [(identity, *one) for one in findings]
        )
        for action in ("a1", "a2"):
            opened = Opened(
                action, identity, of, row["record"], row["reference"], row["candidate"], row["assessor_id"],
                row["assessor"], row["signer"], "Mair", "verifier", "Ail-wneud", "assessor", "2026-11-01", (), AT,
            )  # fmt: skip
            rooms.store.run(
                "INSERT INTO action_step VALUES (?, ?, ?, ?, ?, 'Opened', ?)",
                (identity, action, identity, of, row["assessor_id"], json.dumps(asdict(opened))),
            )


def _shown(view: View) -> Callable[[Rooms], object]:
    def deed(rooms: Rooms) -> object:
        plan = rooms.verifying.sampling.plans()[0]
        known.keep_up(rooms, Silent())
        return known.shown(rooms, plan.id, view)

    return deed


def _after_one_more(rooms: Rooms) -> object:
    """A record's verdict changes, and the picture is looked at again."""
    _turn_one(rooms)
    return _shown(View())(rooms)


def _turn_one(rooms: Rooms) -> None:
    rooms.store.run(
        "UPDATE pooled SET verdict = CASE verdict WHEN 'accepted' THEN 'refused' ELSE 'accepted' END"
        " WHERE identity = (SELECT identity FROM pooled ORDER BY identity DESC LIMIT 1)"
    )


def _overview_after(rooms: Rooms) -> object:
    _turn_one(rooms)
    return _overview("")(rooms)


def _within(wanted: PoolFilter) -> Callable[[Rooms], object]:
    def deed(rooms: Rooms) -> object:
        plan = replace(rooms.verifying.sampling.plans()[0], filter=wanted)
        return rooms.verifying.sampling.summed(plan).across("method")

    return deed


def _risks(rooms: Rooms) -> object:
    return rooms.verifying.sampling.risks(rooms.verifying.sampling.plans()[0])


def _overview(since: str) -> Callable[[Rooms], object]:
    def deed(rooms: Rooms) -> object:
        rooms.verifying.overview.keep_up(Silent())
        return rooms.verifying.overview.read(Period(since))

    return deed


def deeds() -> dict[str, Callable[[Rooms], object]]:
    """Each picture by how it is read."""
    across = {f"  across {one}": _shown(View(one)) for one in DIMENSIONS if one != "assessor"}
    slices = {
        "  one standard": _shown(View("standard", standard=edition(STANDARDS[3]))),
        "  one site and stage": _shown(View("method", site="Safle 3", stage="summative")),
        "  a plan of a year, two sites": _within(PoolFilter("2025-01-01", "2025-12-31", sites=("Safle 1", "Safle 2"))),
        "  a plan of two standards": _within(PoolFilter(standards=tuple(edition(one) for one in STANDARDS[:2]))),
    }
    return {
        "sampling picture": _shown(View()), "  after one more change there": _after_one_more, **across, **slices,
        "risks": _risks, "overview, everything": _overview(""), "overview, a year": _overview("2026-01-01"),
        "  after one more change": _overview_after,
    }  # fmt: skip


def compared(small: Rooms, large: Rooms) -> None:
    """Print each picture as a ratio to the same of few records, in turns."""
    for which, rooms in ((str(FEW), small), ("all", large)):
        took = timed(rooms.verifying.sampling.keep_up, Silent())
        first = timed(_shown(View()), rooms)
        overview = timed(_overview(""), rooms)
        said(f"  {which}: keeping up after so many came {took:.2f} s; then the first picture {first * 1000:.1f} ms,"
             f" the first overview {overview * 1000:.1f} ms")  # fmt: skip
    for name, deed in deeds().items():
        few, many = [], []
        for _ in range(TIMES):
            few.append(timed(deed, small))
            many.append(timed(deed, large))
        floor, ours = statistics.median(few), statistics.median(many)
        said(f"  {name}: {ours * 1000:.1f} ms, {ours / floor:.2f} x of {floor * 1000:.1f} ms at {FEW} records")


def drawn(small: Rooms, large: Rooms) -> None:
    """Print what drawing a sample and writing its justification takes."""
    for which, rooms in ((str(FEW), small), ("all", large)):
        sampling, plan = rooms.verifying.sampling, rooms.verifying.sampling.plans()[0].id
        if not rooms.verifying.sampling.plan(plan).drawn:
            strategy = replace(sampling.plan(plan).strategy, per_assessor=2, more_at_risk=1)
            sampling.change(replace(sampling.plan(plan), strategy=strategy))
        gc.collect()
        took = timed(sampling.draw, plan, Silent(), SEED)
        made: list[Any] = []
        read = timed(lambda: made.append(sampling.justification(plan)))  # noqa: B023 - called at once
        written = timed(pages.draw, made[0], "cy")
        picks = len(made[0].draw.drawn.picks)
        said(f"  {which}: draw of {picks} {took:.2f} s; justification read {read:.2f} s, written {written:.2f} s")
        sampling.take_back(plan)
        sampling.draw(plan, Silent(), SEED)
        shelves = shelved(made[0].entries, SEED)
        least = timed(steady, shelves, (), picks, Silent())
        said(f"  {which}: as many by conditional expectation {least:.2f} s")


def looked_at(app: QApplication, store: Founded, folder: Path, floors: Mapping[str, float]) -> Mapping[str, float]:
    """Print the window's longest blocks in the real screens, against what they were elsewhere; answer with them."""
    window, heart = window_on(app, store, folder), Heart(floors)
    assert window.frame is not None
    with heart.watched("going to the sample"):
        window.go("verify/sampling")
        screen = cast("SamplingScreen", window.frame.shown)
        until(lambda: screen.shown is not None)
    for across in ("standard", "site"):
        with heart.watched(f"turning the picture to {across}s"):
            screen.cover.across.segment(across).click()
            until(lambda: screen.shown is not None and screen.shown.picture.view.dimension == across)  # noqa: B023
    with heart.watched("going to the overview"):
        window.go("verify/overview")
        overview = cast("OverviewScreen", window.frame.shown)
        until(lambda: overview.found is not None)
    for way in ("standard", "month"):
        with heart.watched(f"turning the overview to {way}s"):
            overview.way.segment(way).click()
            QApplication.processEvents()
    window.close()
    return heart.owns


def main(count: int, real: int, kept: Path | None) -> None:
    """Build both stores, compare, draw, and look."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as made:
        folder = kept or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        stores = [store_of(folder, name, many, real) for name, many in (("few", FEW), ("many", count))]
        for store in stores:
            furnish(store)
        with stores[0].open() as few, stores[1].open() as large:
            small_rooms, large_rooms = building.open_rooms(few, SetClock()), building.open_rooms(large, SetClock())
            gc.collect()
            compared(small_rooms, large_rooms)
            drawn(small_rooms, large_rooms)
            small_rooms.close()
            large_rooms.close()
        in_turn(looked_at, cast("QApplication", app), stores[0], stores[1], Path(made))


if __name__ == "__main__":
    given = sys.argv[1:]
    main(
        int(given[0]) if given else RECORDS,
        int(given[1]) if len(given) > 1 else SEALED,
        Path(given[2]) if len(given) > 2 else None,
    )
