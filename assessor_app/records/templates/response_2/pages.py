"""Drawing template `response/2`: the first template's pages, and on them the files that show what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN
from assessor_app.paper.rows import Cell, Row
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import FurtherVoice
from assessor_app.records.templates.observation_2.pages.files import WHOLE, attachments, named, section
from assessor_app.records.templates.response_1 import pages as first
from assessor_app.records.templates.response_1.words import WORDS as EARLIER
from assessor_app.records.templates.response_2.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.model import Payload
    from assessor_app.records.templates.observation_1.pages.reading import Reading
    from assessor_app.records.templates.observation_1.pages.voice import Voice as FirstVoice

_WIDTHS: Final = (COLUMN - 250.0, 135.0, 115.0)
_SHOWING: Final = frozenset({"image", "audio", "video"})  # what people are seen or heard in


class Voice(FurtherVoice):
    """The first template's voice, which also knows the words of this one."""

    further: ClassVar = {**EARLIER, **WORDS}


def draw(payload: Payload, contents: Mapping[str, bytes]) -> bytes:
    """Draw the pages, with the payload inside as `record.json` and each file that is not beside under its own name."""
    voice = Voice(payload["record"]["pages"])
    return first.drawn(payload, voice, attachments(payload, contents), _files)


def _files(reading: Reading, root: Elem) -> list[Block]:
    """The section; nothing where there are no files."""
    return section(reading, root, _WIDTHS, _file)


def _file(reading: Reading, file: dict[str, Any], body: Elem) -> Row:
    voice, line = reading.voice, body.child("TR")
    name = named(reading, file, WHOLE, line)
    shows: list[Block] = [Paragraph(file["caption"].strip() or "—", looks.CELL, line.child("TD"))]
    people = looks.several(line.child("TD"), _people(voice, file))
    return Row([Cell(width, blocks) for width, blocks in zip(_WIDTHS, (name, shows, people), strict=True)], rule=True)


def _people(voice: FirstVoice, file: dict[str, Any]) -> list[Any]:
    """Who is in it and whether they agreed. Of a file of which neither was said, nobody is said not to be in it."""
    people: str = file["people"].strip()
    if not people and not file["consent"] and file["media_type"].partition("/")[0] not in _SHOWING:
        return [("—", looks.CELL)]
    nobody = voice.say("nobody") if file["consent"] else ""
    return [(people or nobody, looks.CELL), (voice.say(f"consent-{file['consent']}"), looks.SMALL)]
