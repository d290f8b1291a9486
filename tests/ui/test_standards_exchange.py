"""Packs in and out of the window, two editions compared, and where else a criterion stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from assessor_app.standards.bundle import bundled
from assessor_app.standards.model import CriterionKey, StandardKey
from tests.ui.shelves import at_standards, rows, said, shown
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.standards.model import Standard
    from assessor_app.ui.screens.standards import StandardsScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

    OpenVisit = Callable[..., Window]

INSCS025 = "INSCS025@2021:cy"


def another(standard: Standard, **changed: object) -> Standard:
    """The same with another text, as its digest says."""
    return replace(standard, text_sha256="5" * 64, source_sha256="6" * 64, **changed)  # type: ignore[arg-type]


def exported(screen: StandardsScreen, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    told: list[str] = []
    screen.kit.notices.toast.connect(lambda text, _undo: told.append(text))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), kind))
    screen.export_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told[0].startswith("Standards written: ")


@pytest.fixture
def away(received: Founded, tmp_path: Path) -> Founded:
    """The store of somebody else, who has only what ships."""
    return received.copy(tmp_path / "other")


def test_a_pack_goes_out_and_comes_into_another_library(
    open_store: OpenVisit, visit: Founded, away: Founded, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = away.place.folder.parent
    screen = at_standards(open_store(visit), qtbot)
    extra = another(bundled()[0], urn="ZZAB1", title="Pobi bara")
    screen.kit.tasks.store(lambda rooms: rooms.library.add_standard(extra, "bara.txt"))
    exported(screen, folder / "safonau.zip", qtbot, monkeypatch, "Pack of standards (*.zip)")
    exported(screen, folder / "safonau-case.zip", qtbot, monkeypatch, "CASE 1.1 packages (*.case.zip)")
    other = at_standards(open_store(away), qtbot)
    told: list[str] = []
    other.kit.notices.toast.connect(lambda text, _undo: told.append(text))
    for pack, added in (("safonau.zip", 1), ("safonau-case.case.zip", 0)):
        told.clear()
        other.take([folder / pack])
        qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
        assert told == [f"Added to the library: {added}"]
    assert "Pobi bara" in said(shown(other, qtbot, str(extra.key)))


def test_a_broken_pack_is_refused_and_stops_no_other(
    open_visit: OpenVisit, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = at_standards(open_visit(), qtbot)
    whole = tmp_path / "cyfan.zip"
    exported(screen, whole, qtbot, monkeypatch, "")
    broken = tmp_path / "a-toredig.zip"
    broken.write_bytes(whole.read_bytes()[:-300])
    with qtbot.waitSignal(screen.kit.notices.banner, timeout=WAIT_MS) as told:
        screen.take([broken, whole])
    assert "a-toredig.zip" in str(told.args[0])
    settled(screen, qtbot)
    assert len(rows(screen)) == 5


def test_two_editions_are_compared_from_the_page(open_visit: OpenVisit, qtbot: QtBot) -> None:
    old = next(one for one in bundled() if one.urn == "INSCS025")
    first, *rest = old.performance
    fresh = replace(first, text=first.text.replace("delio", "ymdrin", 1))
    new = another(old, edition="2026-03", approved="2026-03", performance=(fresh, *rest))

    def prepare(rooms: Rooms) -> None:
        rooms.library.add_standard(new, "newydd.txt")
        rooms.people.add_candidate(name="Ŵyn Ŷnys", standards=(INSCS025,))

    window = open_visit()
    window.kit.tasks.store(prepare)
    screen = at_standards(window, qtbot, INSCS025)
    shown(screen, qtbot, INSCS025)
    assert screen.shown.page is not None
    (compare,) = screen.shown.page.head.compare
    assert compare.text() == "Compare with edition March 2026"
    compare.click()
    qtbot.waitUntil(lambda: screen.comparison is not None and screen.comparison.isVisible(), timeout=WAIT_MS)
    assert screen.comparison is not None
    texts = said(screen.comparison)
    assert "edition 2021 → edition March 2026" in texts
    assert any(">March 2026</span>" in text for text in texts)
    assert {"Changed: 1", f"As before: {len(old.criteria) - 1}"} <= set(texts)
    assert "Candidates who work on the other edition: Ŵyn Ŷnys" in texts
    assert "Drafts of observations against it: 1" in texts
    assert rest[0].text not in [text for text in texts if text in visible(screen)]
    screen.comparison.all.click()
    assert rest[0].text in visible(screen)
    check_controls(screen)
    screen.back.click()
    assert screen.shown.isVisible()


def visible(screen: StandardsScreen) -> list[str]:
    """The texts of the comparison that are in sight."""
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - only here

    return [label.text() for label in screen.differences.findChildren(QLabel) if label.isVisible()]


def test_where_else_a_criterion_stands_is_a_hint_that_leads_there(open_visit: OpenVisit, qtbot: QtBot) -> None:
    old = next(one for one in bundled() if one.urn == "INSCS025")
    copy = another(old, urn="ZZAB2", title="Ateb y ffôn")
    window = open_visit()
    window.kit.tasks.store(lambda rooms: rooms.library.add_standard(copy, "ffon.txt"))
    screen = at_standards(window, qtbot, INSCS025)
    shown(screen, qtbot, INSCS025)
    page = screen.shown.page
    assert page is not None
    key = CriterionKey(StandardKey.parse(INSCS025), "performance", 8)
    page.sought.emit(key)
    qtbot.waitUntil(lambda: "Nearly the same elsewhere" in said(page), timeout=WAIT_MS)
    assert any("never credit" in text for text in said(page))
    likes = page._likes
    assert likes is not None
    assert likes.rows[0].text() == old.performance[7].text
    assert "ZZAB2 · P8 · Ateb y ffôn\nLikeness: 100%" in likes.rows[0]._detail
    qtbot.waitUntil(lambda: likes.rows[0].height() > 0)
    settled(screen, qtbot)
    check_controls(screen)
    likes.rows[0].click()
    assert "Ateb y ffôn" in said(shown(screen, qtbot, str(copy.key)))
