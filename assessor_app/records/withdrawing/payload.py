"""The payload of a withdrawal: which record, by whom, why. Its pages are in `templates.withdrawal_1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records.canonical import nfc
from assessor_app.records.model import FORMAT, Payload
from assessor_app.records.withdrawing.model import TEMPLATE

if TYPE_CHECKING:
    from assessor_app.people.model import Assessor
    from assessor_app.records.model import Held, SealingFacts


def build(held: Held, said: Payload, assessor: Assessor, reason: str, facts: SealingFacts) -> Payload:
    """Gather what is sealed: `said` is the payload of the record that is withdrawn, `assessor` who withdraws it now."""
    made: Payload = {
        "format": FORMAT,
        "template": TEMPLATE,
        "record": {
            "id": facts.record_id,
            "reference": held.reference,
            "pages": said["record"]["pages"],
            "sealed_at": facts.sealed_at,
            "program": facts.program,
            "supersedes": None,
        },
        "centre": {"name": assessor.centre.name, "number": assessor.centre.number},
        "assessor": {
            "id": assessor.id,
            "name": assessor.name,
            "status": assessor.status,
            "certificate": facts.certificate,
        },
        "candidate": {"name": held.candidate},
        "withdraws": {
            "record": held.record,
            "identity": held.identity,
            "reference": held.reference,
            "sealed_at": held.sealed_at,
            "reason": reason,
        },
    }
    gathered: Payload = nfc(made)
    return gathered
