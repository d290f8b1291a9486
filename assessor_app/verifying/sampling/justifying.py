"""The justification of a sample as data, and drawing again from it: what anybody needs to see that these are the picks.

Its pages are in `pages`. Pure: reads no store.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from unicodedata import is_normalized

from assessor_app.errors import Refusal
from assessor_app.records.canonical import canonical, nfc
from assessor_app.verifying.sampling import as_json
from assessor_app.verifying.sampling.cells import digest, texts_of
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


def document(said: Justification) -> bytes:
    """The plan, the draw, and what it was drawn from, as canonical JSON; `pool` is null where it is too large to carry.

    Raises:
        Refusal: as `records.canonical`.
    """
    pool, head = _pool(said.entries), _head(said)
    if pool is None or not is_normalized("NFC", pool):
        held = json.loads(pool) if pool is not None else None
        return canonical(nfc(head | {"pool": held}))
    return canonical(nfc(head))[:-1] + f',"pool":{pool}}}'.encode()  # by its name, the pool comes last


def _head(said: Justification) -> dict[str, Any]:
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
    }  # fmt: skip


def _pool(entries: Sequence[Entry]) -> str | None:
    """The pool as canonical JSON but for what is not NFC, where it is small enough to be carried along."""
    written = f"[{','.join(texts_of(entries).values())}]"
    spaced = len(written.encode()) + written.count(",")  # as most write it
    return written if spaced < POOL_BYTES else None


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
