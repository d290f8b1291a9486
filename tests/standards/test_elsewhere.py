"""The same criterion in other standards: near copies judged by hand, the pair's language, and what likeness means."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.standards import bundle
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import Criterion, CriterionKey, Kind, Language, Like, Standard, StandardKey
from assessor_app.standards.search import similar
from assessor_app.standards.search.mutations import mutated

KINDS: dict[str, Kind] = {"P": "performance", "G": "knowledge", "Y": "behaviour"}
ROWS = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "near.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
COPIES = "COPY1"


def key_of(place: str) -> CriterionKey:
    return CriterionKey(bundle.bundled()[int(place[:3])].key, KINDS[place[3]], int(place[4:]))


def made(urn: str, language: Language, texts: list[str]) -> Standard:
    """A standard of these criteria."""
    criteria = tuple(
        Criterion(kind="performance", label=str(number), number=number, text=text)
        for number, text in enumerate(texts, 1)
    )
    return replace(
        bundle.bundled()[0], urn=urn, language=language, title=urn, edition="2021", text_sha256=f"{urn}{language}",
        performance=criteria, knowledge=(), behaviours=(),
    )  # fmt: skip


@cache
def library() -> StandardsLibrary:
    """The five, and one standard of all the copies."""
    found = bundled_library()
    found.add_standard(made(COPIES, "cy", [copy for *_, copy in ROWS]), "copies")
    return found


@cache
def copies(place: str) -> frozenset[str]:
    """The texts of those copies that are found for a criterion."""
    found = library().elsewhere(key_of(place), limit=1000)
    return frozenset(one.text for one in found if one.criterion.standard.name == COPIES)


@pytest.mark.parametrize(("verdict", "place", "copy"), ROWS)
def test_a_copy(verdict: str, place: str, copy: str) -> None:
    assert (copy in copies(place)) == (verdict == "same")


def test_precision_and_recall_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    right = sum(verdict == "same" and copy in copies(place) for verdict, place, copy in ROWS)
    wrong = sum(verdict == "other" and copy in copies(place) for verdict, place, copy in ROWS)
    precision, recall = right / (right + wrong), right / sum(verdict == "same" for verdict, *_ in ROWS)
    with capsys.disabled():
        sys.stdout.write(
            f"\nsame criterion elsewhere, {len(ROWS)} copies by hand: precision {precision:.3f}, recall {recall:.3f}\n"
        )
    assert precision == 1
    assert recall == 1


def test_the_five_themselves() -> None:
    found = bundled_library().elsewhere(key_of("001P21"))
    assert [(str(one.criterion), one.lacks, one.adds) for one in found] == [
        (str(key_of("002P19")), (), ()),
        (str(key_of("002G18")), ("dilyn",), ()),
    ]
    assert found[0].likeness == 1 > found[1].likeness
    assert bundled_library().elsewhere(key_of("001P21"), limit=1) == found[:1]
    assert bundled_library().elsewhere(key_of("003Y5")) == []


def test_the_other_language_is_looked_in_through_the_pair() -> None:
    library = bundled_library()
    library.add_all(
        [
            made("AAA1", "cy", ["glanhau'r offer ar ôl ei ddefnyddio bob tro", "cadw'r ardd yn daclus"]),
            made("AAA1", "en", ["clean the equipment after using it each time", "keep the garden tidy"]),
            made("BBB1", "en", ["clean all the equipment after using it each time", "speak clearly"]),
            made("CCC1", "cy", ["glanhau offer ar ôl ei ddefnyddio bob tro"]),
        ],
        "x",
    )
    welsh = CriterionKey(StandardKey("AAA1", "2021", "cy"), "performance", 1)
    english = CriterionKey(StandardKey("AAA1", "2021", "en"), "performance", 1)

    def told(found: list[Like]) -> list[tuple[str, str, CriterionKey]]:
        return sorted((one.criterion.standard.name, one.criterion.standard.language, one.compared) for one in found)

    assert told(library.elsewhere(welsh)) == [("BBB1", "en", english), ("CCC1", "cy", welsh)]
    assert told(library.elsewhere(english)) == told(library.elsewhere(welsh))


def test_differing_words_are_told_without_mutations() -> None:
    assert similar.only_in("delio â chwsmeriaid blin", "delio gyda chwsmeriaid", "cy") == ("â", "blin")
    assert similar.only_in("i gwsmer a chwsmer", "y cwsmer", "cy") == ("i", "a", "chwsmer")
    assert similar.only_in("a can", "a gan", "en") == ("can",)
    assert similar.only_in("am bwy", "am fwy", "cy") == ("bwy",)


words = st.lists(
    st.sampled_from(["cwsmer", "gofal", "problem", "tystiolaeth", "bod", "yn", "llafar", "angen"]), max_size=8
)


@given(words, words)
def test_likeness_is_the_same_from_both_sides(one: list[str], other: list[str]) -> None:
    left, right = similar.profile(" ".join(one), "cy"), similar.profile(" ".join(other), "cy")
    assert 0 <= similar.likeness(left, right) == similar.likeness(right, left) <= 1
    assert similar.likeness(left, left) == (1 if one else 0)


@given(words.filter(bool))
def test_mutations_make_no_difference_in_welsh(told: list[str]) -> None:
    changed = [min(mutated(word), default=word) for word in told]
    plain, other = " ".join(told), " ".join(changed)
    assert similar.likeness(similar.profile(plain, "cy"), similar.profile(other, "cy")) == 1
    assert similar.only_in(plain, other, "cy") == ()


@pytest.mark.parametrize(
    "reference", ["INSCS025", "INSCS025#", "INSCS025#P22", "INSCS025#P0", "INSCS025#Q1", "INSCS025#P٣"]
)
def test_a_criterion_that_is_not_there(reference: str) -> None:
    with pytest.raises(Refusal) as refused:
        library().criterion(reference)
    assert refused.value.code == "criterion-not-found"


@pytest.mark.parametrize(("reference", "place"), [
    ("INSCS025#P21", "001P21"), ("inscs025#g2", "001G2"), ("INSCS025@2021:cy#K2", "001G2"),
])  # fmt: skip
def test_criteria_are_named_by_their_letter(reference: str, place: str) -> None:
    assert library().criterion(reference) == key_of(place)
