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
    opening,
    provenance,
    signatures,
)
from assessor_app.records.templates.observation_1.pages.reading import Reading
from assessor_app.records.templates.observation_2.pages import files, planning, scope
from assessor_app.records.templates.observation_3.pages import signing
from assessor_app.records.templates.observation_3.pages.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.records.model import Payload


def draw(payload: Payload, contents: Mapping[str, bytes]) -> bytes:
    """Draw the pages, with the payload inside as `record.json` and each evidence file under its own name."""
    data = canonical(payload)
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading(payload, Voice(payload["record"]["pages"]))
    document = Document(about(reading), data)
    document.attachments.append(Attachment("record.json", data, "application/json", reading.voice.plain("data-file")))
    document.attachments += files.attachments(payload, contents)
    root = document.root
    blocks = [
        *opening.opening(reading, root),
        *planning.plan(reading, root),
        *criteria.standards(reading, root, scope.scope),
        *log.log(reading, root),
        *closing.evidence(reading, root),
        *files.files(reading, root),
        *closing.feedback(reading, root),
        *closing.actions(reading, root),
        *signatures.declarations(reading, root),
        *planning.rules(reading, root),
        *signing.countersigning(reading, root),
        *signing.verification(reading, root),
        *provenance.provenance(reading, root, digest),
    ]
    document.unseen += signatures.timestamps(reading, root)
    return document.render(blocks, furniture.layout(reading, digest))
