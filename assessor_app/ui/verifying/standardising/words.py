"""How exercises, their state and their evidence are called on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.verifying.standardising.model import Choice, Listed

CHOICE_WORDS: Final[dict[Choice, tuple[str, str]]] = {
    "met": (N_("Met"), "met"),
    "not_yet_met": (N_("Not yet"), "not_yet"),
    "not_observed": (N_("Not observed"), ""),
}
PIECE_WORDS: Final[dict[str, str]] = {
    "summary": N_("Summary"),
    "behaviour": N_("Observed behaviour"),
    "question": N_("Question and answer"),
    "discussion": N_("Professional discussion"),
    "witness": N_("Witness testimony"),
    "product": N_("Work product"),
    "note": N_("Note"),
}
STANDING: Final[dict[str, tuple[str, str, str]]] = {
    "draft": (N_("Not handed out yet"), "draft", "soft"),
    "given": (N_("Handed out. Answers so far: {n}"), "forum", "accent"),
    "closed": (N_("Closed. Answers: {n}"), "check_circle-fill", "met"),
    "received": (N_("To be judged"), "quiz", "accent"),
    "answered": (N_("Judged and signed"), "check_circle-fill", "met"),
}


def standing(one: Listed) -> str:
    """Which of `STANDING` holds."""
    if one.way == "given" and one.closed:
        return "closed"
    return "answered" if one.way == "received" and one.answered else one.way
