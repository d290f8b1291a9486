"""Documents made at random from known layouts, unseen while the reader was written: none may be silently wrong."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.standards import generated
from tests.standards.judged import judged

HERE, MORE = range(9000, 9120), range(20_000, 22_000)


def tally(seeds: range) -> tuple[Counter[str], list[str]]:
    """How many documents stand how, and each that is silently wrong with what is wrong in it."""
    counted: Counter[str] = Counter()
    wrong = []
    for seed in seeds:
        told = generated.document(seed)
        standing, why = judged(told)
        counted[f"{told.container} {standing}"] += 1
        if standing == "silently wrong":
            wrong.append(f"{seed}: {told.kind}: {why[0]}")
    return counted, wrong


def test_no_unseen_document_is_silently_wrong() -> None:
    counted, wrong = tally(HERE)
    assert wrong == []
    # most are exact, so that flagging everything would not pass either; text taken from pages is another matter
    files = {name: count for name, count in counted.items() if name.split()[0] not in {"pages", "layout"}}
    exact = sum(count for name, count in files.items() if name.endswith("exact"))
    assert exact >= 0.9 * sum(files.values()), counted


@pytest.mark.slow
def test_of_two_thousand_none_is_silently_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    counted, wrong = tally(MORE)
    with capsys.disabled():
        print("\nunseen documents:", ", ".join(f"{standing} {count}" for standing, count in sorted(counted.items())))  # noqa: T201
    assert wrong == []
    assert sum(counted.values()) == len(MORE)
