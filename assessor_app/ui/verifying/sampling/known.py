"""What the screen of sampling reads from the rooms, each as one blocking deed. No widgets, and no rule of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assessor_app.verifying.sampling.model import DIMENSIONS, PoolFilter

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.covering import Mark
    from assessor_app.verifying.sampling.model import Dimension, Draw, Item, Reason, Risk, SamplingPlan
    from assessor_app.verifying.sampling.summed import Summed


@dataclass(frozen=True, slots=True)
class View:
    """What of the picture is asked for: which dimension across, within which standard, site and stage ('': all)."""

    dimension: Dimension = "method"
    standard: str = ""
    site: str = ""
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """The cells of one view: assessors down by name (id, name), values across."""

    view: View
    rows: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    marks: dict[tuple[str, str], Mark]


@dataclass(frozen=True, slots=True)
class Shown:
    """One plan as the screen shows it. `draw` is the draw that stands, `names` what each dimension offers to choose."""

    plan: SamplingPlan
    pool: int
    items: tuple[Item, ...]
    risks: tuple[Risk, ...]
    draw: Draw | None
    picture: Picture
    values: dict[Dimension, tuple[str, ...]]


def plans(rooms: Rooms) -> list[SamplingPlan]:
    """The plans, latest first."""
    return rooms.verifying.sampling.plans()


def keep_up(rooms: Rooms, progress: Progress) -> int:
    """Look at what is new in the archive, or changed there; 0 says that what is shown is as it is."""
    return rooms.verifying.sampling.keep_up(progress)


def shown(rooms: Rooms, name: str, view: View) -> Shown:
    """All of one plan as it was when it was last kept up: read at once, whatever came since."""
    sampling = rooms.verifying.sampling
    plan = sampling.plan(name)
    summed = sampling.summed(plan, as_known=True)
    risks = tuple(sampling.risks(plan, summed, as_known=True))
    whole = replace(plan, filter=PoolFilter())
    everything = summed if plan == whole else sampling.summed(whole, as_known=True)
    values = {dimension: everything.values(dimension) for dimension in DIMENSIONS}
    return Shown(
        plan,
        summed.size,
        tuple(sampling.items(name)),
        risks,
        sampling.standing(plan),
        picture(summed, view, risks),
        values,
    )


def picture(summed: Summed, view: View, risks: tuple[Risk, ...]) -> Picture:
    """One view of what is covered."""
    marks = summed.across(view.dimension, standard=view.standard, site=view.site, stage=view.stage)
    there = {assessor for assessor, _ in marks}
    rows = sorted(
        ((one.assessor, one.name) for one in risks if one.assessor in there), key=lambda row: (row[1], row[0])
    )
    return Picture(view, tuple(rows), tuple(sorted({value for _, value in marks})), marks)


def told(words: Words, reasons: tuple[Reason, ...], between: str = " · ") -> str:
    """Reasons as one text."""
    from assessor_app.language.sentences import sentence  # noqa: PLC0415 - every room's sentences; not at first paint

    return between.join(sentence(words, reason.code, dict(reason.facts)) for reason in reasons)
