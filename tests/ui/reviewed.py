"""The review of a record as a person comes to it, for pictures and tests: begun, decided in part, at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from assessor_app.verifying.model import Action, Finding
from tests.ui.visiting import settled

if TYPE_CHECKING:
    from assessor_app.ui.verifying.reviewing.screen import ReviewingScreen
    from tests.ui.scenes import Stage


def opened(stage: Stage, identity: str = "") -> ReviewingScreen:
    """A record opened to be reviewed: what is asked before it is begun, or the review."""
    screen = cast("ReviewingScreen", stage.go("verify/review", identity or stage.day.accepted))
    stage.until(lambda: screen.scene is not None)
    settled(screen, stage.qtbot)
    return screen


def begun(stage: Stage) -> ReviewingScreen:
    """A review with no interest in it."""
    screen = opened(stage)
    if screen.asking.none.isVisibleTo(screen):
        screen.asking.none.click()
    stage.until(lambda: screen.scene is not None and screen.scene.ready_to_decide)
    settled(screen, stage.qtbot)
    return screen


def decided(stage: Stage) -> ReviewingScreen:
    """All but two criteria decided, one of them agreed with subject to an action; the next one is looked at."""
    screen = begun(stage)
    assert screen.scene is not None
    wanted = [one.key for one in screen.scene.wanted]
    for at, key in enumerate(wanted[:-2]):
        if at == 1:
            screen.deeds.act(Action("act-1", "Arsylwi cadarnhad mewn ail alwad", "Non Haf", "2026-12-06", (key,)))
        screen.decisions.row(key).decide("agreed-with-action" if at == 1 else "agreed")  # type: ignore[union-attr]  # it is there
        if at == 1:
            screen.decisions.closeup.lacking.caused.emit("sufficient")
            screen.decisions.closeup.lacking.noted.emit("Un enghraifft yn unig.")
            settled(screen, stage.qtbot)
    settled(screen, stage.qtbot)
    screen.turn_to("decisions")
    screen.decisions.look_at(wanted[-2])
    settled(screen, stage.qtbot)
    return screen


def lacking(stage: Stage) -> None:
    """The criterion with an action, and what is lacking in it."""
    screen = decided(stage)
    assert screen.scene is not None
    screen.decisions.look_at(screen.scene.wanted[1].key)
    settled(screen, stage.qtbot)


def signing(stage: Stage) -> None:
    """Everything said, and the passphrase asked for."""
    screen = decided(stage)
    assert screen.scene is not None
    for one in screen.scene.wanted[-2:]:
        screen.decisions.look_at(one.key)
        screen.decisions.decide("agreed")
    screen.closing.choose(1)
    screen.deeds.write("feedback", "Da iawn, ond gwelwch P3.")
    second = screen.scene.wanted[1]
    finding = Finding(second.key, "agreed-with-action", "sufficient", "Un enghraifft yn unig.")
    screen.deeds.find(finding, lambda _words: "P3")
    settled(screen, stage.qtbot)
    screen.ending.ask()
    stage.until(screen.signing.isVisible)
    settled(screen, stage.qtbot)


def part(stage: Stage, name: str) -> None:
    """One of the other parts."""
    screen = decided(stage)
    screen.turn_to(name)
    settled(screen, stage.qtbot)


def why(stage: Stage) -> None:
    """The rows behind the verdict."""
    screen = begun(stage)
    assert screen.head.verdict is not None
    if not screen.head.verdict.why.isChecked():
        screen.head.verdict.why.click()
    settled(screen, stage.qtbot)


def waits(stage: Stage) -> None:
    """What waits, with a review that was begun."""
    begun(stage)
    screen = cast("ReviewingScreen", stage.go("verify/review"))
    stage.until(screen.waiting.list.rows.rowCount)
    settled(screen, stage.qtbot)


def barred(stage: Stage) -> None:
    """A record of one's own."""
    opened(stage, stage.day.own)


def concerned(stage: Stage) -> None:
    """An interest declared in whoever assessed the record, and where it is lifted again."""
    screen = opened(stage)
    screen.asking.whose.choose("assessor")
    screen.asking.declared.emit(("assessor",), "Mae’n frawd i mi.")
    stage.until(lambda: screen.scene is not None and bool(screen.scene.interests))
    settled(screen, stage.qtbot)
