"""The reason that a person gives for putting a record right or withdrawing it. Keeps nothing."""

from __future__ import annotations

from typing import Final

from assessor_app.errors import Refusal
from assessor_app.observing.wording import tidy

MOST_OF_A_REASON: Final = 2000
"""The most letters it may have, so that it surely fits where it is printed."""


def demand_reason(reason: str) -> str:
    """A reason as somebody wrote it, trimmed; Refusal `record-reason-missing`, `record-reason-long` (fact `most`)."""
    said = tidy(reason)
    if not said:
        raise Refusal("record-reason-missing")
    if len(said) > MOST_OF_A_REASON:
        raise Refusal("record-reason-long", most=MOST_OF_A_REASON)
    return said
