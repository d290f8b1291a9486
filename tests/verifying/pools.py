"""Pools made at random for the tests of sampling: few people, methods and places, so records have much in common."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from assessor_app.verifying.sampling.model import Entry, Risk, Strategy

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

METHODS = ("discussion", "observation", "prior_learning", "product", "questioning", "witness")
KINDS = ("behaviour", "knowledge", "performance")
SITES = ("Bangor", "Llŷn", "Tŷ Gwyn", "")


def entry(number: int, **said: object) -> Entry:
    """A record by its number; what is not said is the same for all."""
    usual: dict[str, object] = {
        "candidate": f"c{number}", "assessor": "a1", "site": "Bangor", "methods": ("observation",),
        "elements": (("INSCS025@2021", ("performance",)),), "observed_on": "2026-11-20", "stage": "interim",
    }  # fmt: skip
    return Entry(hashlib.sha256(f"{number}".encode()).hexdigest(), **(usual | said))  # type: ignore[arg-type]


@st.composite
def entries(draw: DrawFn, most: int = 24) -> list[Entry]:
    """A pool of up to so many records."""
    return [
        entry(
            number,
            candidate=f"c{draw(st.integers(0, 5))}",
            assessor=f"a{draw(st.integers(0, 3))}",
            site=draw(st.sampled_from(SITES)),
            methods=tuple(sorted(draw(st.sets(st.sampled_from(METHODS), max_size=3)))),
            elements=tuple(
                (f"NOS{which}@2021", tuple(sorted(draw(st.sets(st.sampled_from(KINDS))))))
                for which in sorted(draw(st.sets(st.integers(1, 4), max_size=2)))
            ),
            stage=draw(st.sampled_from(("interim", "summative"))),
        )
        for number in range(draw(st.integers(1, most)))
    ]


def strategies(*, bounded: bool = False) -> SearchStrategy[Strategy]:
    """Ways of sampling; with `bounded`, each with a bound on what is drawn."""
    few = st.integers(0, 2)
    return st.builds(
        Strategy, per_assessor=few, per_method=few, per_standard=few, per_site=few, per_pair=few, more_at_risk=few,
        interim_percent=st.integers(0, 50), summative_percent=st.integers(0, 50),
        most=st.integers(1, 8) if bounded else st.just(0),
    )  # fmt: skip


RISKS: SearchStrategy[dict[str, Risk]] = st.dictionaries(
    st.sampled_from(("a0", "a1", "a2", "a3")), st.integers(0, 200)
).map(lambda points: {name: Risk(name, name.upper(), many) for name, many in points.items()})
