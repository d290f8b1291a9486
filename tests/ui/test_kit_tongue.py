"""Words that change live: said again on a switch, forgotten with their widget, also in Qt's own menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from assessor_app.language import N_, Words
from assessor_app.ui.tongue import LiveWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_what_was_said_is_said_again(qtbot: QtBot) -> None:
    tongue = LiveWords("en")
    label = QLabel()
    qtbot.addWidget(label)
    tongue.say(label.setText, N_("Saved {time}"), time="14:32")
    assert label.text() == "Saved 14:32"
    tongue.switch()
    assert label.text() == "Wedi’i gadw 14:32"
    tongue.speak("en")
    assert label.text() == "Saved 14:32"


def test_facts_may_be_words_themselves(qtbot: QtBot) -> None:
    tongue = LiveWords("en")
    label = QLabel()
    qtbot.addWidget(label)
    tongue.say(label.setText, N_("Saved {time}"), time=lambda words: words(N_("Help")))
    tongue.switch()
    assert label.text() == "Wedi’i gadw Cymorth"


def test_other_words_replace_the_first(qtbot: QtBot) -> None:
    tongue = LiveWords("en")
    label = QLabel()
    qtbot.addWidget(label)
    tongue.say(label.setText, N_("Open"))
    tongue.say(label.setToolTip, N_("Help"))
    tongue.say(label.setText, N_("Close"))
    tongue.switch()
    assert (label.text(), label.toolTip()) == ("Cau", "Cymorth")


def test_a_persons_own_words_stay(qtbot: QtBot) -> None:
    tongue = LiveWords("en")
    label = QLabel()
    qtbot.addWidget(label)
    tongue.say(label.setText, N_("Open"))
    tongue.silence(label)
    label.setText("Open")
    tongue.switch()
    assert label.text() == "Open"


def test_followers_hear_the_words_and_changed_comes_last(qtbot: QtBot) -> None:
    tongue = LiveWords("cy")
    owner = QWidget()
    qtbot.addWidget(owner)
    heard: list[str] = []

    def hear(words: Words) -> None:
        heard.append(words.language)

    tongue.follow(owner, hear)
    tongue.changed.connect(lambda: heard.append("changed"))
    tongue.speak("en")
    tongue.speak("en")
    assert heard == ["cy", "en", "changed"]


def test_destroyed_widgets_are_forgotten(qtbot: QtBot) -> None:
    tongue = LiveWords("en")
    parent = QWidget()
    labels = [QLabel(parent) for _ in range(20)]
    for label in labels:
        tongue.say(label.setText, N_("Open"))
    assert tongue.bound == 20
    with qtbot.waitSignal(parent.destroyed):
        parent.deleteLater()
    assert tongue.bound == 0
    tongue.switch()


def test_only_a_widgets_own_setter_will_do() -> None:
    with pytest.raises(TypeError):
        LiveWords("en").say(print, N_("Open"))


def test_qts_own_menus_speak_welsh_and_other_words_are_left(qapp: QApplication) -> None:
    tongue = LiveWords("cy", qapp)
    translator = tongue.teach_qt(qapp)
    try:
        assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == "Copïo"
        assert QCoreApplication.translate("QWidgetTextControl", "Something else") == "Something else"
    finally:
        qapp.removeTranslator(translator)
