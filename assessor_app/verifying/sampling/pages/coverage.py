"""What the sample covers, as a picture for the eye and a table for the ear: assessors × methods, standards, sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN
from assessor_app.paper.marks import Marked
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.verifying.sampling import covering, words
from assessor_app.verifying.sampling.pages.saying import heading, lead, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.marks import State
    from assessor_app.paper.structure import Elem
    from assessor_app.verifying.sampling.covering import Mark
    from assessor_app.verifying.sampling.justifying import Justification
    from assessor_app.verifying.sampling.model import Dimension, Entry
    from assessor_app.verifying.sampling.pages.saying import Held, Saying

NAMES: Final = 118.0
BAND: Final = 6
SHOWN: Final = 12
ACROSS: Final[tuple[Dimension, ...]] = ("method", "standard", "site")


def coverage(said: Justification, saying: Saying, root: Elem) -> list[Block]:
    """The pictures, the stages apart, and how much of the pool nobody looks at."""
    part, everything = root.child("Sect"), (*said.entries, *said.already)
    blocks: list[Block] = [
        heading(saying, part, N_("What the sample covers")),
        *lead(saying, part, N_("In each cell: sampled / in the pool. A ring without a tick is a blind spot.")),
    ]
    names = {risk.assessor: risk.name for risk in said.draw.risks}
    for dimension in ACROSS:
        marks = covering.across(everything, said.sampled, dimension)
        blocks += _picture(saying, part, dimension, marks, names)
    blocks += _stages(said, saying, part, everything, names)
    spots = covering.spots(everything, said.sampled, SHOWN)
    message = N_(
        "Assessor × method × standard × site × stage, in the pool: {all}; sampled: {sampled}; blind spots: {blind}."
    )
    counted = saying.t(message, all=spots.all, sampled=spots.sampled, blind=spots.all - spots.sampled)
    blocks += looks.apart(counted, looks.BODY, part, before=8)
    return [*blocks, *_blind(saying, part, spots.blind, names)]


def _picture(
    saying: Saying, part: Elem, dimension: Dimension, marks: dict[tuple[str, str], Mark], names: dict[str, str]
) -> list[Block]:
    values = sorted({value for _, value in marks})
    rows = sorted({assessor for assessor, _ in marks}, key=lambda one: names.get(one, one))
    label = Paragraph(saying.t(words.DIMENSIONS[dimension], " / "), looks.LABEL, part.child("P"), before=8, sticks=True)
    made: list[Block] = [label] if values else []
    for at in range(0, len(values), BAND):
        band = values[at : at + BAND]
        titles = [saying.t(N_("Assessor"), " / "), *(_named(saying, dimension, value) for value in band)]
        cells: list[list[Held]] = [
            [[Run(names.get(one, one))], *(_cell(marks.get((one, value))) for value in band)] for one in rows
        ]
        each = (COLUMN - NAMES) / BAND
        made.append(table(part, titles, (NAMES, *([each] * len(band))), cells))
    return made


def _named(saying: Saying, dimension: Dimension, value: str) -> list[Run]:
    if dimension == "method":
        return saying.t(words.METHODS[value]) if value in words.METHODS else [Run(value)]
    return [Run(words.editioned(value) if dimension == "standard" else value or "—")]


def _cell(mark: Mark | None) -> Held:
    def blocks(elem: Elem) -> list[Block]:
        if mark is None:
            return [Paragraph("–", looks.SMALL, elem)]
        state: State = "met" if mark.sampled else "not_observed"
        return [Marked(state, Paragraph(f"{mark.sampled} / {mark.pool}", looks.CELL, elem))]

    return blocks


def _stages(
    said: Justification, saying: Saying, part: Elem, everything: Sequence[Entry], names: dict[str, str]
) -> list[Block]:
    label = Paragraph(saying.t(N_("Stages"), " / "), looks.LABEL, part.child("P"), before=8, sticks=True)
    marks = {
        stage: covering.across([one for one in everything if one.stage == stage], said.sampled, "assessor")
        for stage in words.STAGES
    }
    rows = sorted({one.assessor for one in everything}, key=lambda one: names.get(one, one))
    titles = [saying.t(N_("Assessor"), " / "), *(saying.t(message, " / ") for message in words.STAGES.values())]
    cells: list[list[Held]] = [
        [[Run(names.get(one, one))], *(_cell(marks[stage].get((one, one))) for stage in words.STAGES)] for one in rows
    ]
    return [label, table(part, titles, (NAMES, 120.0, 120.0), cells)]


def _blind(saying: Saying, part: Elem, shown: Sequence[covering.Spot], names: dict[str, str]) -> list[Block]:
    """The largest of what nobody looks at."""
    if not shown:
        return []
    titles = [
        saying.t(N_("Assessor"), " / "), saying.t(N_("Method"), " / "), saying.t(N_("Standard"), " / "),
        saying.t(N_("Site"), " / "), saying.t(N_("Stage")), saying.t(N_("Records")),
    ]  # fmt: skip
    widths = (NAMES - 16.0, 98.0, 88.0, 82.0, 60.0, COLUMN - NAMES - 312.0)
    rows: list[list[Held]] = [
        [
            [Run(names.get(one.assessor, one.assessor))], _named(saying, "method", one.method),
            _named(saying, "standard", one.standard), _named(saying, "site", one.site),
            saying.t(words.STAGES[one.stage]), [Run(str(one.pool))],
        ]
        for one in shown
    ]  # fmt: skip
    label = Paragraph(
        saying.t(N_("The largest blind spots"), " / "), looks.LABEL, part.child("P"), before=8, sticks=True
    )
    return [label, table(part, titles, widths, rows)]
