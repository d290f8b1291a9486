"""Documents made at random in which one item lost its mark or was merged with the next: none is silently wrong."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.standards import generated
from tests.standards.judged import judged

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.standards.generated import Container, Part

SEEDS = range(500, 560)


def without_a_mark(parts: list[Part], place: int) -> list[Part]:
    return [*parts[:place], ("text", "", parts[place][2]), *parts[place + 1 :]]


def capital_without_a_mark(parts: list[Part], place: int) -> list[Part]:
    text = parts[place][2]
    return [*parts[:place], ("text", "", f"{text[0].upper()}{text[1:]}"), *parts[place + 1 :]]


def merged(parts: list[Part], place: int) -> list[Part]:
    (kind, mark, text), (following, after, rest) = parts[place : place + 2]
    if following != "item":
        return parts
    return [*parts[:place], (kind, mark, f"{text} {after} {rest}"), *parts[place + 2 :]]


@pytest.mark.parametrize("how", [without_a_mark, capital_without_a_mark, merged])
@pytest.mark.parametrize("container", ["text", "html", "docx", "pdf"])
def test_a_mark_that_is_lost_is_told(
    how: Callable[[list[Part], int], list[Part]], container: Container, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = []
    for seed in SEEDS:
        told = generated.document(seed, container)
        with monkeypatch.context() as patch:
            parts = generated.parts(told)
            items = [place for place, part in enumerate(parts) if part[0] == "item"]
            place = random.Random(seed).choice(items[1:-1])  # noqa: S311 - documents, not secrets
            damaged = how(parts, place)
            patch.setattr(generated, "parts", lambda _told, damaged=damaged: damaged)
            standing, why = judged(told)
        if standing == "silently wrong":
            wrong.append(f"{seed}: {told.kind}: {why[0]}")
    assert wrong == []
