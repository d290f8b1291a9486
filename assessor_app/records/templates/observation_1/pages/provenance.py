"""Where the record comes from: its ids and digests in words and as a QR code, how to check it, what its clocks say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN
from assessor_app.paper.pictures import QrPicture
from assessor_app.paper.rows import Cell, Row
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import day_and_time, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading

_SIDE = 82.0
_BESIDE = 18.0
_FINGERPRINT_GROUPS, _DIGEST_GROUPS = 8, 16
_MINUTE_MS = 60_000
_WHOLE = 400.0


def provenance(reading: Reading, root: Elem, digest: str, more: Sequence[Sentence] = ()) -> list[Block]:
    """The section; `digest` is the SHA-256 of the payload, in hex; `more` a later template's own sentences."""
    voice, record, part = reading.voice, reading.payload["record"], root.child("Sect")
    heading = Paragraph(
        voice.label("provenance"), looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True
    )
    said = f"ASSESSOR-RECORD/1 {record['id']} SHA256:{digest}".upper()
    picture = QrPicture(said, _SIDE, part.child("Figure", alt=voice.plain("qr-alt")))
    caption = looks.sentences(voice, "qr-caption", looks.SMALL, part, before=3)
    words: list[Block] = [Paragraph(runs, looks.SMALL, part.child("P"), before=2) for runs in _facts(reading, digest)]
    for key, facts in (*_supersedes(record), *more, ("rebuilt", {}), *_clock(reading)):
        words += looks.sentences(voice, key, looks.SMALL, part, before=4, facts=facts)
    cells = [Cell(_SIDE, [picture, *caption], (0, 0, 0)), Cell(COLUMN - _SIDE - _BESIDE, words, (0, 0, 0))]
    return [heading, Row(cells, gutter=_BESIDE, before=6, whole=_WHOLE)]


def _facts(reading: Reading, digest: str) -> list[list[Run]]:
    voice, record = reading.voice, reading.payload["record"]
    fingerprint = grouped(reading.payload["assessor"]["certificate"].upper(), _FINGERPRINT_GROUPS)
    when = f"{day_and_time(record['sealed_at'])} {record['sealed_at'][19:]}"
    drawn_by = [*voice.labelled("template", reading.payload["template"]), Run(" · ")]
    return [
        voice.labelled("record-id", record["id"]),
        voice.labelled("digest", grouped(digest, _DIGEST_GROUPS)),
        voice.labelled("fingerprint", fingerprint),
        voice.labelled("sealed", when),
        [*drawn_by, *voice.labelled("program", f"assessor-app {record['program']}")],
    ]


Sentence = tuple[str, dict[str, str | int]]


def _supersedes(record: dict[str, Any]) -> list[Sentence]:
    return [("supersedes", {"id": record["supersedes"]})] if record["supersedes"] else []


def _clock(reading: Reading) -> list[Sentence]:
    clock = reading.payload["clock"]
    if clock["ran_ms"] is not None and not clock["jumps"] and not clock["restarts"]:
        return [("clock-steady", {"minutes": clock["ran_ms"] // _MINUTE_MS})]
    told: list[Sentence] = [("clock", {})]
    for jump in clock["jumps"]:
        after, before = reading.numbers[jump["after"]], reading.numbers[jump["before"]]
        told.append(("clock-jump", {"after": after, "before": before, "seconds": f"{jump['seconds']:+d}"}))
    if clock["restarts"]:
        told.append(("clock-restarts", {"times": clock["restarts"]}))
    return told
