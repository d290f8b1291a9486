"""Searching a library in both languages: mutations in Welsh alone, names, metadata, filters, and what comes first."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import Criterion, Filter, Standard
from assessor_app.standards.store import MIGRATIONS, StandardRows
from assessor_app.vault.migrations import migrate
from assessor_app.vault.store import Store
from tests.benchmarks.many import many

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor_app.standards.model import Hit, Language


def made(language: Language, texts: Sequence[str], **facts: object) -> Standard:
    """A standard of these criteria."""
    criteria = tuple(
        Criterion(kind="performance", label=str(number), number=number, text=text)
        for number, text in enumerate(texts, 1)
    )
    model = next(iter(many(1)))
    told: dict[str, object] = {
        "title": "Teitl",
        "edition": "2021",
        "urn": "ABC1",
        "suites": (),
        "occupations": (),
        "soc_codes": (),
    }
    told |= {"keywords": (), "original_urns": (), "developer": None, "text_sha256": "0" * 64}
    return replace(model, language=language, performance=criteria, knowledge=(), behaviours=(), **{**told, **facts})  # type: ignore[arg-type]


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory(MIGRATIONS)
    yield opened
    opened.close()


@pytest.fixture
def library(store: Store) -> StandardsLibrary:
    """A library of two made-up standards, one in each language."""
    library = StandardsLibrary(store)
    welsh = ["dangos gofal", "rhoi ofal", "gyda chwsmer", "cwsmer", "i gwsmer", "y dŵr sy\u02bcn lân"]
    english = ["take care of a can", "a gan in the water", "the cwsmer band", "an ofal shape"]
    library.add_all(
        [
            made("cy", welsh, title="Gofalu am gwsmer", urn="SFS SYS 7", suites=("Gofal, Iechyd",), soc_codes=("6145",),
                 occupations=("Gofalwr",), keywords=("lles; diogelwch",), original_urns=("CfA CC25", "PPL.B303"),
                 developer="Sgiliau'r Môr", review_date="2026-03"),
            made("en", english, title="Caring", urn="CFAM&LDC2", suites=("Care, Health",), occupations=("Carer",),
                 review_date="2027"),
        ],
        "x",
    )  # fmt: skip
    return library


def texts(hits: list[Hit]) -> list[str]:
    return [hit.text for hit in hits if hit.criterion]


def names(hits: list[Hit]) -> list[str]:
    return [hit.standard.name for hit in hits if not hit.criterion]


@pytest.mark.parametrize(("asked", "found"), [
    ("cwsmer", ["cwsmer", "the cwsmer band", "gyda chwsmer", "i gwsmer"]),
    ("gwsmer", ["i gwsmer", "cwsmer", "gyda chwsmer"]),
    ("nghwsmer", ["cwsmer", "gyda chwsmer", "i gwsmer"]),
    ("ofal", ["rhoi ofal", "an ofal shape", "dangos gofal"]),
    ("gofal", ["dangos gofal", "rhoi ofal"]),
    ("dwr glan", ["y dŵr sy\u02bcn lân"]),
    ("sy\u02bcn lân", ["y dŵr sy\u02bcn lân"]),
    ("can", ["take care of a can"]),
])  # fmt: skip
def test_mutations_in_welsh_texts_alone_and_the_exact_form_first(
    asked: str, found: list[str], library: StandardsLibrary
) -> None:
    hits = texts(library.search(asked))
    assert sorted(hits) == sorted(found)
    exact = [text for text in found if asked.split(maxsplit=1)[0] in text.split()]
    assert set(hits[: len(exact)]) == set(exact)


@pytest.mark.parametrize(("asked", "name"), [
    ("sfssys7", "SFS SYS 7"), ("SFS SYS", "SFS SYS 7"), ("sys 7", "SFS SYS 7"), ("sfs", "SFS SYS 7"),
    ("CfA CC25", "SFS SYS 7"), ("cfacc25", "SFS SYS 7"), ("cfa cc2", "SFS SYS 7"), ("PPL.B303", "SFS SYS 7"),
    ("pplb303", "SFS SYS 7"), ("CFAM&LDC2", "CFAM&LDC2"), ("cfamldc2", "CFAM&LDC2"), ("cfam", "CFAM&LDC2"),
    ("6145", "SFS SYS 7"), ("iechyd", "SFS SYS 7"), ("ngofalwr", "SFS SYS 7"), ("ddiogelwch", "SFS SYS 7"),
    ("sgiliau'r môr", "SFS SYS 7"), ("health", "CFAM&LDC2"), ("carer", "CFAM&LDC2"), ("ofalu chwsmer", "SFS SYS 7"),
])  # fmt: skip
def test_names_and_metadata_find_the_standard(asked: str, name: str, library: StandardsLibrary) -> None:
    assert names(library.search(asked)) == [name]


@pytest.mark.parametrize("asked", ["CC26", "fa cc25", "null", "ALTH", "6146", "gan iechyd", "original"])
def test_what_is_not_there_finds_nothing(asked: str, library: StandardsLibrary) -> None:
    assert names(library.search(asked)) == []


def test_one_letter_and_two_find_beginnings_as_they_are(library: StandardsLibrary) -> None:
    assert sorted(texts(library.search("c"))) == [
        "cwsmer", "gyda chwsmer", "take care of a can", "the cwsmer band",
    ]  # fmt: skip
    assert sorted(texts(library.search("gw"))) == ["i gwsmer"]


DAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(("filters", "expected"), [
    (Filter(), ["CFAM&LDC2", "SFS SYS 7"]),
    (Filter(language="cy"), ["SFS SYS 7"]),
    (Filter(language="en"), ["CFAM&LDC2"]),
    (Filter(suite="gofal, iechyd"), ["SFS SYS 7"]),
    (Filter(suite="Gofal"), []),
    (Filter(occupation="CARER"), ["CFAM&LDC2"]),
    (Filter(passed_on=DAY), ["SFS SYS 7"]),
    (Filter(current_on=DAY), ["CFAM&LDC2"]),
    (Filter(passed_on=dt.date(2026, 3, 31)), []),
    (Filter(passed_on=dt.date(2026, 4, 1)), ["SFS SYS 7"]),
    (Filter(passed_on=dt.date(2028, 1, 1)), ["CFAM&LDC2", "SFS SYS 7"]),
    (Filter(language="en", suite="Gofal, Iechyd"), []),
    (Filter(suite="Gofal, Iechyd", occupation="gofalwr", passed_on=DAY, language="cy"), ["SFS SYS 7"]),
])  # fmt: skip
def test_filters(filters: Filter, expected: list[str], library: StandardsLibrary) -> None:
    for asked in ("cwsmer", "a", "gofal"):
        hits = library.search(asked, filters=filters)
        assert {hit.standard.name for hit in hits} <= set(expected)
        assert hits == [one for one in library.search(asked) if one.standard.name in expected]
    assert sorted({hit.standard.name for hit in library.search("c", filters=filters)}) == expected


def test_a_standard_without_a_review_date_is_not_past(library: StandardsLibrary) -> None:
    library.add_standard(made("cy", ["dim dyddiad"], urn="X1", review_date=None), "x")
    assert texts(library.search("dyddiad", filters=Filter(current_on=DAY))) == ["dim dyddiad"]
    library.add_standard(made("cy", ["dim dyddiad"], urn="X2", review_date=None), "x")
    assert texts(library.search("dyddiad", filters=Filter(current_on=DAY))) == ["dim dyddiad"] * 2
    assert texts(library.search("dyddiad", filters=Filter(passed_on=DAY))) == []


def test_what_was_gathered_in_an_undone_transaction_is_gathered_again(library: StandardsLibrary, store: Store) -> None:
    filters = Filter(language="cy")
    with contextlib.suppress(ZeroDivisionError), store.transaction():
        assert names(library.search("gofal", filters=filters)) == ["SFS SYS 7"]
        raise ZeroDivisionError
    assert names(library.search("gofal", filters=filters)) == ["SFS SYS 7"]


def test_shelves_are_counted(library: StandardsLibrary) -> None:
    library.add_standard(made("cy", ["x"], urn="X1", suites=("Gofal, Iechyd", "Gofal, Iechyd")), "x")
    assert library.shelves.names("suite", Filter()) == [("Care, Health", 1), ("Gofal, Iechyd", 2)]
    assert library.shelves.names("occupation", Filter()) == [("Carer", 1), ("Gofalwr", 1)]


def test_titles_leave_room_for_criteria(store: Store) -> None:
    library = StandardsLibrary(store)
    library.add_all((made("cy", ["gair da"], title="Gair", urn=f"X{number}") for number in range(8)), "x")
    kinds = [hit.criterion is None for hit in library.search("gair", limit=5)]
    assert kinds == [True, True, True, False, False]
    assert [hit.criterion is None for hit in library.search("da", limit=5)] == [False] * 5
    assert len(library.search("gair", limit=50)) == 16


def test_all_or_none_are_added(library: StandardsLibrary) -> None:
    before = library.standards()
    new, changed = made("cy", ["newydd"], urn="NEW"), made("cy", ["arall"], urn="NEW", text_sha256="1" * 64)
    with pytest.raises(Refusal) as refused:
        library.add_all([new, changed], "x")
    assert refused.value.code == "standard-edition-differs"
    assert library.standards() == before
    assert library.search("newydd") == []
    assert library.add_all([new, new], "x").touched == {("standard", "NEW@2021:cy")}
    assert library.add_all([], "x").touched == frozenset()


def test_an_older_library_is_indexed_when_it_is_opened() -> None:
    store = Store.in_memory(MIGRATIONS[:1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("assessor_app.standards.store._INDEX", ())
        StandardRows(store).add([made("cy", ["dangos gofal"], suites=("Iechyd",), original_urns=("CfA CC25",))])
    migrate(store, MIGRATIONS)
    library = StandardsLibrary(store)
    assert [head.key.name for head in library.shelves.browse(Filter())] == ["ABC1"]
    assert texts(library.search("ofal")) == ["dangos gofal"]
    assert names(library.search("cfacc25")) == ["ABC1"]
    assert library.shelves.names("suite", Filter()) == [("Iechyd", 1)]
    library.add_standard(made("cy", ["ofal arall"], urn="ABC2"), "x")
    assert texts(library.search("gofal arall")) == ["ofal arall"]
    store.close()


def test_a_long_question_is_answered_too() -> None:
    assert bundled_library().search("cwsmer " * 400)


def test_where_fewer_match_than_are_ranked_the_first_are_those_of_ranking_all(monkeypatch: pytest.MonkeyPatch) -> None:
    library = bundled_library()
    library.add_all(many(40), "made up")
    compared = 0
    for asked in ("cwsmeriaid", "gwybodaeth y", "ddefnyddio", "sefydliad a", "the record", "y", "ar l", "ofynion"):
        for end in range(1, len(asked) + 1):
            whole = library.search(asked[:end], limit=20)
            matching = len(library.search(asked[:end], limit=100_000))
            with monkeypatch.context() as patch:
                patch.setattr("assessor_app.standards.search.store.RANKED", 300)
                capped = library.search(asked[:end], limit=20)
            assert len(capped) == len(whole)
            if matching < 300:
                compared += 1
                assert capped == whole
    assert compared > 20
