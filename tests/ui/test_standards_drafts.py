"""Documents before they are kept: doubts in their places beside the source, what a person puts right, what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessor_app import paths
from assessor_app.ui.standards.lines import CriterionLine
from tests.ui.shelves import at_standards, rows, said
from tests.ui.visiting import settled
from tests.ui.walks import WAIT_MS, check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.standards.origins.model import Origin
    from assessor_app.ui.screens.standards import StandardsScreen
    from assessor_app.ui.standards.draft import DraftPage
    from assessor_app.ui.window import Window

    OpenVisit = Callable[..., Window]

SOURCE = "001_1b320ec1c89b880f.txt"


@pytest.fixture
def source() -> str:
    return (paths.standards_data() / "sources" / SOURCE).read_text(encoding="utf-8")


@pytest.fixture
def gap(source: str, tmp_path: Path) -> Path:
    """A document whose seventh criterion is missing."""
    lines = source.replace("INSCS025", "INSCS099").split("\n")
    seventh = next(at for at, line in enumerate(lines) if line.strip().startswith("7."))
    file = tmp_path / "bwlch.txt"
    file.write_text("\n".join(lines[:seventh] + lines[seventh + 1 :]), encoding="utf-8")
    return file


@pytest.fixture
def other(source: str, tmp_path: Path) -> Path:
    """Another text of an edition that the library has."""
    file = tmp_path / "arall.txt"
    file.write_text(source.replace("nodi problemau", "nodi anawsterau"), encoding="utf-8")
    return file


def previewed(screen: StandardsScreen, file: Path, qtbot: QtBot) -> DraftPage:
    screen.take([file])
    qtbot.waitUntil(lambda: screen.preview.draft is not None and screen.preview.isVisible(), timeout=WAIT_MS)
    settled(screen, qtbot)
    assert screen.preview.draft is not None
    return screen.preview.draft


def marked_line(screen: StandardsScreen) -> str:
    """The line of the source that is marked."""
    (found,) = screen.preview.source.text.extraSelections()
    return str(found.cursor.block().text())


def test_a_doubt_stands_at_its_criterion_and_leads_to_its_line(open_visit: OpenVisit, gap: Path, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    draft = previewed(screen, gap, qtbot)
    doubtful = [line for line in draft.findChildren(CriterionLine) if any("jump" in text for text in said(line))]
    assert len(doubtful) == 1
    assert "cadarnhau" in "".join(said(doubtful[0])) or "P7" in said(doubtful[0])
    jump = next(one for one in screen.preview.intakes[0].reading.doubts if one.code == "numbers-jump")
    screen.preview.point(jump.line)
    assert screen.preview.source.here == jump.line
    shown = marked_line(screen)
    assert shown.split()[0] == str(jump.line)
    assert "8." in shown


def test_what_a_person_puts_right_is_kept_with_their_name_and_the_file(
    open_visit: OpenVisit, gap: Path, qtbot: QtBot
) -> None:
    screen = at_standards(open_visit(), qtbot)
    draft = previewed(screen, gap, qtbot)
    read = screen.preview.intakes[0].reading.standard
    assert read is not None
    draft.correct(("performance", 20))
    assert draft.corrector is not None
    qtbot.waitUntil(draft.corrector.group.edit.hasFocus)
    draft.corrector.kinds.segment("knowledge").click()
    QTest.keyClicks(draft.corrector.group.edit, "Cofnodi   galwadau")
    QTest.keyClick(draft.corrector.group.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(screen.preview.intakes[0].corrections), timeout=WAIT_MS)
    assert "You put this right." in said(screen.preview.page)
    qtbot.waitUntil(lambda: screen.preview.draft is not None and screen.preview.draft.isVisible())
    settled(screen, qtbot)
    check_controls(screen.preview.page)
    standard = screen.preview.intakes[0].standard
    assert standard is not None
    assert (len(standard.performance), len(standard.knowledge)) == (19, 20)
    assert standard.knowledge[0].text == read.performance[19].text
    assert standard.knowledge[0].group == "Cofnodi galwadau"
    assert screen.preview.choice is not None
    screen.preview.choice.click()
    screen.preview.foot.primary.click()
    qtbot.waitUntil(screen.columns.isVisible, timeout=WAIT_MS)
    told: list[Origin] = []
    kept: list[bytes | None] = []
    screen.kit.tasks.read(lambda rooms: rooms.library.origin(standard.key), then=told.append)
    screen.kit.tasks.read(lambda rooms: rooms.library.document(standard.key), then=kept.append)
    settled(screen, qtbot)
    assert [(one.what, one.after, one.who) for one in told[0].corrections] == [
        ("kind", "knowledge", "Rhys Wyn Jones"), ("group", "Cofnodi galwadau", "Rhys Wyn Jones"),
    ]  # fmt: skip
    assert all(one.when.startswith("2026-11-20T14:47:17") for one in told[0].corrections)
    assert (told[0].by, kept) == ("Rhys Wyn Jones", [gap.read_bytes()])


def test_a_correction_can_be_given_up_and_taken_back(open_visit: OpenVisit, gap: Path, qtbot: QtBot) -> None:
    screen = at_standards(open_visit(), qtbot)
    draft = previewed(screen, gap, qtbot)
    draft.correct(("performance", 1))
    assert draft.corrector is not None
    draft.corrector.cancel.click()
    assert draft.corrector is None
    assert screen.preview.intakes[0].corrections == ()
    right = screen.preview.intakes[0].put_right("performance", 1, became="behaviour", group=None)
    assert len(right.corrections) == 1
    assert right.put_right("performance", 1, became="performance", group=None).corrections == ()


def test_another_text_of_an_edition_is_compared_and_kept_knowingly(
    open_visit: OpenVisit, other: Path, qtbot: QtBot
) -> None:
    screen = at_standards(open_visit(), qtbot)
    previewed(screen, other, qtbot)
    assert [one.standing for one in screen.preview.intakes] == ["differs"]
    assert not screen.preview.foot.primary.isEnabled()
    assert screen.preview.compare is not None
    screen.preview.compare.click()
    qtbot.waitUntil(lambda: screen.comparison is not None and screen.comparison.isVisible(), timeout=WAIT_MS)
    texts = said(screen.differences)
    assert {"Changed: 1", "As before: 39", "Added: 0", "Removed: 0"} <= set(texts)
    (changed,) = [text for text in texts if "line-through" in text]
    assert "problemau</span>" in changed
    assert "anawsterau</span>" in changed
    check_controls(screen.differences)
    screen.back.click()
    assert screen.preview.isVisible()
    assert screen.preview.choice is not None
    screen.preview.choice.click()
    screen.preview.foot.primary.click()
    qtbot.waitUntil(lambda: screen.columns.isVisible() and len(rows(screen)) == 6, timeout=WAIT_MS)
    details = [row.detail.split("\n")[1] for row in rows(screen) if "INSCS025" in row.detail]
    assert "edition 2021, another text · approved 2021" in details


@pytest.mark.slow
@pytest.mark.parametrize("shape", [("cy", (1024, 768), 1.25), ("cy", (1440, 900), 1.0)])
def test_the_source_finds_room(
    open_visit: OpenVisit, gap: Path, qtbot: QtBot, shape: tuple[str, tuple[int, int], float]
) -> None:
    screen = at_standards(open_visit(*shape), qtbot)
    draft = previewed(screen, gap, qtbot)
    draft.correct(("knowledge", 2))
    settled(screen, qtbot)
    check_controls(screen)
    screen.preview.point(30)
    qtbot.waitUntil(screen.preview.source.isVisible)
    check_controls(screen.preview.source)
