"""Documents on their way into the library: many at once, each shown as it was read, one bad one stopping no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from assessor_app import paths
from assessor_app.ui.standards.intake import spread
from tests.ui.shelves import at_standards, rows, said
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.screens.standards import StandardsScreen
    from assessor_app.ui.window import Window

    OpenVisit = Callable[..., Window]

SOURCE = "001_1b320ec1c89b880f.txt"


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder of documents: a new edition, one with a number missing, one known, and three that are refused."""
    folder = tmp_path / "documents"
    folder.mkdir()
    text = (paths.standards_data() / "sources" / SOURCE).read_text(encoding="utf-8")
    lines = text.split("\n")
    seventh = next(at for at, line in enumerate(lines) if line.strip().startswith("7."))
    (folder / "a-newydd.txt").write_text(text.replace("INSCS025", "INSCS026"), encoding="utf-8")
    gap = "\n".join(lines[:seventh] + lines[seventh + 1 :]).replace("INSCS025", "INSCS099")
    (folder / "b-bwlch.txt").write_text(gap, encoding="utf-8")
    (folder / "c-yma.txt").write_text(text, encoding="utf-8")
    (folder / "d-latin.txt").write_bytes(text.encode("latin-1", "replace"))
    (folder / "e-gwag.txt").write_bytes(b"")
    (folder / "f-arall.txt").write_text(text.replace("problemau", "anawsterau"), encoding="utf-8")
    return folder


def previewing(screen: StandardsScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen.preview.isVisible() and bool(screen.preview.intakes), timeout=WAIT_MS)
    settled(screen, qtbot)


def choose(screen: StandardsScreen, source: str) -> None:
    at = next(at for at, one in enumerate(screen.preview.intakes) if one.reading.source == source)
    screen.preview.files.setCurrentIndex(screen.preview.files.rows.index(at, 0))


def test_files_are_shown_before_anything_is_added(
    open_visit: OpenVisit, documents: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = at_standards(open_visit(), qtbot)
    names = [*map(str, sorted(documents.iterdir())), str(documents / "nid yw yno.txt")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    screen.import_button.click()
    previewing(screen, qtbot)
    assert [one.standing for one in screen.preview.intakes] == [
        "new", "doubtful", "known", "refused", "refused", "differs", "refused",
    ]  # fmt: skip
    assert screen.preview.foot.note.text() == "Ready to add: 1 of 7"
    told: list[str] = []
    screen.kit.tasks.read(lambda rooms: told.extend(head.key.name for head in rooms.library.standards()))
    settled(screen, qtbot)
    assert "INSCS026" not in told


def test_findings_come_first_with_their_lines_in_both_languages(
    open_visit: OpenVisit, documents: Path, qtbot: QtBot
) -> None:
    screen = at_standards(open_visit(), qtbot)
    screen.take([documents])
    previewing(screen, qtbot)
    choose(screen, "b-bwlch.txt")
    texts = said(screen.preview.page)
    jump = texts.index("The numbers jump from 6 to 8. Check that nothing between them is missing.")
    assert texts[jump - 1].startswith("Check this · line ")
    assert jump < texts.index("INSCS099")
    choose(screen, "d-latin.txt")
    (latin,) = [text for text in said(screen.preview.page) if text.startswith("This file is not UTF-8")]
    assert "byte" in latin
    assert any(text.startswith("Refused · line ") for text in said(screen.preview.page))
    screen.kit.tongue.speak("cy")
    assert any(text.startswith("Gwrthodwyd · llinell ") for text in said(screen.preview.page))
    choose(screen, "f-arall.txt")
    assert any(text.startswith("Mae gan y llyfrgell destun arall") for text in said(screen.preview.page))


def take_doubtful(screen: StandardsScreen, source: str) -> None:
    choose(screen, source)
    assert screen.preview.choice is not None
    assert screen.preview.choice.text() == "I have checked it: take it"
    screen.preview.choice.click()


def test_a_bad_file_stops_no_other(open_visit: OpenVisit, documents: Path, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    screen.take([documents])
    previewing(screen, qtbot)
    take_doubtful(screen, "b-bwlch.txt")
    screen.preview.foot.primary.click()
    qtbot.waitUntil(lambda: len(screen.preview.intakes) == 3, timeout=WAIT_MS)
    assert {one.standing for one in screen.preview.intakes} == {"refused", "differs"}
    assert not screen.preview.foot.primary.isEnabled()
    screen.preview.cancel.click()
    qtbot.waitUntil(lambda: len(rows(screen)) == 7, timeout=WAIT_MS)
    assert {row.detail.partition(" ")[0] for row in rows(screen)} >= {"INSCS026", "INSCS099"}


def test_what_is_doubtful_is_added_only_once_a_person_looked_at_it(
    open_visit: OpenVisit, documents: Path, qtbot: QtBot
) -> None:
    screen = at_standards(open_visit(), qtbot)
    screen.take([documents / "a-newydd.txt", documents / "b-bwlch.txt"])
    previewing(screen, qtbot)
    screen.preview.foot.primary.click()
    qtbot.waitUntil(lambda: [one.standing for one in screen.preview.intakes] == ["doubtful"], timeout=WAIT_MS)
    take_doubtful(screen, "b-bwlch.txt")
    assert screen.preview.foot.note.text() == "Ready to add: 1 of 1"
    screen.preview.foot.primary.click()
    qtbot.waitUntil(lambda: screen.columns.isVisible() and len(rows(screen)) == 7, timeout=WAIT_MS)


def test_a_readable_file_can_be_left_out(open_visit: OpenVisit, documents: Path, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    screen.take([documents / "a-newydd.txt", documents / "b-bwlch.txt"])
    previewing(screen, qtbot)
    take_doubtful(screen, "b-bwlch.txt")
    screen.preview.choice.click()  # type: ignore[union-attr] # there is one, as was just seen
    assert screen.preview.foot.note.text() == "Ready to add: 1 of 2"
    assert "You left this document out. Nothing will be added from it." in said(screen.preview.page)
    screen.preview.foot.primary.click()
    qtbot.waitUntil(lambda: screen.columns.isVisible() and len(rows(screen)) == 6, timeout=WAIT_MS)
    assert not any(row.key.startswith("INSCS099") for row in rows(screen))
    qtbot.waitUntil(lambda: screen.shown.page is not None and "INSCS026" in said(screen.shown.page), timeout=WAIT_MS)


def test_two_texts_of_one_edition_in_one_go_are_not_both_added(
    open_visit: OpenVisit, documents: Path, qtbot: QtBot
) -> None:
    other = documents / "z-arall.txt"
    text = (documents / "a-newydd.txt").read_text(encoding="utf-8").replace("problemau", "anawsterau")
    other.write_text(text, encoding="utf-8")
    screen = at_standards(open_visit(), qtbot)
    screen.take([documents / "a-newydd.txt", other])
    previewing(screen, qtbot)
    assert screen.preview.foot.note.text() == "Ready to add: 2 of 2"
    screen.preview.foot.primary.click()
    qtbot.waitUntil(lambda: len(screen.preview.intakes) == 1, timeout=WAIT_MS)
    assert screen.preview.intakes[0].standing == "differs"
    assert any("another text for INSCS026@2021:cy" in text for text in said(screen.preview.page))


def test_files_are_dropped_on_the_screen(open_visit: OpenVisit, documents: Path, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(documents / "a-newydd.txt")), QUrl("https://example.org/x.txt")])
    press = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(screen, QDragEnterEvent(QPointF(9, 9), Qt.DropAction.CopyAction, held, *press))
    assert screen.dropping.isVisible()
    QApplication.sendEvent(screen, QDragLeaveEvent())
    assert not screen.dropping.isVisible()
    QApplication.sendEvent(screen, QDragEnterEvent(QPointF(9, 9), Qt.DropAction.CopyAction, held, *press))
    QApplication.sendEvent(screen, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, held, *press))
    previewing(screen, qtbot)
    assert [one.reading.source for one in screen.preview.intakes] == ["a-newydd.txt"]


def test_a_folder_stands_for_its_text_files(documents: Path) -> None:
    (documents / "llun.png").write_bytes(b"")
    assert [file.name[0] for file in spread([documents, documents / "a-newydd.txt"])] == list("abcdef")


@pytest.mark.slow
@pytest.mark.parametrize("shape", [("cy", (1024, 768), 1.25), ("en", (1440, 900), 1.0)])
def test_the_preview_is_named_and_unclipped(
    open_visit: OpenVisit, documents: Path, qtbot: QtBot, shape: tuple[str, tuple[int, int], float]
) -> None:
    screen = at_standards(open_visit(*shape), qtbot)
    screen.take([documents])
    previewing(screen, qtbot)
    for source in ("b-bwlch.txt", "d-latin.txt", "f-arall.txt"):
        choose(screen, source)
        settled(screen, qtbot)
        check_controls(screen)
