"""First run and unlocking through the real window, on real stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from assessor_app import paths
from assessor_app.tables import MIGRATIONS
from assessor_app.ui.entrance.strength import strength
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.ui.walks import PASSPHRASE, WAIT_MS, go_through_first_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.window import Window

    MakeWindow = Callable[..., Window]


def the_store() -> StorePlace:
    (folder,) = paths.stores().iterdir()
    return StorePlace(folder)


def unlock(window: Window, phrase: str) -> None:
    window.entrance.unlock.phrase.edit.clear()
    QTest.keyClicks(window.entrance.unlock.phrase.edit, phrase)
    QTest.keyClick(window.entrance.unlock.phrase.edit, Qt.Key.Key_Return)


def test_first_run_founds_a_store_that_opens_again(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    go_through_first_run(window, qtbot)
    assert window.close()
    again = make_window()
    way = again.entrance
    assert way.page is way.unlock
    assert way.unlock.whose.text() == "Siân Llŷn · Canolfan Tŷ Gwyn"
    unlock(again, PASSPHRASE)
    qtbot.waitUntil(lambda: again.frame is not None, timeout=WAIT_MS)
    found: list[object] = []
    again.kit.tasks.read(lambda rooms: rooms.people.assessor(), then=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT_MS)
    assert getattr(found[0], "name", None) == "Siân Llŷn"


def test_name_and_centre_are_asked_for_in_place(make_window: MakeWindow) -> None:
    way = make_window().entrance
    way.welcome.start.click()
    way.person.next.click()
    assert way.page is way.person
    assert way.person.name.below.text() == "Write your name. It is printed on your records."
    assert way.person.name.edit.accessibleDescription() == way.person.name.below.text()
    QTest.keyClicks(way.person.name.edit, "Rhys")
    assert way.person.name.below.isHidden()
    way.person.next.click()
    assert way.person.centre.below.text().startswith("Write the centre’s name.")
    assert not paths.stores().exists()


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("short", "short", "Too short. Characters still needed: 7"),
        ("aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "Too few different characters. Use several words."),
        (PASSPHRASE, PASSPHRASE + "x", "The two are not the same. Type it again."),
    ],
)
def test_passphrase_that_will_not_do_is_told_in_place(
    make_window: MakeWindow, first: str, second: str, told: str
) -> None:
    way = make_window().entrance
    way.welcome.start.click()
    way.person.name.edit.setText("S")
    way.person.centre.edit.setText("C")
    way.person.next.click()
    phrase = way.passphrase.phrase
    phrase.first.edit.setText(first)
    phrase.second.edit.setText(second)
    way.passphrase.next.click()
    assert way.page is way.passphrase
    assert [label.text() for label in phrase.findChildren(QLabel) if label.isVisible()].count(told) == 1


@pytest.mark.parametrize(
    ("passphrase", "judged"),
    [
        ("", "short"),
        ("elevenchars", "short"),
        ("abababababab", "alike"),
        ("ceffyl batri", "fair"),
        (PASSPHRASE, "good"),
    ],
)
def test_strength_by_example(passphrase: str, judged: str) -> None:
    assert strength(passphrase, 12) == judged


def test_recovery_code_is_saved_and_must_be_kept(
    make_window: MakeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window(language="cy")
    way = window.entrance
    way.welcome.start.click()
    way.person.name.edit.setText("Siân Llŷn")
    way.person.centre.edit.setText("Tŷ Gwyn")
    way.person.next.click()
    way.passphrase.phrase.first.edit.setText(PASSPHRASE)
    way.passphrase.phrase.second.edit.setText(PASSPHRASE)
    way.passphrase.next.click()
    qtbot.waitUntil(lambda: way.page is way.code, timeout=WAIT_MS)
    assert not way.code.next.isEnabled()
    file = tmp_path / "cod adfer ŵ.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    way.code.save.click()
    saved = file.read_text(encoding="utf-8")
    assert way.code.code.text() in saved
    assert "Siân Llŷn · Tŷ Gwyn" in saved
    assert "Cod adfer" in saved
    way.code.kept.click()
    assert way.code.next.isEnabled()


def test_code_that_cannot_be_saved_says_so(
    make_window: MakeWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_window().entrance.code
    page.show_code("AAAAA-BBBBB", "S · C")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "such" / "folder.txt"), ""))
    page.save.click()
    assert "could not be written" in page.banner.words.text()


def test_creating_can_be_cancelled_and_leaves_nothing(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    way = window.entrance
    way.welcome.start.click()
    way.person.name.edit.setText("S")
    way.person.centre.edit.setText("C")
    way.person.next.click()
    way.passphrase.phrase.first.edit.setText(PASSPHRASE)
    way.passphrase.phrase.second.edit.setText(PASSPHRASE)
    way.passphrase.next.click()
    assert way.busy.isVisible()
    way.busy.stop.click()
    qtbot.waitUntil(way.busy.isHidden, timeout=WAIT_MS)
    assert way.page is way.passphrase
    assert not list(paths.stores().glob("*/store.db"))
    assert not way.passphrase.banner.isVisible()


def test_wrong_passphrase_says_so_and_may_be_tried_again(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    go_through_first_run(window, qtbot)
    window.close()
    again = make_window()
    field = again.entrance.unlock.phrase
    for attempt in ("not this one at all", "nor this one"):
        unlock(again, attempt)
        qtbot.waitUntil(lambda: field.below.text().startswith("That is not the passphrase"), timeout=WAIT_MS)
        qtbot.waitUntil(again.entrance.busy.isHidden, timeout=WAIT_MS)
        QTest.keyClick(field.edit, Qt.Key.Key_A)
        assert field.below.text() == ""
    unlock(again, PASSPHRASE)
    qtbot.waitUntil(lambda: again.frame is not None, timeout=WAIT_MS)


def test_recovery_code_opens_and_sets_a_new_passphrase(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    code = go_through_first_run(window, qtbot)
    window.close()
    again = make_window()
    way = again.entrance
    way.unlock.forgotten.emit()
    assert way.page is way.recover
    new = "haul lleuad seren newydd"
    wrong = ("0" if code[0] != "0" else "1") + code[1:]
    for typed in (wrong, code.lower().replace("-", " ")):
        way.recover.code.edit.setText(typed)
        way.recover.phrase.first.edit.setText(new)
        way.recover.phrase.second.edit.setText(new)
        way.recover.open.click()
        if typed == wrong:
            qtbot.waitUntil(lambda: bool(way.recover.code.below.property("role") == "invalid"), timeout=WAIT_MS)
            qtbot.waitUntil(way.busy.isHidden, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: again.frame is not None, timeout=WAIT_MS)
    again.close()
    Vault.open(the_store(), passphrase=new, migrations=MIGRATIONS).close()


def test_store_that_another_window_holds_is_told(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    go_through_first_run(window, qtbot)
    window.close()
    held = Vault.open(the_store(), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    try:
        again = make_window()
        unlock(again, PASSPHRASE)
        banner = again.entrance.unlock.banner
        qtbot.waitUntil(banner.isVisible, timeout=WAIT_MS)
        assert "is open in another window" in banner.words.text()
    finally:
        held.close()


def test_damaged_store_is_told_and_left_as_it_is(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window(language="cy")
    go_through_first_run(window, qtbot)
    window.close()
    database = the_store().database
    database.write_bytes(database.read_bytes()[:5000])
    again = make_window(language="cy")
    unlock(again, PASSPHRASE)
    banner = again.entrance.unlock.banner
    qtbot.waitUntil(banner.isVisible, timeout=WAIT_MS)
    assert banner.property("tone") == "refused"
    assert str(database.parent) in banner.words.text()
    assert len(database.read_bytes()) == 5000


def test_several_stores_are_chosen_among_and_the_last_comes_first(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    go_through_first_run(window, qtbot)
    window.close()
    second = make_window()
    second.entrance.unlock.another.emit()
    assert second.entrance.page is second.entrance.person
    second.entrance.person.name.edit.setText("Rhys Wyn")
    second.entrance.person.centre.edit.setText("Menai")
    second.entrance.person.next.click()
    second.entrance.passphrase.phrase.first.edit.setText(PASSPHRASE)
    second.entrance.passphrase.phrase.second.edit.setText(PASSPHRASE)
    second.entrance.passphrase.next.click()
    qtbot.waitUntil(lambda: second.entrance.page is second.entrance.code, timeout=WAIT_MS)
    second.entrance.code.kept.click()
    second.entrance.code.next.click()
    qtbot.waitUntil(lambda: second.frame is not None, timeout=WAIT_MS)
    second.close()
    page = make_window().entrance.unlock
    assert [page.stores.itemText(at) for at in range(page.stores.count())] == [
        "Rhys Wyn · Menai",
        "Siân Llŷn · Canolfan Tŷ Gwyn",
    ]
    assert page.stores.isVisible()
    assert page.label == "Rhys Wyn · Menai"


def test_an_assessor_in_training_is_printed_as_one(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    assert window.entrance.person.status.choice == "qualified"
    window.entrance.person.status.choose("trainee")
    go_through_first_run(window, qtbot)
    told: list[str] = []
    window.kit.tasks.read(
        lambda rooms: rooms.people.assessor(), then=lambda who: told.append(who.status if who else "")
    )
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT_MS)
    assert told == ["trainee"]
