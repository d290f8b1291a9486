"""Drawing template `verification/1`: from a payload to the base PDF, its parts in the order in which they are read."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.document import Document
from assessor_app.paper.fonts import drawable
from assessor_app.paper.metadata import About
from assessor_app.records.canonical import canonical
from assessor_app.records.templates.observation_1.pages import furniture, signatures
from assessor_app.records.templates.verification_1.pages import actions, decisions, opening, process, sealing
from assessor_app.records.templates.verification_1.pages.reading import Reading

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.model import Payload


def draw(payload: Payload) -> bytes:
    """Draw the pages, with the payload inside as `record.json`."""
    data = canonical(payload)
    digest = hashlib.sha256(data).hexdigest()
    reading = Reading(payload)
    document = Document(_about(reading), data, wide=True)
    document.attachments.append(Attachment("record.json", data, "application/json", reading.voice.plain("data-file")))
    blocks = _blocks(reading, document.root, digest)
    document.unseen += signatures.timestamps(reading, document.root)
    return document.render(blocks, furniture.layout(reading, digest))


def _blocks(reading: Reading, root: Elem, digest: str) -> list[Block]:
    start = [*opening.opening(reading, root), *opening.reason(reading, root)]
    if reading.payload["kind"] == "recheck":
        inside = [*actions.rechecks(reading, root), *process.texts(reading, root)]
    else:
        inside = [
            *opening.overall(reading, root),
            *process.texts(reading, root),
            *actions.actions(reading, root),
            *decisions.decisions(reading, root),
            *process.process(reading, root),
        ]
    return [
        *start,
        *inside,
        *opening.found(reading, root),
        *sealing.signature(reading, root),
        *sealing.provenance(reading, root, digest),
    ]


def _about(reading: Reading) -> About:
    """What the file says of itself: title, author, languages, when it was made."""
    payload, voice = reading.payload, reading.voice
    record = payload["record"]
    title = f"{voice.plain(reading.title)} {record['reference']} · {payload['candidate']['name']}"
    return About(
        title=" ".join(drawable(title).split()),
        author=" ".join(drawable(payload["verifier"]["name"]).split()),
        subject=voice.plain("subject"),
        keywords=f"{payload['template']} {record['id']}",
        program=f"assessor-app {record['program']}",
        when=dt.datetime.fromisoformat(record["sealed_at"]),
        languages=voice.tongues,
    )
