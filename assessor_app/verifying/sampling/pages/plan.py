"""What the justification says of the plan: whose it is, what it is about, the risk of each assessor, its numbers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN
from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.verifying.sampling import words
from assessor_app.verifying.sampling.pages.saying import heading, lead, table

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.verifying.sampling.justifying import Justification
    from assessor_app.verifying.sampling.model import Risk
    from assessor_app.verifying.sampling.pages.saying import Held, Saying


def opening(said: Justification, saying: Saying, root: Elem) -> list[Block]:
    """Title, whose plan it is, and what came of it in numbers."""
    title = saying.t(N_("Justification of a sample"), " / ")
    part = root.child("Sect")
    blocks: list[Block] = [
        Paragraph(title, looks.TITLE, root.child("H1"), sticks=True),
        Paragraph(said.plan.name, looks.SUBTITLE, part.child("P"), before=2, sticks=True),
    ]
    lines = [(saying.t(label, " / "), value) for label, value in _facts(said, saying)]
    rows: list[list[Held]] = [[label, value] for label, value in lines]
    titles = [saying.t(N_("What"), " / "), saying.t(N_("Value"), " / ")]
    return [*blocks, table(part, titles, (170.0, COLUMN - 170.0), rows)]


def _facts(said: Justification, saying: Saying) -> list[tuple[str, list[Run]]]:
    plan, draw = said.plan, said.draw
    wanted, picked = plan.filter, len(draw.drawn.picks)
    whole = draw.pool + len(said.already)
    dates = [Run(" – ")]
    if wanted.since or wanted.until:
        dates = [*(saying.day(wanted.since) if wanted.since else []), *dates]
        dates += saying.day(wanted.until) if wanted.until else []
    elif said.entries:
        days = sorted(one.observed_on for one in said.entries)
        dates = [*saying.day(days[0]), *dates, *saying.day(days[-1])]
    found = [
        (N_("Verifier"), [Run(draw.by or "—")]),
        (N_("Centre"), [Run(said.centre or "—")]),
        (N_("Observed"), dates),
        (
            N_("Drawn"),
            [*saying.moment(draw.made_at), Run(" · "), *saying.t(N_("draw {number}"), " / ", number=draw.number)],
        ),
        (N_("Records in the pool"), [Run(str(whole))]),
        (N_("Records sampled"), [Run(_share(picked + len(said.already), whole))]),
    ]
    if wanted.standards:
        found.append((N_("Standards"), [Run(", ".join(map(words.editioned, wanted.standards)))]))
    if wanted.sites:
        found.append((N_("Sites"), [Run(", ".join(wanted.sites))]))
    if draw.strategy.target_percent:
        found.append((N_("Share aimed at"), [Run(f"{draw.strategy.target_percent}%")]))
    if plan.agreed_on:
        found.append(
            (N_("Agreed with the external verifier"), [Run(f"{plan.agreed_with}, "), *saying.day(plan.agreed_on)])
        )
    return found


def _share(some: int, whole: int) -> str:
    tenths = 1000 * some // whole if whole else 0
    return f"{some} ({tenths // 10}.{tenths % 10}%)"


def risks(said: Justification, saying: Saying, root: Elem) -> list[Block]:
    """The risk of each assessor as the draw took it, highest first, with its reasons."""
    part = root.child("Sect")
    widths = (130.0, 48.0, 62.0, COLUMN - 240.0)
    titles = [
        saying.t(N_("Assessor"), " / "), saying.t(N_("Risk")), saying.t(N_("Sampled")), saying.t(N_("Reasons"), " / "),
    ]  # fmt: skip
    counts = _counts(said)
    rows: list[list[Held]] = []
    for risk in sorted(said.draw.risks, key=lambda one: (-one.points, one.name)):
        sampled, pool = counts.get(risk.assessor, (0, 0))
        rows.append(
            [[Run(risk.name or "—")], [Run(str(risk.points))], [Run(_share(sampled, pool))], _told(risk, saying)]
        )
    leads = lead(
        saying,
        part,
        N_("More points: drawn earlier, and more often. What each is worth stands under “Numbers of the plan”."),
    )
    return [heading(saying, part, N_("Risk by assessor")), *leads, table(part, titles, widths, rows)]


def _counts(said: Justification) -> dict[str, tuple[int, int]]:
    sampled, found = said.sampled, dict[str, tuple[int, int]]()
    for one in (*said.entries, *said.already):
        some, whole = found.get(one.assessor, (0, 0))
        found[one.assessor] = (some + (one.identity in sampled), whole + 1)
    return found


def _told(risk: Risk, saying: Saying) -> Held:
    def blocks(elem: Elem) -> list[Block]:
        parts = [(saying.reason(reason), looks.CELL) for reason in risk.reasons]
        return looks.several(elem, parts or [([Run("—")], looks.CELL)])

    return blocks


def strategy(said: Justification, saying: Saying, root: Elem) -> list[Block]:
    """Every number that the draw went by."""
    part, numbers = root.child("Sect"), asdict(said.draw.strategy)
    blocks: list[Block] = [heading(saying, part, N_("Numbers of the plan"))]
    titles = [saying.t(N_("What"), " / "), saying.t(N_("Number"), " / ")]
    for name, message, held in (
        (N_("What is to be sampled"), words.LEASTS, numbers),
        (N_("Points of risk"), words.WEIGHTS, numbers["weights"]),
        (N_("When these points are given"), words.WHEN, numbers),
    ):
        rows: list[list[Held]] = [[saying.t(said, " / "), [Run(str(held[one]))]] for one, said in message.items()]
        label = Paragraph(saying.t(name, " / "), looks.LABEL, part.child("P"), before=8, sticks=True)
        blocks += [label, table(part, titles, (COLUMN - 90.0, 90.0), rows)]
    return blocks
