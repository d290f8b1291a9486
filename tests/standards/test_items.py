"""Lists of criteria as printed: labels, groups, sub-items, continuations, and what is told of doubtful ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.standards.reading import items, numbering
from assessor_app.standards.reading.plaintext import lines

if TYPE_CHECKING:
    from assessor_app.standards.model import Criterion, Kind


def listed(text: str, kind: Kind = "performance") -> tuple[tuple[Criterion, ...], list[str]]:
    found = items.listed(lines(text), kind)
    noticed = [*found.findings, *numbering.noticed(found)]
    return items.criteria(found), [one.code for one in noticed]


@pytest.mark.parametrize(("text", "labels", "texts"), [
    ("1. a\n2. b", ["1", "2"], ["a", "b"]),
    ("1) a\n2) b", ["1", "2"], ["a", "b"]),
    ("P1 a\nP2. b", ["P1", "P2"], ["a", "b"]),
    ("1.\xa0\xa0\xa0a\n10.\xa0b", ["1", "10"], ["a", "b"]),
    ("• a\n• b", ["", ""], ["a", "b"]),
    ("– a\n– b", ["", ""], ["a", "b"]),
    ("a) x\nb) y", ["a", "b"], ["x", "y"]),
    ("P1\na\nP2\nb", ["P1", "P2"], ["a", "b"]),
    ("1. 2 o bobl\n2. b", ["1", "2"], ["2 o bobl", "b"]),
])  # fmt: skip
def test_labels(text: str, labels: list[str], texts: list[str]) -> None:
    criteria, _ = listed(text)
    assert [one.label for one in criteria] == labels
    assert [one.text for one in criteria] == texts
    assert [one.number for one in criteria] == list(range(1, len(criteria) + 1))


@pytest.mark.parametrize(("text", "codes"), [
    ("1. a\n2. b\n3. c", []),
    ("1. a\n3. c", ["numbers-jump"]),
    ("1. a\n1. b\n2. c", ["numbers-repeat"]),
    ("2. a\n3. b", ["numbers-start-late"]),
    ("1. a\n2. b\n1. c\n2. d", ["numbers-go-back"]),
    ("Un\n\n1. a\n2. b\n\nDau\n\n1. c\n2. d", ["numbers-restart"]),
    ("P1 a\nP4 b", ["numbers-jump"]),
    ("1. a\n2. a", ["item-repeated"]),
    ("Un\n\n1. a\n\nUn\n\n2. b", ["group-repeated"]),
    ("1. a\n2.\n3. c", ["item-empty"]),
    ("P1\n\n7\n\nP2\n\nb", ["item-wordless"]),
    ("1. a 2. b\n3. c", ["numbers-jump", "items-run-together"]),
    ("P1 a P2 b", ["items-run-together"]),
    ("a\nb", ["list-without-labels"]),
    ("1. a\nrhagor", ["line-joined"]),
    ("1. a\n\nrhagor\n\n2. b", ["line-joined"]),
    ("1. a\n\nRhagor o eiriau", ["item-without-label"]),
    ("1. a\nGrŵp\n2. b", ["group-guessed", "group-alone"]),
    ("Un\n\n1. a\n\nY coesyn:\n\n2. b", ["group-doubtful"]),
    ("Un grŵp\n\n1. a\n2. b", ["group-alone"]),
    ("1. a\nP2 b\n2. c", ["label-of-another-kind"]),
    ("a) x\n- b\n- c\n- d", ["item-alone"]),
    ("1. llai na\n1.5 metr", ["line-joined"]),
])  # fmt: skip
def test_what_is_told(text: str, codes: list[str]) -> None:
    assert listed(text)[1] == codes


@pytest.mark.parametrize(("text", "sub_items"), [
    ("1. a:\n- x\n- y\n2. b", [("x", "y"), ()]),
    ("P1 a\n  P1.1 x\n  P1.2 y\nP2 b", [("P1.1 x", "P1.2 y"), ()]),
    ("3. a\n3.1 x\n3.2 y", [("3.1 x", "3.2 y")]),
    ("1. a\na) x\nb) y\n2. b", [("a) x", "b) y"), ()]),
    ("- a\n    - x\n    - y\n- b", [("x", "y"), ()]),
    ("P1 a\n1. x\n2. y\nP2 b", [("1. x", "2. y"), ()]),
    ("1. a\n- x\nsy'n hir\n2. b", [("x sy'n hir",), ()]),
])  # fmt: skip
def test_sub_items_belong_to_their_item_and_are_not_counted(text: str, sub_items: list[tuple[str, ...]]) -> None:
    criteria, _ = listed(text)
    assert [one.items for one in criteria] == sub_items


def test_labels_of_each_kind() -> None:
    assert [one.label for one in listed("K1 a\nK2 b", "knowledge")[0]] == ["K1", "K2"]
    assert [one.label for one in listed("G1 a\nG2 b", "knowledge")[0]] == ["G1", "G2"]
    grouped, codes = listed("P1 Un\n\nK1 a\n\nP2 Dau\n\nK2 b", "knowledge")
    assert [(one.label, one.group) for one in grouped] == [("K1", "P1 Un"), ("K2", "P2 Dau")]
    assert codes == []
