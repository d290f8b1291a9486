"""How to draw it again: seed, algorithm, digests, the settings as one line, and how it stands against chance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.verifying.sampling import as_json
from assessor_app.verifying.sampling.pages.saying import heading

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.verifying.sampling.justifying import Justification
    from assessor_app.verifying.sampling.pages.saying import Saying


def provenance(said: Justification, saying: Saying, root: Elem) -> list[Block]:
    """Everything that the picks depend on; the same words in a line each, so that they can be copied."""
    part, draw = root.child("Sect"), said.draw
    drawn = draw.drawn
    picked = as_json.drawn_digest(pick.identity for pick in drawn.picks)
    lines = [
        (N_("Seed"), draw.seed),
        (N_("Algorithm"), f"{draw.algorithm} · {drawn.rule}"),
        (N_("SHA-256 of the pool and the risks"), draw.digest),
        (N_("SHA-256 of the picks"), picked),
        (N_("Settings"), json.dumps(as_json.strategy_to(draw.strategy), separators=(",", ":"), sort_keys=True)),
        (
            N_("Points"),
            json.dumps({one.assessor: one.points for one in draw.risks}, separators=(",", ":"), sort_keys=True),
        ),
    ]
    measured = N_(
        "CAMERA cells covered: {covered} of {cells}. Plain random draws of this size cover on average: {mean}"
    )
    told = [
        saying.t(N_("From the same pool, this seed draws the same records. The data inside this file holds it all.")),
        saying.t(measured, covered=drawn.covered, cells=drawn.cells, mean=f"{drawn.chance / 1000:.1f}"),
        saying.t(N_("The share of the pool is what came of this, not its goal: the plan says what must be looked at.")),
    ]
    blocks: list[Block] = [heading(saying, part, N_("To draw it again"))]
    for runs in told:
        blocks += looks.apart(
            [Run(run.text.rstrip("\n"), language=run.language) for run in runs], looks.CELL, part, before=3
        )
    for label, value in lines:
        runs = [*saying.t(label, " / "), Run(": "), Run(value)]
        blocks.append(Paragraph(runs, looks.SMALL, part.child("P"), before=3))
    return blocks
