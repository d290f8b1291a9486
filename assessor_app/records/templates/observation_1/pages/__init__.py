"""Drawing template `observation/1`: from a payload to the base PDF, its parts in the order in which they are read."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.document import Document
from assessor_app.paper.fonts import drawable
from assessor_app.paper.metadata import About
from assessor_app.records.canonical import canonical
from assessor_app.records.templates.observation_1.pages import (
    closing,
    criteria,
    furniture,
    log,
    opening,
    provenance,
    signatures,
)
from assessor_app.records.templates.observation_1.pages.reading import Reading

if TYPE_CHECKING:
    from assessor_app.records.model import Payload


def draw(payload: Payload) -> bytes:
    """Draw the pages, with the payload inside as `record.json`."""
    data = canonical(payload)
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading(payload)
    document = Document(about(reading), data)
    document.attachments.append(Attachment("record.json", data, "application/json", reading.voice.plain("data-file")))
    root = document.root
    blocks = [
        *opening.opening(reading, root),
        *criteria.standards(reading, root),
        *log.log(reading, root),
        *closing.evidence(reading, root),
        *closing.feedback(reading, root),
        *closing.actions(reading, root),
        *signatures.declarations(reading, root),
        *signatures.verification(reading, root),
        *provenance.provenance(reading, root, digest),
    ]
    document.unseen += signatures.timestamps(reading, root)
    return document.render(blocks, furniture.layout(reading, digest))


def about(reading: Reading) -> About:
    """What the file says of itself: title, author, languages, when it was made."""
    payload, voice = reading.payload, reading.voice
    record = payload["record"]
    title = f"{voice.plain('title')} {record['reference']} · {payload['candidate']['name']}"
    return About(
        title=" ".join(drawable(title).split()),
        author=" ".join(drawable(payload["assessor"]["name"]).split()),
        subject=voice.plain("subject"),
        keywords=f"{payload['template']} {record['id']}",
        program=f"assessor-app {record['program']}",
        when=dt.datetime.fromisoformat(record["sealed_at"]),
        languages=voice.tongues,
    )
