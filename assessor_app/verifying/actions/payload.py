"""The payloads of an answer to an action, and of a recheck of answers. Their pages are templates'."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assessor_app.observing.evidence.limits import beside
from assessor_app.records.canonical import nfc
from assessor_app.records.kinds import RESPONSE
from assessor_app.records.model import FORMAT
from assessor_app.records.payload_2 import described
from assessor_app.verifying.reports.payload import about, head, itself

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.records.model import Held, Payload
    from assessor_app.verifying.actions.model import Answer, Followed, Second
    from assessor_app.verifying.model import Interest
    from assessor_app.verifying.reports.payload import By, Verified


def answer(to: Followed, said: Answer, new: Held | None, by: By, sealed_at: str) -> Payload:
    """Gather what an answer seals; `new` is the record that supersedes or adds to the one verified.

    `sealed_at` is when the verified record was sealed (RFC 3339).
    """
    opened, person = to.opened, by.person
    made = {
        "format": FORMAT,
        "template": RESPONSE,
        "record": itself(opened.reference, by),
        "centre": {"name": person.centre.name, "number": person.centre.number},
        "assessor": {"id": person.id, "name": person.name, "certificate": by.facts.certificate},
        "candidate": {"name": opened.candidate},
        "answers": {
            "record": opened.record,
            "identity": opened.identity,
            "reference": opened.reference,
            "sealed_at": sealed_at,
        },
        "action": {
            "id": opened.action,
            "report": opened.report,
            "after": to.recheck.statement if to.recheck else None,
            "verifier": opened.verifier,
            "text": opened.text,
            "owner": opened.owner,
            "due": opened.due,
            "reason": to.recheck.reason if to.recheck else "",
        },
        "done": said.done,
        "evidence": [asdict(one) for one in said.evidence],
        "files": [described(number, file) | {"beside": beside(file.size)} for number, file in enumerate(said.files, 1)],
        "replaced_by": about(new) if new else None,
    }
    payload: Payload = nfc(made)
    return payload


def recheck(
    looked: Sequence[tuple[Followed, Second]], of: Verified, by: By, interest: Interest | None = None
) -> Payload:
    """Gather what a report of a recheck seals: what was answered, and what became of each action."""
    made = {
        **head(of, by),
        "kind": "recheck",
        "sampling": None,
        "interest": asdict(interest) if interest else None,
        "decided": [],
        "processes": [],
        "observed_assessor": "",
        "interviewed_candidate": "",
        "overall": None,
        "feedback": "",
        "good_practice": "",
        "actions": [],
        "point": "",
        "rechecks": [
            {
                "action": to.opened.action,
                "report": to.opened.report,
                "text": to.opened.text,
                "owner": to.opened.owner,
                "due": to.opened.due,
                "response": to.answer.statement,
                "answered_at": to.answer.at,
                "answer": to.answer.done,
                "outcome": second.became,
                "reason": second.reason,
            }
            for to, second in looked
            if to.answer
        ],
    }
    payload: Payload = nfc(made)
    return payload
