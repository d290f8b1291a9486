"""Browsing: the order of titles, suites and occupations, review dates, and what a person marked as a favourite."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from assessor_app.errors import Refusal
from assessor_app.language.alphabet import welsh_order
from assessor_app.standards.bundle import bundled
from assessor_app.standards.dates import passed
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import Filter, StandardKey

if TYPE_CHECKING:
    from assessor_app.standards.model import Language, StandardHead

MADE: Final[tuple[tuple[str, Language, str, str | None], ...]] = (
    ("Chwipio hufen", "cy", "Bwyd", None),
    ("Cwcio", "cy", "Bwyd", "2020-02"),
    ("Cael bara i godi", "cy", "Bwyd", "2031"),
    ("Llenwi", "cy", "Bwyd", "2021-02-05"),
    ("Lapio", "cy", "Bwyd", "2020"),
    ("Glanhau", "cy", "Bwyd", None),
    ("Ngwen", "en", "Bwyd", None),
    ("Whip cream", "en", "Food", None),
)
CC007 = StandardKey.parse("INSCC007@2021-02-05:cy")
CS025 = StandardKey.parse("INSCS025@2021:cy")


def marked(library: StandardsLibrary) -> list[StandardKey]:
    return [head.key for head in library.shelves.favourites()]


def test_what_is_marked_is_a_favourite_until_it_is_unmarked() -> None:
    library = bundled_library()
    assert marked(library) == []
    assert library.shelves.set_favourite(CS025, favourite=True).touched == {("standard", str(CS025))}
    assert library.shelves.set_favourite(CC007, favourite=True).touched
    assert marked(library) == [CS025, CC007]
    assert not library.shelves.set_favourite(CC007, favourite=True).touched
    assert library.shelves.set_favourite(CC007, favourite=False).touched
    assert not library.shelves.set_favourite(CC007, favourite=False).touched
    assert marked(library) == [CS025]


def test_what_is_not_in_the_library_cannot_be_a_favourite() -> None:
    library = bundled_library()
    with pytest.raises(Refusal) as refused:
        library.shelves.set_favourite(StandardKey("INSCC999", "2021", "cy"), favourite=True)
    assert refused.value.code == "standard-unknown"


def named(heads: list[StandardHead]) -> list[str]:
    return [head.title for head in heads]


@pytest.fixture
def library() -> StandardsLibrary:
    """Five that ship, and eight made for their titles, shelves and review dates."""
    made = bundled_library()
    first = bundled()[0]
    for number, (title, language, suite, review) in enumerate(MADE):
        made.add_standard(
            replace(
                first, title=title, urn=f"ZZ{number}", language=language, suites=(suite, suite),
                occupations=("Pobydd",), review_date=review, text_sha256=f"{number:064}",
            ),
            "made",
        )  # fmt: skip
    return made


def test_a_suite_is_browsed_in_welsh_order(library: StandardsLibrary) -> None:
    assert named(library.shelves.browse(Filter(suite="Bwyd"))) == [
        "Cael bara i godi", "Cwcio", "Chwipio hufen", "Glanhau", "Ngwen", "Lapio", "Llenwi",
    ]  # fmt: skip
    assert named(library.shelves.browse(Filter(suite="Bwyd"), offset=2, limit=3)) == [
        "Chwipio hufen",
        "Glanhau",
        "Ngwen",
    ]
    assert library.shelves.count(Filter(suite="Bwyd")) == 7
    assert library.shelves.browse(Filter(suite="bwyd")) == []


def test_shelves_are_counted_once_for_each_standard(library: StandardsLibrary) -> None:
    assert dict(library.shelves.names("suite", Filter()))["Bwyd"] == 7
    assert dict(library.shelves.names("suite", Filter(language="en"))) == {"Bwyd": 1, "Food": 1}
    assert library.shelves.names("occupation", Filter(suite="Food")) == [("Pobydd", 1)]
    names = [name for name, _ in library.shelves.names("suite", Filter())]
    assert names == sorted(names, key=welsh_order)


@pytest.mark.parametrize(("day", "gone"), [
    ("2020-02-29", set()),
    ("2020-03-01", {"Cwcio"}),
    ("2021-01-01", {"Cwcio", "Lapio"}),
    ("2021-02-05", {"Cwcio", "Lapio"}),
    ("2021-02-06", {"Cwcio", "Lapio", "Llenwi"}),
])  # fmt: skip
def test_a_review_date_passes_at_the_end_of_what_it_says(library: StandardsLibrary, day: str, gone: set[str]) -> None:
    today = dt.date.fromisoformat(day)
    everything = set(named(library.shelves.browse(Filter(suite="Bwyd"))))
    current = set(named(library.shelves.browse(Filter(suite="Bwyd", current_on=today))))
    assert everything - current == gone
    for head in library.shelves.browse(Filter(suite="Bwyd")):
        assert (head.title in gone) == bool(head.review_date and passed(head.review_date, today))


def test_every_standard_is_browsed_once_page_by_page(library: StandardsLibrary) -> None:
    pages = [library.shelves.browse(Filter(), offset=at, limit=4) for at in range(0, 16, 4)]
    seen = [head.key for page in pages for head in page]
    assert len(seen) == library.shelves.count(Filter()) == 13
    assert set(seen) == {head.key for head in library.standards()}
    assert [head.key for head in library.shelves.heads(seen[:3])] == seen[:3]
    assert library.shelves.heads([StandardKey("INSCC999", "2021", "cy")]) == []
