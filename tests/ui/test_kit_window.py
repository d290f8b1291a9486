"""The window as a whole: its keys, its names, its room for large text, and closing without losing a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTextBrowser, QWidget

from assessor_app import paths
from assessor_app.errors import Unavailable
from assessor_app.tables import MIGRATIONS
from assessor_app.ui.crash import Crashes, report
from assessor_app.ui.doors import Doors
from assessor_app.ui.help import chapters
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.session import Preferences
from assessor_app.ui.window import Window
from assessor_app.vault.vault import Vault
from tests.ui.walks import PASSPHRASE, WAIT_MS, check_controls, controls, go_through_first_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.rooms import Rooms
    from assessor_app.ui.help import HelpScreen
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.preferences.screen import PreferencesScreen
    from tests.ui.visiting import Founded

    MakeWindow = Callable[..., Window]

CTRL = Qt.KeyboardModifier.ControlModifier


def entrance_pages(window: Window) -> list[QWidget]:
    """Each page of the way in, shown one after another by whoever walks along."""
    way = window.entrance
    return [way.welcome, way.person, way.passphrase, way.code, way.unlock, way.recover, way.letting_in.page]


def settings(window: Window) -> PreferencesScreen:
    window.go("settings")
    assert window.frame is not None
    return cast("PreferencesScreen", window.frame.shown)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 768)), (1.25, (1280, 800)), (2.0, (1440, 900))])
def test_the_way_in_is_named_and_unclipped(
    make_window: MakeWindow, qtbot: QtBot, language: str, scale: float, size: tuple[int, int]
) -> None:
    window = make_window(language=language, scale=scale, size=size)
    for page in entrance_pages(window):
        window.entrance.turn_to(page)  # type: ignore[arg-type]  # pages all
        qtbot.waitUntil(page.isVisible)
        QApplication.processEvents()
        check_controls(window)


def test_a_short_page_of_the_way_in_does_not_scroll_for_another_ones_sake(
    make_window: MakeWindow, qtbot: QtBot
) -> None:
    window = make_window(scale=1.25, size=(1024, 768))
    way = window.entrance
    (bar,) = (one.verticalScrollBar() for one in way.findChildren(Scroll))
    way.turn_to(way.person)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    way.turn_to(way.passphrase)
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    assert (way.passphrase.isVisible(), way.person.isVisible()) == (True, False)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_frame_settings_and_help_are_named_and_unclipped(founded: Window, qtbot: QtBot, language: str) -> None:
    founded.kit.tongue.speak(language)  # type: ignore[arg-type]  # cy or en
    page = settings(founded)
    qtbot.waitUntil(lambda: bool(page.certificate.fingerprint.text()), timeout=WAIT_MS)
    for scale in (1.0, 2.0):
        founded.kit.theme.enlarge(scale)
        for name in ("settings", "help"):
            founded.go(name)
            QApplication.processEvents()
            QApplication.processEvents()
            check_controls(founded)


def test_focus_goes_through_the_form_in_reading_order(make_window: MakeWindow) -> None:
    window = make_window()
    way = window.entrance
    way.welcome.start.click()
    expected = [way.person.name.edit, way.person.centre.edit, way.person.number.edit]
    chain: list[QWidget] = []
    at: QWidget = way.person.name.edit
    while at not in chain:
        chain.append(at)
        at = cast("QWidget", at.nextInFocusChain())
    reached = [widget for widget in chain if widget in controls(window)]
    assert reached[:3] == expected
    tops = [widget.mapTo(window, QPoint()).y() for widget in reached[:3]]
    assert tops == sorted(tops)


def test_language_switches_live_by_key_and_by_switch(make_window: MakeWindow) -> None:
    window = make_window()
    page = window.entrance.welcome
    assert page.title.text() == "Welcome"
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert page.title.text() == "Croeso"
    assert window.windowTitle() == "Aseswr"
    assert page.languages.choice == "cy"
    page.languages.segment("en").click()
    assert page.title.text() == "Welcome"
    assert window.kit.session.preferences.now.language == "en"


def test_keys_of_the_window(founded: Window) -> None:
    frame = founded.frame
    assert frame is not None
    QTest.keyClick(founded, Qt.Key.Key_F1)
    assert frame.here == "help"
    QTest.keyClick(founded, Qt.Key.Key_Comma, CTRL)
    assert frame.here == "settings"
    for number, name in enumerate(frame.order, start=1):
        QTest.keyClick(founded, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        assert frame.here == name
        assert frame.rail.button(name).isChecked()


def test_help_is_in_the_rail_lights_itself_and_leads_back(founded: Window) -> None:
    frame = founded.frame
    assert frame is not None
    frame.go("visits/new", "")
    frame.go("visits/new")
    frame.rail.button("help").click()
    assert frame.here == "help"
    assert [name for name, button in frame.rail._buttons.items() if button.isChecked()] == ["help"]
    cast("HelpScreen", frame.shown).back.click()
    assert frame.here == "visits/new"
    frame.rail.show_place("nowhere")
    assert not [name for name, button in frame.rail._buttons.items() if button.isChecked()]
    frame.rail.show_place("records")
    assert [name for name, button in frame.rail._buttons.items() if button.isChecked()] == ["records"]


def test_a_screen_that_was_left_takes_nobody_elsewhere(founded: Window) -> None:
    frame = founded.frame
    assert frame is not None
    founded.go("visits/new")
    left = frame.shown
    founded.go("candidates")
    left.go("visits")  # as when the store has answered it only now
    left.look_up("standards", "")
    assert frame.here == "candidates"
    frame.shown.look_up("standards", "")
    assert frame.here == "standards"
    frame.shown.go("visits")
    assert frame.here == "visits"


def test_help_can_be_read_before_a_store_is_open(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    way = window.entrance
    way.welcome.start.click()
    for ask in (way.help.click, lambda: QTest.keyClick(window, Qt.Key.Key_F1)):
        ask()
        page = window.beside["help"]
        assert page.isVisible()
        assert "Help" in {label.text() for label in page.findChildren(QLabel)}
        check_controls(window)
        cast("HelpScreen", page).back.click()
        assert way.isVisible()
        assert way.page is way.person
    go_through_first_run(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.frame is not None
    assert window.frame.here == "help"


def test_what_was_typed_at_first_run_can_be_put_right(founded: Window, qtbot: QtBot) -> None:
    page = settings(founded)
    card, shown = page.person, page.certificate.fingerprint
    qtbot.waitUntil(lambda: card.you.name.said == "Siân Llŷn" and bool(shown.text()), timeout=WAIT_MS)
    before = shown.text()
    card.you.name.edit.setText("Siân Llywelyn")
    card.you.status.segment("trainee").click()
    card.change.click()
    assert card.phrase.below.text() == "Type your passphrase."
    card.phrase.edit.setText("not this one at all")
    card.change.click()
    qtbot.waitUntil(lambda: card.phrase.below.text().startswith("That is not the passphrase"), timeout=WAIT_MS)
    card.phrase.edit.setText(PASSPHRASE)
    card.change.click()
    qtbot.waitUntil(lambda: shown.text() not in {"", before}, timeout=WAIT_MS)
    assert page.certificate.whose.text() == "Siân Llywelyn · Canolfan Tŷ Gwyn"
    found: list[object] = []
    founded.kit.tasks.read(lambda rooms: rooms.people.assessor(), then=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert (getattr(found[0], "name", ""), getattr(found[0], "status", "")) == ("Siân Llywelyn", "trainee")
    assert card.phrase.said == ""


def test_wide_pages_stand_in_the_middle_and_scroll_at_the_edge(founded: Window, qtbot: QtBot) -> None:
    founded.resize(1440, 900)
    page = settings(founded)
    QApplication.processEvents()
    middle = page.column.mapTo(page, page.column.rect().center()).x()
    assert abs(middle - page.width() // 2) < 12
    founded.go("help", "7-keyboard")
    assert founded.frame is not None
    screen = cast("HelpScreen", founded.frame.shown)
    bar = screen.page.verticalScrollBar()
    qtbot.waitUntil(bar.isVisible, timeout=WAIT_MS)
    assert bar.mapTo(founded, bar.rect().topRight()).x() > founded.width() - 40
    assert screen.page.viewport().width() <= founded.kit.theme.px(760)


def test_help_begins_at_its_first_line_and_never_scrolls_sideways(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(language="cy", scale=1.25, size=(1024, 768))
    window.entrance.help.click()
    page = cast("HelpScreen", window.beside["help"]).page
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0, timeout=WAIT_MS)
    QApplication.processEvents()
    assert page.verticalScrollBar().value() == 0
    assert page.document().size().width() <= page.viewport().width()


def test_preferences_and_window_come_back(make_window: MakeWindow, home: Path) -> None:
    window = make_window(size=(770, 570))
    window.kit.tongue.speak("cy")
    window.close()
    kept = (home / "settings.json").read_text(encoding="utf-8")
    assert '"language": "cy"' in kept
    again = make_window(size=None)
    assert (again.width(), again.height()) == (770, 570)


def test_closing_writes_what_waits_first(founded: Window) -> None:
    written: list[str] = []

    def write(_rooms: Rooms) -> None:
        written.append("last words")

    founded.kit.tasks.soon("composer", write)
    assert founded.close()
    assert written == ["last words"]
    assert founded.kit.session.vault is None


def test_closing_stays_when_something_could_not_be_written(founded: Window) -> None:
    def fail(_rooms: Rooms) -> None:
        raise Unavailable("disk-full", folder="/somewhere")

    frame = founded.frame
    assert frame is not None
    founded.kit.tasks.soon("composer", fail)
    assert not founded.close()
    assert "The disk that holds /somewhere is full." in frame.banner.words.text()
    assert frame.toast.isVisible()
    assert founded.close()


def test_changing_the_passphrase(founded: Window, qtbot: QtBot) -> None:
    card = settings(founded).passphrase
    new = "haul lleuad seren newydd"
    for old in ("not the one it is", PASSPHRASE):
        card.old.edit.setText(old)
        card.new.first.edit.setText(new)
        card.new.second.edit.setText(new)
        card.change.click()
        if old != PASSPHRASE:
            qtbot.waitUntil(lambda: card.old.below.property("role") == "invalid", timeout=WAIT_MS)
    frame = founded.frame
    assert frame is not None
    qtbot.waitUntil(frame.toast.isVisible, timeout=WAIT_MS)
    assert card.old.said == card.new.said == ""
    vault = founded.kit.session.opened()
    assert vault.identity_secret(new)


def test_new_recovery_code_replaces_the_old_and_stays_until_kept(founded: Window, qtbot: QtBot) -> None:
    card = settings(founded).recovery
    card.phrase.edit.setText("not the one it is")
    card.make.click()
    qtbot.waitUntil(lambda: card.phrase.below.property("role") == "invalid", timeout=WAIT_MS)
    card.phrase.edit.setText(PASSPHRASE)
    card.make.click()
    qtbot.waitUntil(lambda: card.dialog is not None, timeout=WAIT_MS)
    dialog = card.dialog
    assert dialog is not None
    code = dialog.page.code.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.close()
    assert dialog.isVisible()
    dialog.page.kept.setChecked(True)
    dialog.page.next.click()
    place = founded.kit.session.opened().place
    founded.close()
    Vault.open(place, recovery_code=code, migrations=MIGRATIONS).close()


def test_certificate_is_shown_in_groups_and_saved(
    founded: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = settings(founded).certificate
    qtbot.waitUntil(lambda: bool(card.fingerprint.text()), timeout=WAIT_MS)
    assert re.fullmatch(r"([0-9A-F]{4} ){7}[0-9A-F]{4}", card.fingerprint.text())
    assert card.whose.text() == "Siân Llŷn · Canolfan Tŷ Gwyn"
    file = tmp_path / "identity.pem"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    card.save.click()
    assert file.read_text(encoding="ascii").startswith("-----BEGIN CERTIFICATE-----\n")


def test_theme_and_motion_are_chosen_and_kept(founded: Window, home: Path) -> None:
    page = settings(founded)
    page.themes.segment("dark").click()
    assert founded.kit.theme.tokens.dark
    assert founded.kit.session.preferences.now.theme == "dark"
    page.themes.segment("contrast").click()
    assert founded.kit.theme.tokens.outlined
    page.less_motion.click()
    assert founded.kit.theme.still
    again = Preferences(home / "settings.json").now
    assert (again.theme, again.less_motion) == ("contrast", True)
    page.less_motion.click()


def test_help_has_the_same_chapters_in_both_languages(founded: Window) -> None:
    welsh, english = chapters("cy"), chapters("en")
    assert [name for name, _, _ in welsh] == [name for name, _, _ in english]
    assert len(english) >= 4
    assert all(title and title != other for (_, title, _), (_, other, _) in zip(welsh, english, strict=True))
    founded.kit.tongue.speak("cy")
    founded.go("help", "7-keyboard")
    page = founded.findChild(QTextBrowser, "help-page")
    assert page is not None
    assert page.toPlainText().startswith("Llwybrau byr")


def test_crash_report_says_where_and_never_what(kit: Kit, tmp_path: Path) -> None:
    def look_up() -> None:
        raise KeyError("Siân Llŷn, 3 Chwefror")

    crashes = Crashes(kit.theme, kit.tongue, lambda: tmp_path)
    try:
        look_up()
    except KeyError as problem:
        said = report(problem)
        crashes.tell(problem)
        crashes.tell(problem)
    assert "look_up" in said
    assert "builtins.KeyError" in said
    assert "Siân" not in said
    assert str(paths.program_root()) not in said
    (file,) = tmp_path.glob("report-*.txt")
    assert file.read_text(encoding="utf-8").startswith("assessor-app ")
    assert crashes.dialog is not None
    assert crashes.dialog.isVisible()
    crashes.dialog.close_button.click()
    assert crashes.dialog is None


def test_only_a_window_that_stays_alone_sets_aside_what_was_built(
    visit: Founded, make_kit: Callable[..., Kit], qtbot: QtBot, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[bool] = []
    made: list[Window] = []
    monkeypatch.setattr("assessor_app.ui.window.gc.freeze", lambda: frozen.append(True))
    for alone in (False, True):
        kit = make_kit("en", 1.0, Preferences(home / "settings.json"))
        made.append(Window(kit, Doors(kit.clock), alone=alone))
        qtbot.addWidget(made[-1])
        made[-1].show()
        made[-1].entrance.opened.emit(visit.open())
        qtbot.waitUntil(lambda: made[-1].frame is not None, timeout=WAIT_MS)
        assert bool(frozen) is alone
        assert made[-1].close()
