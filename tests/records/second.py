"""A visit that has all that only template `observation/2` can say, for tests: a plan, scope, files, a timer, rules."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assessor_app.observing.model import EvidenceFile, Moved, Plan, RangeMark, Rules
from assessor_app.records import payload, schema
from assessor_app.standards.model import CriterionKey
from assessor_app.standards.ranges import RangeKey
from tests.records import older
from tests.records.drawn import FACTS, visit

if TYPE_CHECKING:
    from assessor_app.observing.model import Visit
    from assessor_app.records.model import Payload

AT = "2026-11-20T14:20:00+00:00"
PHOTO = b"\xff\xd8\xff\xe0 a picture of a desk " * 40
NOTE = "Nodyn o’r ddesg flaen.\n".encode()


def furnished(**changes: Any) -> Visit:  # noqa: ANN401 - fields of an observation's document
    """The published example with a scope on its first standard and everything filled in."""
    made = visit(**changes)
    first = made.standards[0]
    scope = ("Cyfathrebu â chwsmeriaid:", "wyneb yn wyneb", "dros y ffôn", "yn ysgrifenedig")
    parted = replace(first.performance[0], items=("ar lafar", "yn ysgrifenedig"))
    standard = replace(first, performance=(parted, *first.performance[1:]), sections={**first.sections, "scope": scope})
    key = CriterionKey(standard.key, "performance", 1)
    seen = made.observation
    moved = Moved("2026-11-16T09:00:00+00:00", "2026-11-18T14:00:00+00:00", AT, "Roedd yr ymgeisydd yn sâl.")
    entries = (replace(seen.entries[0], kind="discussion", seconds=754), *seen.entries[1:])
    return replace(
        made,
        candidate=replace(made.candidate, id="c-1"),
        standards=(standard, *made.standards[1:]),
        observation=replace(
            seen,
            entries=entries,
            plan=Plan("2026-11-12", ("observation",), "v-1", AT, (key,), "Print bras, a saib bob awr.", "cy", (moved,)),
            ranges=(
                RangeMark(RangeKey(standard.key, "scope", 3), AT),
                RangeMark(RangeKey(standard.key, "performance", 1, 2), AT),
            ),
            files=(
                file(
                    "f-1",
                    "Desg flaen.jpg",
                    "image/jpeg",
                    PHOTO,
                    caption="Y ddesg flaen, heb gwsmeriaid",
                    criteria=(key,),
                ),
                file("f-2", "../nodyn\u0000.txt", "text/plain", NOTE, people="arweinydd y tîm", consent="given"),
            ),
        ),
        contents={hashlib.sha256(data).hexdigest(): data for data in (PHOTO, NOTE)},
    )


def file(name: str, called: str, media_type: str, data: bytes, **said: Any) -> EvidenceFile:  # noqa: ANN401 - its fields
    """One evidence file with its digest and size."""
    return EvidenceFile(name, called, media_type, hashlib.sha256(data).hexdigest(), len(data), AT, **said)


def unjudged(**changes: Any) -> Visit:  # noqa: ANN401 - same
    """The same visit in a centre that decides elsewhere and demands the candidate's mark."""
    made = furnished(judgements=[], **changes)
    return replace(made, rules=Rules(judging=False, signature="required"))


def told(made: Visit) -> Payload:
    """Its payload as the second template draws it, checked."""
    held = older.second(payload.build(made, FACTS))
    schema.check(held)
    return held
