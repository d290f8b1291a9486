"""The justification of a sample as data, and drawing again from it: what anybody needs to see that these are the picks.

Its pages are in `pages`. Pure: reads no store.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal
from assessor_app.verifying.sampling import as_json
from assessor_app.verifying.sampling.cells import digest, text_of
from assessor_app.verifying.sampling.cells import row as entry_row
from assessor_app.verifying.sampling.drawing import draw as draw_now
from assessor_app.verifying.sampling.model import ALGORITHM, Draw, Entry, Item, Risk, SamplingPlan, Strategy

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMAT: Final = "assessor-sampling-justification/1"
POOL_BYTES: Final = 16 * 1024**2
"""How large the pool as data may be to be carried along: what readers of attachments take."""


@dataclass(frozen=True, slots=True)
class Justification:
    """All that the pages and the data say. `entries` and `already` are what the draw was drawn from.

    `items` is the sample as it stands, `shown` what is to be said of each pick: the item's own, or one like it.
    """

    plan: SamplingPlan
    draw: Draw
    entries: tuple[Entry, ...]
    already: tuple[Entry, ...]
    items: tuple[Item, ...]
    shown: dict[str, Item]
    centre: str
    program: str

    @property
    def sampled(self) -> set[str]:
        """What the sample held once it was drawn."""
        return {pick.identity for pick in self.draw.drawn.picks} | {one.identity for one in self.already}


def document(said: Justification) -> dict[str, Any]:
    """The plan, the draw, and what it was drawn from, as data: `pool` is left out where it is too large to carry."""
    return {
        "format": FORMAT,
        "plan": as_json.plan_to(said.plan),
        "draw": as_json.draw_to(said.draw),
        "picked_sha256": as_json.drawn_digest(pick.identity for pick in said.draw.drawn.picks),
        "items": [
            {"id": one.id, "identity": one.identity, "origin": one.origin, "state": one.state,
             "reasons": as_json.reasons_to(one.reasons)}
            for one in said.items
        ],
        "already": [entry_row(one) for one in said.already],
        "pool": _pool(said.entries),
    }  # fmt: skip


def _pool(entries: Sequence[Entry]) -> list[Any] | None:
    """The pool, where it is small enough to be carried along."""
    least = 0  # without spaces and escapes: most of what is far too large need not be written out to be known as such
    for one in entries:
        least += len(text_of(one))
        if least >= POOL_BYTES:
            return None
    pool = [entry_row(one) for one in entries]
    return pool if len(json.dumps(pool)) < POOL_BYTES else None


@dataclass(frozen=True, slots=True)
class Redrawn:
    """What drawing again gave: whether pool and risks are those that the digest names, and the same records came."""

    digest_holds: bool
    picks_hold: bool
    picks: tuple[str, ...]


def draw_again(said: Any) -> Redrawn:  # noqa: ANN401 - whatever a file holds
    """Draw again from a justification's data alone.

    Raises:
        Refusal: `sample-not-a-justification`; `sample-pool-not-carried`, where the pool was too large to go along;
            `sample-algorithm`, for a way of drawing that this program does not know.
    """
    try:
        if said["format"] != FORMAT:
            raise Refusal("sample-not-a-justification")
        if said["draw"]["algorithm"] != ALGORITHM:
            raise Refusal("sample-algorithm", name=str(said["draw"]["algorithm"]))
        if said["pool"] is None:
            raise Refusal("sample-pool-not-carried")
        entries = [as_json.entry_from(one) for one in said["pool"]]
        already = [as_json.entry_from(one) for one in said["already"]]
        risks = {one.assessor: one for one in as_json.risks_from(said["draw"]["risks"])}
        strategy = as_json.strategy_from(said["draw"]["strategy"])
        told, picked = said["draw"]["digest"], [one["identity"] for one in said["draw"]["picks"]]
        return again(entries, already, risks, strategy, (said["draw"]["seed"], told, picked))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as problem:
        raise Refusal("sample-not-a-justification") from problem


def again(
    entries: Sequence[Entry],
    already: Sequence[Entry],
    risks: dict[str, Risk],
    strategy: Strategy,
    told: tuple[str, str, Sequence[str]],
) -> Redrawn:
    """Draw again and compare with what was told: seed, digest and picks."""
    seed, digested, picked = told
    points = {name: risk.points for name, risk in risks.items()}
    found = digest(entries, points, (one.identity for one in already))
    drawn = draw_now(entries, strategy, risks, seed, already=already)
    picks = tuple(pick.identity for pick in drawn.picks)
    return Redrawn(found == digested, picks == tuple(picked), picks)
