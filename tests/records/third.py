"""What only template `observation/3` can say, for tests: every form filled in, a logo, a record replaced."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from assessor_app.observing.model import Entry, Rules, Witness
from assessor_app.people.model import Branding, RoleWord
from assessor_app.people.pictures import tidy_logo
from assessor_app.records import payload, schema, templates
from assessor_app.records.model import Replaced
from tests.records.drawn import FACTS
from tests.records.second import AT, furnished

if TYPE_CHECKING:
    from assessor_app.observing.model import Visit
    from assessor_app.records.model import Payload, SealingFacts

OLD = Replaced("0193a5f2-0000-7d57-8e3a-0123456789ab", "5a" * 32, "RWJ-2026-0000", "Enw’r ymgeisydd wedi’i gamsillafu.")
REPLACING: SealingFacts = replace(FACTS, replaces=OLD)
WORDS = Branding(b"", RoleWord("Dysgwr", "Learner"), RoleWord("Asesydd", "Assessor"), RoleWord("SAM", "IQA"))

WITNESSES = (
    Witness("w1", "Marged Puw", "Arweinydd y tîm; rheolwr llinell", "expert", "swyddfa’r ganolfan"),
    Witness("w2", "Tom Reed", "Works at the next desk"),
)


def logo() -> bytes:
    """A picture as a centre might have one."""
    image = Image.new("RGBA", (400, 160), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((4, 4, 396, 156), 24, fill=(11, 110, 117, 255))
    pen.ellipse((30, 30, 130, 130), fill=(255, 255, 255, 255))
    pen.rectangle((160, 70, 360, 90), fill=(227, 241, 242, 255))
    made = io.BytesIO()
    image.save(made, "PNG")
    return tidy_logo(made.getvalue())


def entry(number: int, kind: Any, text: str, question: str = "", **said: Any) -> Entry:  # noqa: ANN401 - its fields
    """An entry of the log, some minutes after the last of the example's."""
    at = f"2026-11-20T14:{44 + number % 16:02d}:00+00:00"
    return Entry(f"n{number}", kind, text, "en", at, 1_400_000 + number, "a-1", question, **said)


def whole(pages: str = "both", **changes: Any) -> Visit:  # noqa: ANN401 - fields of an observation's document
    """A trainee's visit with something on every form, in a centre with a logo, a site and its own words."""
    made = furnished(pages=pages, **changes)
    links = (made.observation.entries[1].links or made.observation.entries[0].links)[:2]
    more = (
        entry(1, "question", "You check the caller’s name and postcode first. " * 4, "How do you know who is calling?",
              links=links),
        entry(2, "discussion", "We discussed what to do when a caller is upset.", seconds=125, links=links),
        entry(3, "witness", "I was on the next desk. She handled all three calls by herself.", links=links),
    )  # fmt: skip
    person = made.assessor
    return replace(
        made,
        assessor=replace(person, status="trainee", centre=replace(person.centre, site="Safle Bangor")),
        candidate=replace(made.candidate, registration=replace(made.candidate.registration, name="Sian Llewelyn")),
        rules=Rules(),
        observation=replace(made.observation, entries=(*made.observation.entries, *more), witnesses=WITNESSES),
        branding=replace(WORDS, logo=logo()),
    )


def told(made: Visit, facts: SealingFacts = FACTS) -> Payload:
    """Its payload, checked."""
    held = payload.build(made, facts)
    schema.check(held)
    return held


def drawn(made: Visit, facts: SealingFacts = FACTS) -> bytes:
    """Its pages."""
    return templates.render(told(made, facts), made.contents)


__all__ = ["AT", "FACTS", "OLD", "REPLACING", "drawn", "entry", "logo", "told", "whole"]
