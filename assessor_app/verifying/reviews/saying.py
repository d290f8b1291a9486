"""What is said in a review as plain data, and back: one place that knows how each part is written. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app.verifying.model import Action, Finding, Interest, Process, Review
from assessor_app.verifying.reviews.model import TEXTS, Kept, Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor_app.verifying.reviews.model import Looked


def of_interest(interest: Interest) -> Said:
    """Whether there is a personal interest."""
    return Said("interest", "", {"declared": interest.declared, "text": interest.text})


def of_finding(finding: Finding) -> Said:
    """What was decided of a criterion."""
    value = {"outcome": finding.outcome, "cause": finding.cause, "note": finding.note}
    return Said("finding", finding.criterion, value)


def of_process(process: Process) -> Said:
    """One answer about how the assessment was gone about."""
    return Said("process", process.code, {"answer": process.answer, "note": process.note})


def of_action(action: Action) -> Said:
    """What has to be done."""
    value = {"text": action.text, "owner": action.owner, "due": action.due, "criteria": list(action.criteria)}
    return Said("action", action.id, value)


def kept(head: dict[str, Any], said: Iterable[tuple[str, str, Any]]) -> Kept:
    """A review from its row and from all that was said in it, in the order in which it was first said."""
    parts: dict[str, dict[str, Any]] = {}
    for part, about, value in said:
        parts.setdefault(part, {})[about] = value
    one = {part: about.get("") for part, about in parts.items()}
    interest = one.get("interest")
    review = Review(
        id=head["id"],
        identity=head["identity"],
        record=head["record"],
        reference=head["reference"],
        started_at=head["started_at"],
        item=head["item"],
        reason=head["reason"],
        stage=one.get("stage") or "interim",
        interest=Interest(interest["declared"], interest["text"]) if interest else None,
        findings=tuple(Finding(about, **value) for about, value in parts.get("finding", {}).items()),
        processes=tuple(Process(about, **value) for about, value in parts.get("process", {}).items()),
        overall=one.get("overall"),
        actions=tuple(_action(about, value) for about, value in parts.get("action", {}).items()),
        **{part: one.get(part) or "" for part in TEXTS},
    )
    return Kept(
        review,
        head["state"],
        tuple(parts.get("looked", {})),
        head["finished_at"],
        head["unsigned"],
        head["report"],
    )


def in_order(review: Review, criteria: Sequence[Looked], codes: Sequence[str]) -> Review:
    """The review with its findings and answers in the order of the record, and without those that it no longer asks."""
    by_key = {one.criterion: one for one in review.findings}
    by_code = {one.code: one for one in review.processes}
    return replace(
        review,
        findings=tuple(by_key[one.key] for one in criteria if one.key in by_key),
        processes=tuple(by_code[code] for code in codes if code in by_code),
    )


def _action(name: str, value: dict[str, Any]) -> Action:
    return Action(name, value["text"], value["owner"], value["due"], tuple(value["criteria"]))
