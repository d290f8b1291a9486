"""Where standards came from: documents and corrections kept for good, duplicates said, another text kept knowingly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.errors import Refusal, Tampered
from assessor_app.standards import editions
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import Reading, StandardKey
from assessor_app.standards.origins.corrections import corrected
from assessor_app.standards.origins.model import Correction, Origin
from assessor_app.standards.reading.reader import read
from assessor_app.standards.store import MIGRATIONS
from assessor_app.standards.wording import sha256
from assessor_app.vault.store import Store
from tests.standards.made import standard

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

CHANGE = Correction("performance", 9, "kind", "performance", "knowledge", "Mair Pugh", "2026-11-22T09:00:00+00:00")
WHEN = "2026-11-22T10:00:00+00:00"


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory(MIGRATIONS)
    yield opened
    opened.close()


@pytest.fixture
def library(store: Store) -> StandardsLibrary:
    return StandardsLibrary(store)


@pytest.fixture
def document(seed: Callable[[str], bytes]) -> bytes:
    return seed("004")


@pytest.fixture
def reading(document: bytes, today: dt.date) -> Reading:
    return read("004.txt", document, today)


def key_of(reading: Reading) -> StandardKey:
    assert reading.standard is not None
    return reading.standard.key


def test_document_and_corrections_are_kept_and_read_again(
    library: StandardsLibrary, reading: Reading, document: bytes
) -> None:
    changed = corrected(reading, [CHANGE])
    library.add(changed, document=document, who="Rhys Wyn Jones", when=WHEN)
    key = key_of(reading)
    assert library.get(key) == changed.standard
    assert library.origin(key) == Origin("004.txt", reading.source_sha256, (CHANGE,), WHEN, "Rhys Wyn Jones", kept=True)
    assert library.document(key) == document


def test_the_document_of_many_standards_is_kept_once(library: StandardsLibrary, store: Store) -> None:
    booklet = b"llyfryn"
    digest = sha256(booklet)
    for urn in ("TSTAB1", "TSTAB2"):
        made = standard(urn, source_sha256=digest)
        library.add(Reading("llyfryn.pdf", made, (), digest), document=booklet)
        assert library.document(made.key) == booklet
    assert store.rows("SELECT bytes FROM standards_documents") == [{"bytes": 7}]


def test_without_a_document_the_origin_is_still_noted(library: StandardsLibrary, reading: Reading) -> None:
    library.add(reading)
    origin = library.origin(key_of(reading))
    assert (origin.source, origin.kept, origin.corrections, origin.by) == ("004.txt", False, (), "")
    assert origin.added[:2] == "20"
    assert library.document(key_of(reading)) is None


@pytest.mark.parametrize(("given", "kept"), [
    ("/folder/of/sian/Un ŵ.pdf", "Un ŵ.pdf"), ("C:\\Sian\\a.docx", "a.docx"), ("b\udcff.txt", "b\\udcff.txt"),
    ("x" * 300, "x" * 255), ("a.txt", "a.txt"),
])  # fmt: skip
def test_a_document_is_noted_by_its_own_name(given: str, kept: str, library: StandardsLibrary) -> None:
    library.add_standard(standard(), given)
    assert library.origin(standard().key).source == kept


def test_the_standards_that_ship_have_an_origin() -> None:
    library = bundled_library()
    for head in library.standards():
        assert library.origin(head.key).source == "manifest.json"
        assert library.origin(head.key).sha256 == library.get(head.key).source_sha256


def test_a_standard_of_an_older_store_has_an_empty_origin(library: StandardsLibrary, store: Store) -> None:
    library.add_standard(standard(), "a.txt")
    row = store.one("SELECT * FROM standards") or {}
    row |= {"id": 2, "key": "OLD1@2021-02-05:cy", "text_sha256": "0" * 64}
    store.run(f"INSERT INTO standards VALUES ({', '.join('?' * len(row))})", tuple(row.values()))  # noqa: S608 - marks
    origin = library.origin(StandardKey("OLD1", "2021-02-05", "cy"))
    assert (origin.source, origin.added, origin.kept) == ("", "", False)
    with pytest.raises(Refusal):
        library.origin(StandardKey("NONE1", "2021-02-05", "cy"))


def test_a_document_that_was_changed_meanwhile_is_refused(library: StandardsLibrary, reading: Reading) -> None:
    with pytest.raises(Refusal) as refused:
        library.add(reading, document=b"something else")
    assert refused.value.code == "source-changed"
    assert library.standards() == []


@pytest.mark.parametrize("table", ["documents", "origins", "corrections"])
@pytest.mark.parametrize("deed", ["DELETE FROM standards_{}", "UPDATE standards_{} SET {} = 'x'"])
def test_what_was_noted_never_changes(store: Store, reading: Reading, document: bytes, table: str, deed: str) -> None:
    StandardsLibrary(store).add(corrected(reading, [CHANGE]), document=document)
    column = {"documents": "sha256", "origins": "source", "corrections": "who"}[table]
    with pytest.raises(Refusal) as refused:
        store.run(deed.format(table, column))
    assert refused.value.code == "row-immutable"


def test_a_document_that_is_not_its_digest_is_found_out(store: Store, library: StandardsLibrary) -> None:
    made = standard()
    library.add_standard(made, "a.txt")
    for damage in (b"junk", b"x\x9c\x03\x00\x00\x00\x00\x01"):
        store.run("DROP TRIGGER IF EXISTS standards_documents_remain")
        store.run("DELETE FROM standards_documents")
        store.run("INSERT INTO standards_documents VALUES (?, 4, ?)", (made.source_sha256, damage))
        with pytest.raises(Tampered):
            library.document(made.key)


def test_the_same_text_under_any_name_is_known(library: StandardsLibrary, reading: Reading) -> None:
    assert reading.standard is not None
    key = key_of(reading)
    assert library.standing(reading.standard).what == "new"
    library.add(reading)
    assert (library.standing(reading.standard).what, library.standing(reading.standard).key) == ("known", key)
    from_elsewhere = replace(reading.standard, source_sha256="0" * 64)
    assert library.standing(from_elsewhere).what == "known"
    renamed = replace(reading.standard, urn="OTHER1")
    assert (library.standing(renamed).what, library.standing(renamed).key) == ("known", key)
    assert library.add(replace(reading, standard=renamed)).touched == frozenset()
    assert len(library.standards()) == 1


def test_the_same_document_read_otherwise_is_known_and_corrections_are_not_lost_unsaid(
    library: StandardsLibrary, reading: Reading
) -> None:
    library.add(reading)
    changed = corrected(reading, [CHANGE])
    assert changed.standard is not None
    assert library.standing(changed.standard).what == "otherwise"
    with pytest.raises(Refusal) as refused:
        library.add(changed)
    assert refused.value.code == "standard-read-otherwise"
    assert library.add(replace(changed, corrections=())).touched == frozenset()
    assert library.get(key_of(reading)) == reading.standard


def test_another_text_of_one_edition_is_kept_only_knowingly(library: StandardsLibrary) -> None:
    first, second = standard(), standard(texts=("gwneud un", "gwneud tri"))
    assert first.key == second.key
    library.add_standard(first, "a.txt")
    assert library.standing(second).what == "differs"
    with pytest.raises(Refusal) as refused:
        library.add_standard(second, "b.txt")
    assert refused.value.code == "standard-edition-differs"
    name = f"TSTAB1@2021-02-05+{second.text_sha256[:12]}:cy"
    assert library.add_standard(second, "b.txt", beside=True).touched == {("standard", name)}
    assert library.add_standard(second, "b.txt", beside=True).touched == frozenset()
    assert (library.standing(second).what, str(library.standing(second).key)) == ("known", name)
    kept = library.resolve(name)
    assert kept == replace(second, edition=second.edition + f"+{second.text_sha256[:12]}")
    assert StandardKey.parse(name) == kept.key
    assert library.resolve("TSTAB1@2021-02-05") == first
    assert [str(head.key) for head in library.editions("tstab1")] == [str(first.key), name]


def test_editions_of_one_urn_in_both_languages(library: StandardsLibrary) -> None:
    welsh, newer = standard(), standard(edition="2024", approved="2024", text_sha256="1" * 64, source_sha256="1" * 64)
    english = standard(language="en", title="Standard", text_sha256="2" * 64, source_sha256="2" * 64)
    for one in (newer, english, welsh, standard("OTHER1")):
        library.add_standard(one, "a.txt")
    assert [str(head.key) for head in library.editions("TST AB1")] == [
        "TSTAB1@2021-02-05:cy", "TSTAB1@2021-02-05:en", "TSTAB1@2024:cy",
    ]  # fmt: skip
    assert library.editions("NOBODY99") == []


def test_languages_are_paired_across_names_of_one_edition(library: StandardsLibrary) -> None:
    welsh, other = standard(), standard(texts=("gwneud tri",))
    english = standard(language="en", title="Standard", texts=("do one",))
    library.add_standard(welsh, "a.txt")
    library.add_standard(other, "b.txt", beside=True)
    beside = editions.beside(other)
    assert library.pair(beside.key) is None
    library.add_standard(english, "c.txt")
    assert library.pair(welsh.key) == english
    assert library.pair(beside.key) == english
    assert library.pair(english.key) == welsh
    again = standard(language="en", title="Standard", texts=("do two",))
    library.add_standard(again, "d.txt", beside=True)
    assert library.pair(beside.key) is None  # either English text could be its pair, and none is guessed
    assert library.pair(welsh.key) == english


def test_an_edition_is_named_as_the_reader_names_it(reading: Reading) -> None:
    made = reading.standard
    assert made is not None
    assert editions.of(made.approved, made.version, made.text_sha256) == made.edition
    assert editions.of(None, "2", made.text_sha256) == "2"
    assert editions.of(None, None, made.text_sha256) == made.text_sha256[:12]


@given(st.text(min_size=1), st.text(max_size=5))
def test_an_edition_kept_beside_another_is_called_the_same_every_time(edition: str, text: str) -> None:
    made = standard(texts=(text,), edition=edition)
    once = editions.beside(made)
    assert editions.beside(once) == once
    assert editions.named(once.edition) == editions.named(edition)
    assert once.edition.endswith("+" + made.text_sha256[:12])
