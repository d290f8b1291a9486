"""Drawing template `observation/3`: from a payload and its evidence files to the base PDF."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.document import Document
from assessor_app.records.canonical import canonical
from assessor_app.records.templates.observation_1.pages import (
    about,
    closing,
    criteria,
    furniture,
    log,
    provenance,
    signatures,
)
from assessor_app.records.templates.observation_1.pages.voice import grouped
from assessor_app.records.templates.observation_2.pages import files, scope
from assessor_app.records.templates.observation_2.pages.planning import rules
from assessor_app.records.templates.observation_3.pages import achievement, forms, opening, planning, signing
from assessor_app.records.templates.observation_3.pages.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.model import Payload
    from assessor_app.records.templates.observation_1.pages.provenance import Sentence


_GROUPS = 16  # of four hex digits, in a whole digest


def draw(payload: Payload, contents: Mapping[str, bytes]) -> bytes:
    """Draw the pages, with the payload inside as `record.json` and each evidence file under its own name."""
    data = canonical(payload)
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading(payload)
    document = Document(about(reading), data, wide=True)
    document.attachments.append(Attachment("record.json", data, "application/json", reading.voice.plain("data-file")))
    document.attachments += files.attachments(payload, contents)
    blocks = _blocks(reading, document.root, digest)
    document.unseen += signatures.timestamps(reading, document.root)
    return document.render(blocks, furniture.layout(reading, digest))


def _blocks(reading: Reading, root: Elem, digest: str) -> list[Block]:
    """The forms, in the order in which they are read."""
    return [
        *opening.opening(reading, root),
        *achievement.achievement(reading, root),
        *planning.plan(reading, root),
        *criteria.standards(reading, root, scope.scope, whole=True),
        *log.log(reading, root, forms.beginning),
        *forms.questions(reading, root),
        *forms.discussions(reading, root),
        *forms.witnesses(reading, root),
        *closing.evidence(reading, root),
        *files.files(reading, root),
        *closing.feedback(reading, root),
        *closing.actions(reading, root),
        *signatures.declarations(reading, root),
        *rules(reading, root),
        *signing.countersigning(reading, root),
        *signing.verification(reading, root),
        *provenance.provenance(reading, root, digest, _whose(reading)),
    ]


def _whose(reading: Reading) -> list[Sentence]:
    """Who stands behind the assessor's certificate, and which pages these ones replace."""
    told: list[Sentence] = [(f"identity-{reading.payload['assessor']['identity']}", {})]
    replaced = reading.payload["replaces"]
    return [*told, ("replaced-identity", {"identity": grouped(replaced["identity"], _GROUPS)})] if replaced else told
