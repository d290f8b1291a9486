"""The library: keeping editions for good, naming them, pairing languages, and finding words in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from assessor_app.errors import Refusal
from assessor_app.standards.library import StandardsLibrary, bundled_library, install_bundled
from assessor_app.standards.model import StandardKey
from assessor_app.standards.reading.reader import read
from assessor_app.standards.store import MIGRATIONS
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from assessor_app.standards.model import Reading, Standard


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in memory."""
    opened = Store.in_memory(MIGRATIONS)
    yield opened
    opened.close()


@pytest.fixture
def library(store: Store) -> StandardsLibrary:
    """A library of the five that ship."""
    made = StandardsLibrary(store)
    install_bundled(made)
    return made


@pytest.fixture
def reading(seed: Callable[[str], bytes], today: dt.date) -> Reading:
    """CFACSB15, read."""
    return read("004.txt", seed("004"), today)


def named(standard: Standard | None) -> str:
    return str(standard.key) if standard else ""


def test_the_five_as_heads(library: StandardsLibrary) -> None:
    heads = library.standards()
    assert [(str(one.key), one.performance, one.knowledge, one.behaviours) for one in heads] == [
        ("CFACSB15@2013-01-01:cy", 9, 10, 0),
        ("INSCC007@2021-02-05:cy", 23, 20, 0),
        ("INSCS006@2021-02-22:cy", 19, 18, 0),
        ("INSCS025@2021:cy", 21, 19, 0),
        ("delio-gyda-chwsmeriaid-dros-y-ffon-mewn-amgylchedd-gwasanaethau-ariannol@fdb1a03b41af:cy", 16, 12, 5),
    ]
    assert (heads[0].urn, heads[0].developer, heads[0].review_date) == ("CFACSB15", "Lantra", "2016-01-01")
    assert heads[0].suites == ("Gweithgareddau Milfeddygol Para-broffesiynol",)
    assert heads[4].urn is None


def test_what_is_kept_is_what_was_read(library: StandardsLibrary, reading: Reading) -> None:
    assert reading.standard is not None
    assert library.get(reading.standard.key) == reading.standard


def test_the_same_text_again_changes_nothing(store: Store, reading: Reading) -> None:
    library = StandardsLibrary(store)
    assert library.add(reading).touched == {("standard", "CFACSB15@2013-01-01:cy")}
    assert library.add(reading).touched == frozenset()
    assert install_bundled(library).kinds() == {"standard"}
    assert install_bundled(library).touched == frozenset()
    assert len(library.standards()) == 5


def test_another_text_for_a_kept_edition_is_refused(
    library: StandardsLibrary, seed: Callable[[str], bytes], today: dt.date
) -> None:
    other = read("x.txt", seed("004").replace(b"P1 adnabod", b"P1 nabod"), today)
    with pytest.raises(Refusal) as refused:
        library.add(other)
    assert refused.value.code == "standard-edition-differs"
    assert refused.value.facts == {"source": "x.txt", "standard": "CFACSB15@2013-01-01:cy"}


def test_a_refused_reading_is_not_kept(library: StandardsLibrary, today: dt.date) -> None:
    with pytest.raises(Refusal) as refused:
        library.add(read("x.txt", b"", today))
    assert refused.value.code == "standard-refused"
    assert len(library.standards()) == 5


@pytest.mark.parametrize("sql", [
    "UPDATE standards SET title = 'x'",
    "DELETE FROM standards",
    "UPDATE standards_criteria SET text = 'x'",
    "DELETE FROM standards_criteria",
    "INSERT OR REPLACE INTO standards SELECT * FROM standards",
])  # fmt: skip
def test_editions_never_change(sql: str, library: StandardsLibrary, store: Store) -> None:
    before = [library.get(head.key) for head in library.standards()]
    with pytest.raises(sqlcipher.IntegrityError):
        store.run(sql)
    assert [library.get(head.key) for head in library.standards()] == before


def test_the_index_of_words_is_whole(library: StandardsLibrary, store: Store) -> None:
    assert library.standards()
    for table in ("standards_titles_words", "standards_criteria_words"):
        store.run(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 - constants


@pytest.mark.parametrize(("reference", "key"), [
    ("INSCC007", "INSCC007@2021-02-05:cy"),
    (" inscc007 ", "INSCC007@2021-02-05:cy"),
    ("INSCC007:cy", "INSCC007@2021-02-05:cy"),
    ("INSCC007@2021-02-05", "INSCC007@2021-02-05:cy"),
    ("INSCC007@2021-02-05:cy", "INSCC007@2021-02-05:cy"),
    ("darparu-cymorth-i-gwsmeriaid-ar-lein", "INSCS006@2021-02-22:cy"),
    ("Darparu cymorth i gwsmeriaid ar-lein@2021-02-22", "INSCS006@2021-02-22:cy"),
])  # fmt: skip
def test_references(reference: str, key: str, library: StandardsLibrary) -> None:
    assert named(library.resolve(reference)) == key
    assert named(library.resolve(reference, prefer="en")) == key


@pytest.mark.parametrize("reference", ["", "@", ":cy", "INSCC007:en", "INSCC007@2021", "INSCC", "@2021:cy", "a@b@c"])
def test_unknown_references(reference: str, library: StandardsLibrary) -> None:
    with pytest.raises(Refusal) as refused:
        library.resolve(reference)
    assert refused.value.code == "standard-unknown"


def test_editions_and_languages_of_one_urn(library: StandardsLibrary, reading: Reading) -> None:
    assert reading.standard is not None
    welsh = reading.standard
    english = replace(welsh, language="en", title="Develop customer relationships", text_sha256="e" * 64)
    newer = replace(welsh, edition="2021-01-01", approved="2021-01-01", text_sha256="n" * 64)
    assert library.pair(welsh.key) is None
    library.add_standard(english, "en.txt")
    assert named(library.resolve("CFACSB15", prefer="en")) == "CFACSB15@2013-01-01:en"
    assert named(library.resolve("CFACSB15", prefer="cy")) == "CFACSB15@2013-01-01:cy"
    assert named(library.pair(welsh.key)) == "CFACSB15@2013-01-01:en"
    assert named(library.pair(english.key)) == "CFACSB15@2013-01-01:cy"
    library.add_standard(newer, "newer.txt")
    assert library.pair(newer.key) is None
    with pytest.raises(Refusal) as refused:
        library.resolve("CFACSB15")
    assert refused.value.code == "standard-ambiguous"
    assert refused.value.facts["choices"] == ("CFACSB15@2013-01-01:cy, CFACSB15@2013-01-01:en, CFACSB15@2021-01-01:cy")
    assert named(library.resolve("CFACSB15@2021-01-01", prefer="en")) == "CFACSB15@2021-01-01:cy"


def test_one_urn_printed_with_and_without_blanks(library: StandardsLibrary, reading: Reading) -> None:
    assert reading.standard is not None
    library.add_standard(replace(reading.standard, urn="SFS SYS 7"), "x")
    assert named(library.resolve("SFSSYS7")) == "SFS SYS 7@2013-01-01:cy"
    for typed in ("sys 7", "sfs", "SFSSYS", "sfs sys7", "SFS SYS 7"):
        assert library.search(typed)[0].standard.name == "SFS SYS 7"


def test_a_standard_without_a_urn_has_no_pair(library: StandardsLibrary, reading: Reading) -> None:
    assert reading.standard is not None
    welsh = replace(reading.standard, urn=None)
    library.add_standard(welsh, "x")
    library.add_standard(replace(welsh, language="en"), "y")
    assert library.pair(welsh.key) is None


def test_a_key_that_is_not_there(library: StandardsLibrary) -> None:
    with pytest.raises(Refusal) as refused:
        library.get(StandardKey("INSCC007", "2021-02-05", "en"))
    assert refused.value.code == "standard-unknown"


@pytest.mark.parametrize(("asked", "same"), [
    ("siwr", "siŵr"), ("FFON", "ffôn"), ("tim", "tîm"), ("rol", "rôl"), ("sy’n cael", "sy'n cael"),
    ("polisïau", "polisiau"), ("mynd i'r afael", "mynd i’r afael"),
])  # fmt: skip
def test_accents_case_and_apostrophes_make_no_difference(asked: str, same: str, library: StandardsLibrary) -> None:
    assert library.search(asked)
    assert library.search(asked) == library.search(same)


def test_a_criterion_is_found_by_all_its_words(library: StandardsLibrary) -> None:
    hits = library.search("galwyr sarhaus")
    assert [hit.text for hit in hits] == ["Dilyn eich canllawiau sefydliadol wrth ddelio gyda galwyr sarhaus"]
    found = hits[0]
    assert found.criterion is not None
    assert (found.criterion.kind, found.criterion.number, found.criterion.standard) == (
        "performance",
        7,
        found.standard,
    )
    assert found.title == "Delio gyda chwsmeriaid dros y ffôn mewn amgylchedd gwasanaethau ariannol"
    assert library.get(found.standard).find(found.criterion) is not None
    assert library.search("sarhaus galwyr") == hits
    assert library.search("galwyr sarh") == hits
    assert library.search("galw sarhaus") == []


def test_titles_and_urns_find_the_standard_first(library: StandardsLibrary) -> None:
    assert [str(hit.standard) for hit in library.search("INSCS0")] == ["INSCS006@2021-02-22:cy", "INSCS025@2021:cy"]
    hits = library.search("dros y ffôn")
    assert hits[0].criterion is None
    assert {hit.criterion is None for hit in hits[1:]} == {False}
    assert library.search("dros y ffôn", limit=1) == hits[:1]
    assert library.search("dros y ffôn", limit=3) == hits[:3]
    assert library.search("dros y ffôn", limit=0) == []


def test_sub_items_are_searched_too(library: StandardsLibrary, reading: Reading) -> None:
    assert reading.standard is not None
    first = replace(reading.standard.performance[0], items=("taflen liwgar",))
    library.add_standard(replace(reading.standard, edition="x", performance=(first,)), "x")
    assert [hit.text for hit in library.search("liwgar")] == [first.text]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_question_makes_search_raise(library: StandardsLibrary, text: str) -> None:
    assert len(library.search(text, limit=5)) <= 5
    with pytest.raises(Refusal):
        library.resolve(text + "\x00")


def test_bundled_without_a_store() -> None:
    assert len(bundled_library().standards()) == 5
