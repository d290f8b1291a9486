"""Files as evidence on the observing screen: by button, drop and paste, from a watched folder; seen, said, undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QProgressBar

from assessor_app.observing.evidence.limits import MIB
from assessor_app.observing.model import EvidenceFile
from assessor_app.ui.lanes import Reporting
from assessor_app.ui.observing.filecard import FileCard
from assessor_app.ui.observing.linkchip import LinkChip
from assessor_app.ui.parts.buttons import Button
from assessor_app.ui.parts.text import Text
from tests.observing import evidencefiles as made
from tests.ui.visiting import at_draft, held, key, settled
from tests.ui.walks import check_controls

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from assessor_app.ui.frame import Frame
    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.window import Window
    from tests.ui.visiting import Founded

PASTE = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def observing(visit: Founded, open_visit: Callable[..., Window], qtbot: QtBot) -> ObservingScreen:
    """The observing screen on the draft, in English, with one criterion in sight."""
    screen = at_draft(open_visit(), visit, qtbot)
    screen.choose(key(screen, 8))
    return screen


def frame(screen: ObservingScreen) -> Frame:
    """What stands around the screen."""
    found = screen.window().frame  # type: ignore[attr-defined]
    assert found is not None
    return found  # type: ignore[no-any-return]


def kept(screen: ObservingScreen, qtbot: QtBot, count: int) -> tuple[EvidenceFile, ...]:
    """The files, once there are as many and all is shown."""
    qtbot.waitUntil(lambda: len(held(screen).files) == count)
    settled(screen, qtbot)
    return held(screen).files


def press(where: QWidget, said: str) -> None:
    """Press the one button in sight that says this."""
    (found,) = [button for button in where.findChildren(Button) if button.text() == said and button.isVisible()]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def texts(where: QWidget) -> list[str]:
    """What can be read."""
    return [text.text() for text in where.findChildren(Text) if text.isVisible()]


def test_a_photo_chosen_described_taken_away_and_brought_back(
    observing: ObservingScreen,
    visit: Founded,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    photo = made.put(tmp_path, "desg.jpg", made.photo((3000, 2000)))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(photo)], ""))
    evidence = observing.criterion.evidence
    assert evidence.room.text() == "Used: 0.0 of 24 MB · over 8 MB a file goes beside the record; 64 MB at most"
    QTest.mouseClick(observing.writing.attach, Qt.MouseButton.LeftButton)
    (file,) = kept(observing, qtbot, 1)
    assert observing.writing.text.hasFocus()
    assert (file.criteria, file.name) == ((key(observing, 8),), "desg.jpg")
    qtbot.waitUntil(lambda: not evidence.files.cards[file.id].thumb._picture.isNull())
    card = evidence.files.cards[file.id]
    assert {"Nothing is said of it yet", "Consent: not said yet"} <= set(texts(card))
    QTest.mouseClick(card.pencil, Qt.MouseButton.LeftButton)
    QTest.keyClicks(card.form.caption.edit, "Y ddesg")
    QTest.keyClick(card.form.caption.edit, Qt.Key.Key_Tab)
    QTest.keyClicks(card.form.people.edit, "yr ymgeisydd")
    QTest.mouseClick(card.form.consent.segment("given"), Qt.MouseButton.LeftButton)
    QTest.keyClick(card.form.people.edit, Qt.Key.Key_Return)
    settled(observing, qtbot)
    (said,) = held(observing).files
    assert (said.caption, said.people, said.consent) == ("Y ddesg", "yr ymgeisydd", "given")
    assert {"Y ddesg", "In it: yr ymgeisydd", "Consent: given"} <= set(texts(card))
    QTest.mouseClick(card.away, Qt.MouseButton.LeftButton)
    kept(observing, qtbot, 0)
    assert texts(frame(observing).toast) == ["Removed: Y ddesg"]
    QTest.mouseClick(frame(observing).toast.button, Qt.MouseButton.LeftButton)
    assert kept(observing, qtbot, 1) == (said,)
    observing.window().close()
    (there,) = visit.look(lambda rooms: rooms.desk.observation(visit.draft).files)
    assert there == said
    assert made.PLACE.encode() not in visit.look(lambda rooms: rooms.desk.held_in(there))


def test_files_dropped_anywhere_even_on_the_text_are_taken_in(
    observing: ObservingScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    dragged, press_now = QMimeData(), (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    names = ["a.txt", "rhaglen.exe"]
    dragged.setUrls([QUrl.fromLocalFile(str(made.put(tmp_path, name, name.encode()))) for name in names])
    at, copy = QPointF(9, 9), Qt.DropAction.CopyAction
    text = observing.writing.text
    QApplication.sendEvent(text.viewport(), QDragEnterEvent(at, copy, dragged, *press_now))
    assert "Let go to take these files in as evidence" in texts(observing.attaching.dropping)
    QApplication.sendEvent(text.viewport(), QDropEvent(at, copy, dragged, *press_now))
    (file,) = kept(observing, qtbot, 1)
    assert (file.name, file.origin) == ("a.txt", "dropped")
    qtbot.waitUntil(lambda: any("rhaglen.exe is not a kind of file" in said for said in texts(observing.arrivals)))
    assert text.toPlainText() == ""
    assert not observing.attaching.dropping.isVisible()
    observing.kit.tongue.switch()
    assert any(said.startswith("Nid yw rhaglen.exe") for said in texts(observing.arrivals))
    (away,) = [one for one in observing.arrivals.findChildren(Button) if one.accessibleName() == "Cau"]
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    assert not observing.arrivals.isVisible()


def test_a_picture_is_pasted_as_evidence_and_text_as_text(observing: ObservingScreen, qtbot: QtBot) -> None:
    clipboard, text = QApplication.clipboard(), observing.writing.text
    clipboard.setText("testun")
    QTest.keyClick(text, Qt.Key.Key_V, PASTE)
    assert text.toPlainText() == "testun"
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("#0B6E75"))
    clipboard.setImage(picture)
    QTest.keyClick(text, Qt.Key.Key_V, PASTE)
    kept(observing, qtbot, 1)
    observing.log.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    observing.log.setFocus()
    picture.fill(QColor("#9A5B00"))
    clipboard.setImage(picture)
    QTest.keyClick(observing.log, Qt.Key.Key_V, PASTE)
    first, second = kept(observing, qtbot, 2)
    assert (first.name, first.media_type) == ("2026-11-20 14.47.17.png", "image/png")
    assert second.sha256 != first.sha256
    assert text.toPlainText() == "testun"


def test_a_watched_folder_offers_what_is_whole_and_takes_nothing_by_itself(
    observing: ObservingScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "DCIM"
    folder.mkdir()
    made.put(folder, "hen.jpg", made.photo())
    strip, watcher = observing.arrivals, observing.attaching.watcher
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    QTest.mouseClick(observing.writing.camera, Qt.MouseButton.LeftButton)
    assert any("The original stays in its folder" in said for said in texts(strip))
    press(strip, "Choose the folder…")
    assert "Watching the folder DCIM" in texts(strip)
    qtbot.waitUntil(lambda: watcher._watch is not None)
    growing = (folder / "IMG_2041.jpg").open("wb")
    photo = made.photo((1200, 900))
    for piece in (photo[:900], photo[900:1800]):
        growing.write(piece)
        growing.flush()
        qtbot.waitUntil(lambda: watcher._watch is not None and growing.tell() in dict(watcher._watch.last.values()))
        assert not any("has appeared" in said for said in texts(strip))
    growing.write(photo[1800:])
    growing.close()
    made.put(folder, "IMG_2042.jpg", photo)
    qtbot.waitUntil(lambda: sum("has appeared" in said for said in texts(strip)) == 2)
    assert held(observing).files == ()
    assert "IMG_2041.jpg has appeared · 0.1 MB" in texts(strip)
    take, *_ = [one for one in strip.findChildren(Button) if one.text() == "Take in"]
    assert take.accessibleDescription() == "IMG_2041.jpg"
    QTest.mouseClick(take, Qt.MouseButton.LeftButton)
    (file,) = kept(observing, qtbot, 1)
    assert (file.name, file.origin) == ("IMG_2041.jpg", "folder")
    press(strip, "Leave it")
    assert texts(strip) == ["Watching the folder DCIM"]
    assert (folder / "IMG_2041.jpg").read_bytes() == photo
    frame(observing).rest()  # as the lock does, behind which a camera may go on
    assert watcher.folder == folder
    frame(observing).go("visits")
    assert watcher.folder is None
    assert observing.kit.session.preferences.now.watched == str(folder)
    frame(observing).go("observing", held(observing).id)
    assert not strip.isVisible()
    QTest.mouseClick(observing.writing.camera, Qt.MouseButton.LeftButton)
    press(strip, "Watch DCIM")
    qtbot.waitUntil(lambda: watcher._watch is not None)
    (folder / "hen.jpg").unlink()
    for left in folder.iterdir():
        left.unlink()
    folder.rmdir()
    qtbot.waitUntil(lambda: watcher.folder is None)
    qtbot.waitUntil(lambda: any("it is no longer watched" in said for said in texts(strip)))


def test_taking_in_shows_how_far_it_is_and_can_be_stopped(
    observing: ObservingScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Reporting.step

    def held_up(told: Reporting, done: int, total: int, what: str = "") -> None:
        """A slow disk: it says how far it is, and the rest comes once nobody wants it any more."""
        step(told, done, total, what)
        while MIB < done < total and not told._flag._event.wait(0.01):
            told._last = 0.0
            step(told, done, total, what)

    monkeypatch.setattr(Reporting, "step", held_up)
    observing.attaching.take([made.put(tmp_path, "mawr.txt", b"a" * (7 * MIB))])
    (bar,) = observing.arrivals.findChildren(QProgressBar)
    qtbot.waitUntil(lambda: bar.maximum() == 7 * MIB)
    assert "Taking in mawr.txt" in texts(observing.arrivals)
    QTest.keyClicks(observing.writing.text, "hanner")  # nobody who writes waits for it
    settled(observing, qtbot)
    press(observing.arrivals, "Cancel")
    qtbot.waitUntil(lambda: not observing.arrivals.isVisible())
    assert held(observing).files == ()
    assert observing.kit.tasks.drain()


def test_all_evidence_of_the_visit_stands_in_the_details(
    observing: ObservingScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    observing.attaching.take([made.put(tmp_path, "desg.jpg", made.photo())])
    (file,) = kept(observing, qtbot, 1)
    observing.open_details("evidence")
    observing.attaching.take([made.put(tmp_path, "nodyn.txt", b"a")])
    _, note = kept(observing, qtbot, 2)
    assert note.criteria == ()
    every = observing.details.evidence
    assert {"Cofnod galwad 88213", "desg.jpg · 0.1 MB", "nodyn.txt · 0.1 MB"} <= set(texts(every))
    card = every.files.cards[file.id]
    (chip,) = card.linked.findChildren(LinkChip)
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    settled(observing, qtbot)
    assert [one.criteria for one in held(observing).files] == [(), ()]
    observing.drawer.shut()
    observing.criterion.evidence._link(note)
    settled(observing, qtbot)
    assert held(observing).files[1].criteria == (key(observing, 8),)
    assert list(observing.criterion.evidence.files.cards) == [note.id]


def test_words_of_locations_noted_before_are_offered(observing: ObservingScreen, qtbot: QtBot) -> None:
    evidence = observing.criterion.evidence
    QTest.mouseClick(evidence.note, Qt.MouseButton.LeftButton)
    form = evidence.form
    qtbot.waitUntil(lambda: form._offers[form.where]._words.rowCount() > 0)
    QTest.keyClicks(form.what.edit, "Cofnod 2")
    form.where.edit.setFocus()
    QTest.keyClicks(form.where.edit, "crm")
    popup = form._offers[form.where].popup
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert form.where.said == "system CRM y ganolfan gyswllt"
    assert form.isVisible()
    form.holder.edit.setFocus()
    QTest.keyClick(form.holder.edit, Qt.Key.Key_Down)
    other = form._offers[form.holder].popup
    qtbot.waitUntil(other.isVisible)
    QTest.keyClick(other, Qt.Key.Key_Down)
    QTest.keyClick(other, Qt.Key.Key_Return)
    QTest.keyClick(form.holder.edit, Qt.Key.Key_Return)
    settled(observing, qtbot)
    noted = held(observing).locators[-1]
    assert (noted.what, noted.where, noted.holder) == ("Cofnod 2", "system CRM y ganolfan gyswllt", "arweinydd y tîm")


def test_a_location_half_said_waits_at_its_criterion(observing: ObservingScreen, qtbot: QtBot) -> None:
    evidence = observing.criterion.evidence
    QTest.mouseClick(evidence.note, Qt.MouseButton.LeftButton)
    QTest.keyClicks(evidence.form.what.edit, "Call record 90117")
    observing.choose(key(observing, 14))
    assert not evidence.form.isVisible()
    QTest.mouseClick(evidence.note, Qt.MouseButton.LeftButton)
    assert evidence.form.what.said == ""
    QTest.keyClick(evidence.form.what.edit, Qt.Key.Key_Escape)
    observing.writing.begin()
    observing.choose(key(observing, 8))
    assert evidence.form.isVisible()
    assert evidence.form.what.said == "Call record 90117"
    assert observing.writing.text.hasFocus()
    QTest.keyClicks(evidence.form.where.edit, "CRM")
    settled(observing, qtbot)
    assert [one.where for one in held(observing).locators if one.what == "Call record 90117"] == ["CRM"]
    observing.choose(key(observing, 14))
    observing.choose(key(observing, 8))
    assert not evidence.form.isVisible()


def test_a_larger_look_and_a_copy(observing: ObservingScreen, tmp_path: Path, qtbot: QtBot) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "rota.pdf")
    observing.attaching.take([made.put(tmp_path, "desg.jpg", made.photo()), tmp_path / "rota.pdf"])
    photo, _ = kept(observing, qtbot, 2)
    cards, closeup = observing.criterion.evidence.files.cards, observing.closeup
    first, second = cards.values()
    first.thumb.setFocus()
    QTest.keyClick(first.thumb, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not closeup.picture._image.isNull())
    assert closeup.picture._image.size().toTuple() == (400, 300)
    closeup.save_to(tmp_path / "copi.jpg")
    qtbot.waitUntil((tmp_path / "copi.jpg").exists)
    settled(observing, qtbot)
    qtbot.waitUntil(lambda: any(said.startswith("A copy was saved") for said in texts(frame(observing).toast)))
    assert len((tmp_path / "copi.jpg").read_bytes()) == photo.size
    QTest.keyClick(closeup, Qt.Key.Key_Escape)
    assert not closeup.isVisible()
    QTest.mouseClick(second.thumb, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    qtbot.waitUntil(lambda: closeup._stack.currentWidget() is closeup.pages)
    assert closeup.pages.pages == 1  # type: ignore[attr-defined]


def test_evidence_is_clear_where_there_is_little_room(
    visit: Founded, open_visit: Callable[..., Window], tmp_path: Path, qtbot: QtBot
) -> None:
    screen = at_draft(open_visit("cy", (1024, 768), 1.25), visit, qtbot)
    screen.attaching.take([made.put(tmp_path, "desg.jpg", made.photo())])
    (file,) = kept(screen, qtbot, 1)
    assert file.criteria == ()
    screen.arrivals.offer(tmp_path / "IMG_2042.jpg", MIB)
    screen.attaching.take([made.put(tmp_path, "llun.heic", b"x")])
    qtbot.waitUntil(lambda: any("HEIC" in said for said in texts(screen.arrivals)))
    screen.arrivals.ask(tmp_path)
    qtbot.waitUntil(lambda: screen.arrivals.geometry().bottom() < screen.writing.geometry().top())
    assert screen.log.height() >= 60
    qtbot.waitUntil(lambda: _clear(screen.writing))
    screen.open_details("evidence")
    qtbot.waitUntil(lambda: _clear(screen.details.evidence))


def _clear(where: QWidget) -> bool:
    try:
        check_controls(where)
    except AssertionError:
        return False
    return True


def test_a_link_taken_away_leaves_a_caption_that_is_on_its_way(observing: ObservingScreen) -> None:
    keys = (key(observing, 8), key(observing, 3))
    card = FileCard(observing.kit, EvidenceFile("f", "a.jpg", "image/jpeg", "0" * 64, 9, "", criteria=keys), chips=True)
    card.setParent(observing)
    card.show()
    card.change()
    told: list[EvidenceFile] = []
    card.edited.connect(told.append)
    QTest.keyClicks(card.form.caption.edit, "Y ddesg")
    card.unlink(keys[0])  # the store has not given the caption back yet
    assert (told[-1].caption, told[-1].criteria) == ("Y ddesg", keys[1:])
    card.show_file(card.file)  # what was read before either
    QTest.keyClicks(card.form.caption.edit, " wag")
    assert (told[-1].caption, told[-1].criteria) == ("Y ddesg wag", keys[1:])
    card.show_file(told[-1])
    card.show_file(replace(told[-1], caption="", criteria=keys))  # both taken back
    assert (card.form.caption.said, card.file.criteria) == ("", keys)
    QTest.keyClicks(card.form.people.edit, "neb")
    assert told[-1].criteria == keys
    card.deleteLater()
