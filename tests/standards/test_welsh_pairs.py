"""Questions in Welsh against the words of the five standards: what each must find and must not, written by hand.

`mutations.txt` is the table; it covers every row of the mutations, and is no copy of what the program gave.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.standards import bundle
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.search.mutations import ROWS, forms
from assessor_app.standards.search.searching import WORD
from assessor_app.standards.wording import unaccented

TABLE = Path(__file__).parent / "mutations.txt"
KINDS = {"performance": "P", "knowledge": "G", "behaviour": "Y"}
FILES = {str(standard.key): f"{number:03}" for number, standard in enumerate(bundle.bundled())}


def read() -> list[tuple[str, str, str, bool]]:
    """Row of mutation, question, criterion, and whether it must be found."""
    pairs = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        row, question, told = (part.strip() for part in line.split("|"))
        found, _, apart = told.partition("not")
        pairs += [(row, question, criterion, True) for criterion in found.split()]
        pairs += [(row, question, criterion, False) for criterion in apart.split()]
    return pairs


PAIRS = read()


@cache
def library() -> StandardsLibrary:
    return bundled_library()


@cache
def found(question: str) -> frozenset[str]:
    """Every criterion that a question finds, as the table names it."""
    hits = library().search(question, limit=1000)
    return frozenset(
        f"{FILES[str(hit.standard)]}{KINDS[hit.criterion.kind]}{hit.criterion.number}" for hit in hits if hit.criterion
    )


@pytest.mark.parametrize(("row", "question", "criterion", "wanted"), PAIRS)
def test_a_pair(row: str, question: str, criterion: str, *, wanted: bool) -> None:
    assert (criterion in found(question)) == wanted, row


WORDS = [
    (f"{FILES[str(standard.key)]}{KINDS[one.kind]}{one.number}", word)
    for standard in bundle.bundled()
    for one in standard.criteria
    for word in {unaccented(word) for word in WORD.findall(one.text)}
]


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(WORDS), st.data())
def test_any_form_of_a_word_finds_the_criterion_that_holds_it(pair: tuple[str, str], data: st.DataObject) -> None:
    criterion, word = pair
    form = data.draw(st.sampled_from(sorted(forms(word))))
    assert criterion in found(form)
    assert criterion in found(f"{form} {word}")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert unaccented(unaccented(text)) == unaccented(text)


def test_the_table_names_criteria_that_there_are() -> None:
    there = {
        f"{FILES[str(standard.key)]}{KINDS[one.kind]}{one.number}"
        for standard in bundle.bundled()
        for one in standard.criteria
    }
    assert {criterion for _, _, criterion, _ in PAIRS} <= there


def test_the_table_covers_every_row() -> None:
    rows = {tuple(row.split()[1:]) for row, *_ in PAIRS if row.split()[0] in {"soft", "nasal", "aspirate"}}
    assert rows == {(radical, form or "-") for radical, forms in ROWS.items() for form in forms}
    assert "h vowel" in {row for row, *_ in PAIRS}
    assert len({(question, criterion) for _, question, criterion, _ in PAIRS}) == len(PAIRS)
    assert sum(wanted for *_, wanted in PAIRS) >= 60
    assert sum(not wanted for *_, wanted in PAIRS) >= 30


def test_precision_and_recall_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    right = sum(wanted and criterion in found(question) for _, question, criterion, wanted in PAIRS)
    wrong = sum(not wanted and criterion in found(question) for _, question, criterion, wanted in PAIRS)
    precision, recall = right / (right + wrong), right / sum(wanted for *_, wanted in PAIRS)
    with capsys.disabled():
        sys.stdout.write(
            f"\nsearch in Welsh, {len(PAIRS)} pairs by hand: precision {precision:.3f}, recall {recall:.3f}\n"
        )
    assert (precision, recall) == (1, 1)
