"""The notes that suggestions are measured with: every criterion they name exists, and none copies its words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.standards import bundle
from assessor_app.standards.model import CriterionKey, StandardKey

if TYPE_CHECKING:
    from assessor_app.standards.model import Standard

NOTES = Path(__file__).parent / "notes"
HALVES = ("development", "held_out")
FILES = (*HALVES, "fresh")


def notes(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((NOTES / f"{name}.json").read_text("utf-8"))["notes"]
    return found


def keys(note: dict[str, Any]) -> list[CriterionKey]:
    return [CriterionKey(StandardKey.parse(e["standard"]), e["kind"], e["number"]) for e in note["evidences"]]


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.fixture(scope="module")
def standards() -> dict[str, Standard]:
    return {str(standard.key): standard for standard in bundle.bundled()}


@pytest.mark.parametrize("name", FILES)
def test_every_note_names_criteria_that_exist_and_copies_none(name: str, standards: dict[str, Standard]) -> None:
    for note in notes(name):
        named = keys(note)
        assert 1 <= len(named) == len(set(named)) <= 4, note
        for key in named:
            criterion = standards[str(key.standard)].find(key)
            assert criterion is not None, (note, key)
            assert not runs(note["text"], 3) & runs(criterion.text, 3), (note, criterion.text)


@pytest.mark.parametrize("name", HALVES)
def test_each_half_covers_every_standard_in_both_languages(name: str, standards: dict[str, Standard]) -> None:
    half = notes(name)
    assert len(half) == 60
    for language in ("cy", "en"):
        covered = {str(key.standard) for note in half if note["language"] == language for key in keys(note)}
        assert covered == set(standards), language


def test_there_are_enough_of_every_sort_and_none_twice() -> None:
    both = [note for name in HALVES for note in notes(name)]
    assert len({note["text"] for note in both}) == len(both) == 120
    assert sum(note["language"] == "cy" for note in both) == 70
    assert sum(keys(note)[0].kind != "knowledge" for note in both) == 85
    assert all(6 <= len(note["text"].split()) <= 40 for note in both)
