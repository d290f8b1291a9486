"""A planned visit from the first run to the candidate's mark and the seal, in Welsh, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from assessor_app.language import speak
from tests.ui.hands import Hands, called
from tests.ui.visiting import held, settled
from tests.ui.walks import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from assessor_app.ui.observing.screen import ObservingScreen
    from assessor_app.ui.review.screen import ReviewScreen
    from assessor_app.ui.window import Window

cy = speak("cy")
SAW = "Gwrandawodd ar y galwr heb dorri ar draws, yna dywedodd y broblem yn ôl wrthi."
ASKED = "Beth wnewch chi os yw'r cwsmer yn gofyn am fwy na'ch terfyn?"
ANSWERED = "Ei basio i'r arweinydd tîm gyda nodyn llawn."


def test_a_planned_visit_is_signed_and_sealed_by_keyboard_alone(
    make_window: Callable[..., Window], qtbot: QtBot
) -> None:
    window = make_window("cy")
    window.activateWindow()
    hands = Hands(window, qtbot.waitUntil)
    first_run(hands)
    plan(hands)
    begin(hands)
    screen: ObservingScreen = hands.screen  # type: ignore[assignment]  # `begin` waited for it
    qtbot.waitUntil(lambda: screen.scene is not None and screen.writing.text.hasFocus())
    observe(hands, screen, qtbot)
    hands.key("Ctrl+Shift+Return")
    hands.at("ReviewScreen")
    review: ReviewScreen = hands.screen  # type: ignore[assignment]  # same
    sign(hands, review, qtbot)
    seal(hands, review, qtbot)
    assert hands.presses == 0


def first_run(hands: Hands) -> None:
    """Name, centre, passphrase, and the recovery code."""
    way = hands.window.entrance
    hands.tab_to(called(way.welcome.start))
    hands.key("Space")
    hands.wait(lambda: way.page is way.person)
    fill(hands, cy("Your name"), "Rhys Wyn Jones")
    fill(hands, cy("Centre"), "Canolfan Asesu Menai")
    hands.tab_to(called(way.person.next))
    hands.key("Space")
    hands.wait(lambda: way.page is way.passphrase)
    way_in = way.passphrase.phrase
    hands.tab_to(called(way_in.first.edit))
    hands.write(PASSPHRASE)
    hands.tab_to(called(way_in.second.edit))
    hands.write(PASSPHRASE)
    hands.tab_to(called(way.passphrase.next))
    hands.key("Space")
    hands.wait(lambda: way.page is way.code)
    hands.tab_to(called(way.code.kept))
    hands.key("Space")
    hands.tab_to(called(way.code.next))
    hands.key("Space")
    hands.at("VisitsScreen")


def fill(hands: Hands, name: str, said: str) -> None:
    """Go to a field by Tab, take out what stands in it, and type."""
    field = hands.tab_to(name)
    if isinstance(field, QLineEdit):
        hands.key("Ctrl+A")
    hands.write(said)


def plan(hands: Hands) -> None:
    """A visit for a candidate who is not known yet, hoping for two criteria, agreed today."""
    hands.key("Ctrl+Shift+N")
    hands.at("PlanScreen")
    hands.wait(lambda: called(hands.focus()) == cy("Name of the candidate"))
    hands.write("Siân Llywelyn")
    hands.key("Return")
    hands.wait(lambda: called(hands.focus()) == cy("Search the standards to add one"))
    hands.write("INSCS025")
    listed = cy("Standards found")
    hands.tab_to(listed)
    hands.key("Home")
    hands.key("Return")
    fill(hands, cy("Day"), "22/11/2026")
    fill(hands, cy("Time"), "14:45")
    fill(hands, cy("Place"), "Canolfan Gyswllt Tŷ Gwyn")
    hands.tab_to(cy("Agreed with the candidate"))
    hands.key("Space")
    hands.tab_to(cy("Plan the visit"))
    hands.key("Space")
    hands.at("VisitsScreen")


def begin(hands: Hands) -> None:
    """Start the visit from the first screen."""
    hands.tab_to(cy("Start observing"))
    hands.key("Space")
    hands.at("ObservingScreen")


def observe(hands: Hands, screen: ObservingScreen, qtbot: QtBot) -> None:
    """Two entries with what they are linked to, two judgements, feedback."""
    hands.write(SAW)
    hands.write(" #14")
    hands.key("Return")
    hands.key("Return")
    qtbot.waitUntil(lambda: [entry.text for entry in held(screen).entries] == [SAW])
    hands.key("Alt+2")
    hands.write(ASKED)
    hands.key("Return")
    hands.write(ANSWERED)
    hands.write(" #2")
    hands.key("Return")
    hands.key("Return")
    qtbot.waitUntil(lambda: len(held(screen).entries) == 2)
    assert held(screen).entries[1].question == ASKED


def sign(hands: Hands, review: ReviewScreen, qtbot: QtBot) -> None:
    """Hand the device over; the candidate types a name and gives it back."""
    qtbot.waitUntil(lambda: not review.preview.isHidden())
    hands.tab_to(called(review.assessor.hand))
    hands.key("Space")
    qtbot.waitUntil(lambda: review.handing.over)
    fill(hands, cy("Your comments"), "Yn cytuno.")
    hands.tab_to(called(review.candidate.mark.kinds.segment("drawn")))
    hands.key("Right")
    fill(hands, cy("The candidate’s name, typed by the candidate"), "Siân Llywelyn")
    hands.tab_to(called(review.candidate.sign))
    hands.key("Space")
    qtbot.waitUntil(review.giving.isVisible)
    hands.write(PASSPHRASE)
    hands.key("Return")
    qtbot.waitUntil(lambda: not review.handing.over)


def seal(hands: Hands, review: ReviewScreen, qtbot: QtBot) -> None:
    """Declare, and seal with the passphrase; the record is in the archive, and accepted."""
    settled(review, qtbot)  # the candidate's mark is shown
    hands.tab_to(called(review.assessor.declared))
    hands.key("Space")
    fill(hands, cy("Your passphrase"), PASSPHRASE)
    hands.key("Return")
    qtbot.waitUntil(lambda: review._sealed is not None)
