"""Each record of the sample with the reasons why it is there: those drawn, and those that came by hand or by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.paper.document import COLUMN
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.verifying.sampling import words
from assessor_app.verifying.sampling.pages.saying import heading, lead, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.verifying.sampling.justifying import Justification
    from assessor_app.verifying.sampling.model import Item, Reason
    from assessor_app.verifying.sampling.pages.saying import Held, Saying

SHORT = 16
"""So many digits of a record's identity stand beside its reference: enough to find it among all there are."""
WIDTHS = (24.0, 112.0, 118.0, COLUMN - 254.0)


def picks(said: Justification, saying: Saying, root: Elem) -> list[Block]:
    """The records drawn, in the order in which they were."""
    part = root.child("Sect")
    rows = [
        _row(saying, str(pick.place), pick.identity, said.shown.get(pick.identity), pick.reasons)
        for pick in said.draw.drawn.picks
    ]
    leads = lead(saying, part, N_("In the order in which they were drawn."))
    return [heading(saying, part, N_("The records drawn, and why")), *leads, table(part, _titles(saying), WIDTHS, rows)]


def brought(said: Justification, saying: Saying, root: Elem) -> list[Block]:
    """What is in the sample otherwise."""
    others = [one for one in said.items if one.origin != "drawn"]
    if not others:
        return []
    part = root.child("Sect")
    rows = [_row(saying, "+", one.identity, one, one.reasons) for one in others]
    return [heading(saying, part, N_("Added to the sample, and why")), table(part, _titles(saying), WIDTHS, rows)]


def _titles(saying: Saying) -> list[list[Run]]:
    record, who = saying.t(N_("Record"), " / "), saying.t(N_("Assessor and site"), " / ")
    return [[Run("")], record, who, saying.t(N_("Reasons"), " / ")]


def _row(saying: Saying, place: str, identity: str, item: Item | None, reasons: Sequence[Reason]) -> list[Held]:
    def record(elem: Elem) -> list[Block]:
        stage = saying.t(words.STAGES[item.stage], " / ") if item else []
        parts = [
            ([Run(item.reference if item else "—", "bold")], looks.CELL),
            ([Run(item.candidate)] if item else [], looks.CELL),
            ([*saying.day(item.observed_on), Run(" · "), *stage] if item else [], looks.SMALL),
            ([Run(identity[:SHORT])], looks.SMALL),
        ]
        return looks.several(elem, parts, 0)

    def who(elem: Elem) -> list[Block]:
        parts = (
            [([Run(item.assessor)], looks.CELL), ([Run(item.site)] if item.site else [], looks.SMALL)] if item else []
        )
        return looks.several(elem, parts or [([Run("—")], looks.CELL)], 0)

    def why(elem: Elem) -> list[Block]:
        return looks.several(elem, [(saying.reason(reason), looks.CELL) for reason in reasons])

    return [[Run(place)], record, who, why]
