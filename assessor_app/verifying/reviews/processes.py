"""How the assessment was gone about, as a table of checks a verifier answers: a code and one whole sentence each.

The codes stand in sealed reports: none is ever taken out or given another meaning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.records.model import Payload


@dataclass(frozen=True, slots=True)
class ProcessCheck:
    """One check: `said` is what is answered yes or no to, `arises` whether a record has anything of the kind."""

    code: str
    said: str
    arises: Callable[[Payload], bool]


def _always(_payload: Payload) -> bool:
    return True


def _entries(*kinds: str) -> Callable[[Payload], bool]:
    return lambda payload: any(entry["kind"] in kinds for entry in payload["log"])


PROCESSES: Final = (
    ProcessCheck("planned", N_("The assessment was planned with the candidate."), _always),
    ProcessCheck("informed", N_("The candidate knew beforehand what would be assessed, and how."), _always),
    ProcessCheck(
        "adjustments",
        N_("The adjustments that the candidate needs were made."),
        lambda payload: bool(payload["candidate"]["adjustments"]),
    ),
    ProcessCheck("language", N_("The candidate was assessed in the language they chose."), _always),
    ProcessCheck("methods", N_("The methods suit what was to be shown."), _always),
    ProcessCheck(
        "questions",
        N_("Questions and answers are recorded so that somebody else can judge them."),
        _entries("question", "discussion"),
    ),
    ProcessCheck("witnesses", N_("The status of every witness is known."), _entries("witness")),
    ProcessCheck(
        "located",
        N_("It is clear where evidence is held and who has seen it."),
        lambda payload: bool(payload["locators"] or payload.get("files")),
    ),
    ProcessCheck("feedback", N_("The feedback says what was done well and what is still missing."), _always),
    ProcessCheck("action-plan", N_("The action plan says exactly what is to be done, by whom and by when."), _always),
)
"""In the order in which an assessment is made (domain: planning, informing, adjusting, assessing, feeding back)."""
BY_CODE: Final = {check.code: check for check in PROCESSES}


def arising(payload: Payload) -> tuple[ProcessCheck, ...]:
    """The checks that arise from a record; the others can be answered, but are not missed."""
    return tuple(check for check in PROCESSES if check.arises(payload))
