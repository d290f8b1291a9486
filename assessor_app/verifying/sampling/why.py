"""Why one record was drawn, as codes and facts: its assessor's risk, what it shows first, which least it serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.verifying.sampling.model import Reason

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from assessor_app.verifying.sampling.cells import Cell
    from assessor_app.verifying.sampling.model import Entry, Risk, Strategy


def why(entry: Entry, sampled: Counter[Cell], strategy: Strategy, risk: Risk | None) -> tuple[Reason, ...]:
    """The reasons for one pick when so much is sampled; there is always one."""
    found = [*(risk.reasons if risk else ()), *_first(entry, sampled), *_more(entry, sampled, strategy, risk)]
    return tuple(found) or (Reason("sample-wider"),)


def _first(entry: Entry, sampled: Counter[Cell]) -> Iterator[Reason]:
    if not sampled["assessor", entry.assessor]:
        yield Reason("sample-first-assessor")
    for method in entry.methods:
        if not sampled["method", method]:
            yield Reason(f"sample-first-{method}")
        elif sampled["assessor", entry.assessor] and not sampled["pair", entry.assessor, method]:
            yield Reason(f"sample-theirs-{method}")
    for standard, kinds in entry.elements:
        yield from _element(standard, kinds, sampled)
    if not sampled["site", entry.site] and entry.site:
        yield Reason("sample-first-site", (("site", entry.site),))
    if not sampled["record", entry.stage]:
        yield Reason(f"sample-first-{entry.stage}")


def _element(standard: str, kinds: tuple[str, ...], sampled: Counter[Cell]) -> Iterator[Reason]:
    facts = (("standard", named(standard)),)
    if not sampled["standard", standard]:
        yield Reason("sample-first-standard", facts)
    else:
        for kind in kinds:
            if not sampled["element", standard, kind]:
                yield Reason(f"sample-first-{kind}", facts)


def _more(entry: Entry, sampled: Counter[Cell], strategy: Strategy, risk: Risk | None) -> Iterator[Reason]:
    """What is sampled already and is to be sampled more often."""
    at_risk = risk is not None and risk.points >= strategy.at_risk
    wanted = strategy.per_assessor + (strategy.more_at_risk if at_risk else 0)
    if 0 < sampled["assessor", entry.assessor] < wanted:
        yield Reason("sample-least-assessor", (("least", wanted),))
    for standard in entry.standards:
        if 0 < sampled["standard", standard] < strategy.per_standard:
            yield Reason("sample-least-standard", (("standard", named(standard)), ("least", strategy.per_standard)))
    for method in entry.methods:
        if 0 < sampled["method", method] < strategy.per_method:
            yield Reason(f"sample-least-{method}", (("least", strategy.per_method),))
    if 0 < sampled["site", entry.site] < strategy.per_site and entry.site:
        yield Reason("sample-least-site", (("site", entry.site), ("least", strategy.per_site)))


def named(standard: str) -> str:
    """A standard `name@edition` by what people call it."""
    return standard.rpartition("@")[0] or standard
