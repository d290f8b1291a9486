"""The payload of a certificate of disposal: what went, by what rule and why; nothing of its content, and no names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.records.canonical import nfc
from assessor_app.records.model import FORMAT, Payload
from assessor_app.records.retention.model import named

if TYPE_CHECKING:
    from assessor_app.people.model import Assessor
    from assessor_app.records.model import SealingFacts
    from assessor_app.records.retention.model import Asked, Going

TEMPLATE: Final = "disposal/1"


def build(going: Going, asked: Asked, assessor: Assessor, facts: SealingFacts) -> Payload:
    """Gather what is sealed, in the form of `resources/schemas/disposal-1.schema.json`."""
    made: Payload = {
        "format": FORMAT,
        "template": TEMPLATE,
        "record": {
            "id": facts.record_id,
            "reference": named(going.number, facts.sealed_at),
            "pages": asked.pages,
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
        "disposal": {
            "reason": asked.reason,
            "rule": {"years": going.rule.years, "after": going.rule.after},
            "people": len(going.people),
            "records": [
                {"identity": one.identity, "record": one.id, "reference": one.reference, "sealed_at": one.at}
                for each in going.people
                for one in each.records
            ],
            "drafts": [{"id": one.id, "reference": one.reference} for each in going.people for one in each.drafts],
        },
    }
    gathered: Payload = nfc(made)
    return gathered
