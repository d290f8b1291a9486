"""The justification of a sample on paper: the plan, what it covers, each pick with its reasons, how to draw it again.

Not sealed, so its words are the program's own and may change; what counts is the data it carries.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.paper.attachments import Attachment
from assessor_app.paper.document import Document
from assessor_app.paper.fonts import drawable
from assessor_app.paper.metadata import About
from assessor_app.verifying.sampling.justifying import document as as_data
from assessor_app.verifying.sampling.pages import coverage, furniture, picks, plan, provenance
from assessor_app.verifying.sampling.pages.saying import Saying

if TYPE_CHECKING:
    from typing import Literal

    from assessor_app.verifying.sampling.justifying import Justification

DATA = "sampling.json"
LARGE: Final = 1024**2
"""More data than that is deflated with little effort: with all of it, that takes longer than all else together."""


def draw(said: Justification, pages: Literal["cy", "en", "both"]) -> bytes:
    """Draw the pages in one language or both, with all of it inside as `sampling.json`."""
    saying, data = Saying(pages), as_data(said)
    made = Document(_about(said, saying), data)
    described = saying.plain(N_("The plan, the draw and the pool it was drawn from, as data"))
    made.attachments.append(Attachment(DATA, data, "application/json", described, effort=1 if len(data) > LARGE else 9))
    blocks = [
        *plan.opening(said, saying, made.root),
        *coverage.coverage(said, saying, made.root),
        *plan.risks(said, saying, made.root),
        *picks.picks(said, saying, made.root),
        *picks.brought(said, saying, made.root),
        *plan.strategy(said, saying, made.root),
        *provenance.provenance(said, saying, made.root),
    ]
    return made.render(blocks, furniture.layout(said, saying))


def _about(said: Justification, saying: Saying) -> About:
    title = f"{saying.plain(N_('Justification of a sample'))} · {said.plan.name}"
    return About(
        title=" ".join(drawable(title).split()),
        author=" ".join(drawable(said.draw.by).split()) or "—",
        subject=saying.plain(N_("Which records a verifier samples, and why these")),
        keywords="",
        program=f"assessor-app {said.program}",
        when=dt.datetime.fromisoformat(said.draw.made_at),
        languages=saying.tongues,
    )
