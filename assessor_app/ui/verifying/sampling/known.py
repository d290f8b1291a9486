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


def shown(rooms: Rooms, progress: Progress, name: str, view: View) -> Shown:
    """All of one plan, after what is new in the archive was looked at."""
    sampling = rooms.verifying.sampling
    sampling.keep_up(progress)
    plan = sampling.plan(name)
    risks = tuple(sampling.risks(plan))
    draws = sampling.draws(name) if plan.drawn else []
    everything = sampling.cube(replace(plan, filter=PoolFilter()))
    values = {dimension: everything.values(dimension) for dimension in DIMENSIONS}
    return Shown(
        plan,
        sampling.cube(plan).size,
        tuple(sampling.items(name)),
        risks,
        next((one for one in draws if one.number == plan.drawn), None),
        picture(rooms, plan, view, risks),
        values,
    )


def picture(rooms: Rooms, plan: SamplingPlan, view: View, risks: tuple[Risk, ...]) -> Picture:
    """One view of what is covered."""
    cube = rooms.verifying.sampling.cube(plan)
    marks = cube.across(view.dimension, standard=view.standard, site=view.site, stage=view.stage)
    there = {assessor for assessor, _ in marks}
    rows = sorted(
        ((one.assessor, one.name) for one in risks if one.assessor in there), key=lambda row: (row[1], row[0])
    )
    return Picture(view, tuple(rows), tuple(sorted({value for _, value in marks})), marks)


def told(words: Words, reasons: tuple[Reason, ...], between: str = " · ") -> str:
    """Reasons as one text."""
    from assessor_app.language.sentences import sentence  # noqa: PLC0415 - every room's sentences; not at first paint

    return between.join(sentence(words, reason.code, dict(reason.facts)) for reason in reasons)
