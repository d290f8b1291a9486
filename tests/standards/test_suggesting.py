"""Suggesting criteria for a note: what is found, in either language, from one standard or a library; never noise."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.standards import bundle
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import Criterion, CriterionKey, Language, Standard, StandardKey
from assessor_app.standards.search.mutations import mutated
from assessor_app.standards.store import MIGRATIONS
from assessor_app.standards.suggesting import asking
from assessor_app.standards.suggesting.ranking import Suggester, prepare, prepare_some
from assessor_app.vault.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import Hit

PIECES = st.sampled_from((
    "cwsmer", "gwrandawodd", "problem", "'", "’", "?", "ŵ", "she", "listened", "ar-lein", "yr", "ffôn", "12", "…",
    "العربية", "日本", "\x00", "#P1", "\n", "🙂",
))  # fmt: skip
NOTES = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map(" ".join))


@cache
def seeds() -> Suggester:
    return prepare(bundle.bundled())


def best(note: str, suggester: Suggester | None = None, limit: int = 5) -> list[str]:
    found = (suggester or seeds()).suggest(note, limit)
    return [f"{one.key.standard.name[:8]} {one.key.short('en')}" for one in found]


def made(urn: str, language: Language, *texts: str) -> Standard:
    """A standard of these criteria."""
    criteria = tuple(
        Criterion(kind="performance", label=str(number), number=number, text=text)
        for number, text in enumerate(texts, 1)
    )
    return replace(
        bundle.bundled()[0], title=urn, urn=urn, edition="2024", language=language, performance=criteria,
        knowledge=(), behaviours=(), text_sha256=urn, source_sha256=f"{urn}{language}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        # the same words, bent and mutated
        ("Gwrandawodd ar ei chwsmeriaid er mwyn deall eu problemau.", "INSCS025 P8"),
        ("Mi holodd o gwestiynau i'w gwsmer i gael eglurhad o'r achos.", "INSCS025 P10"),
        # other words for the same
        ("Rhoddodd hi'r galwr ar hold tra oedd hi'n chwilio am y ffeil.", "delio-gy P5"),
        ("Gwelodd fod gŵr yn crafu ei ben wrth y til hunan.", "INSCS006 P13"),
        ("Cadwodd ei phen pan ddechreuodd y dyn weiddi a rhegi.", "INSCS025 P6"),
        # in English, against Welsh criteria
        ("She read the details back to the customer to confirm the problem.", "INSCS025 P14"),
        ("Passed the customer's details on to a colleague who could deal with it.", "INSCS025 P19"),
        ("Gave a colleague feedback on his letters to customers.", "INSCC007 P12"),
    ],
)
def test_a_note_finds_its_criterion_among_all(note: str, wanted: str) -> None:
    assert wanted in best(note, limit=3)


def test_most_development_notes_find_a_criterion_they_evidence() -> None:
    """A floor far below what the benchmark prints: a broken rule falls through it, tuning does not touch it."""
    told = json.loads((Path(__file__).parent / "notes" / "development.json").read_text("utf-8"))["notes"]
    hits = 0
    for note in told:
        wanted = {CriterionKey(StandardKey.parse(e["standard"]), e["kind"], e["number"]) for e in note["evidences"]}
        hits += bool(wanted & {one.key for one in seeds().suggest(note["text"], 5)})
    assert hits / len(told) > 0.6


def test_every_criterion_is_its_own_best_note() -> None:
    for standard in bundle.bundled():
        for criterion in standard.performance:
            first = seeds().suggest(criterion.text, 1)[0]
            assert first.text == criterion.text, criterion.text


def test_mutations_make_no_difference() -> None:
    seen = 0
    for form in mutated("problem"):
        seen += 1
        assert best(f"{form} cwsmer")[:3] == best("problem cwsmer")[:3]
    assert seen >= 3


@pytest.mark.parametrize("note", ["", " \n", "12 34 5", "…!?", "y a'r o", "asdf qwzx", "日本語 العربية", "\ud800 \x00"])
def test_what_is_like_nothing_finds_nothing(note: str) -> None:
    assert seeds().suggest(note) == []


def test_what_has_nothing_to_do_with_work_of_these_standards_finds_nothing() -> None:
    assert best("Mae eira ar ben yr Wyddfa.") == []
    assert best("The hedgehog slept under the oak.") == []


@given(NOTES, st.integers(-1, 9))
@settings(max_examples=60, deadline=None)
def test_any_note_is_answered(note: str, limit: int) -> None:
    found = seeds().suggest(note, limit)
    assert len(found) <= max(limit, 0)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(0 < one.score <= 1 for one in found)
    assert len({one.key for one in found}) == len(found)
    assert found == seeds().suggest(note, 20)[: max(limit, 0)]


def test_a_huge_note_is_answered_by_its_first_and_last_parts() -> None:
    huge = f"Gwrandawodd ar y cwsmer. {'Bla bla bla. ' * 8000} Cofnododd y manylion yn y system."
    assert len(huge) > 100_000
    assert {"INSCS025 P8", "INSCS025 P13"} <= set(best(huge, limit=10))


@given(st.permutations(range(5)))
@settings(max_examples=8, deadline=None)
def test_the_order_of_the_standards_makes_no_difference(order: list[int]) -> None:
    note = "Dywedodd wrth y cwsmer beth fyddai'n digwydd nesaf, heb addo dim."
    shuffled = prepare([bundle.bundled()[at] for at in order])
    assert shuffled.suggest(note, 9) == seeds().suggest(note, 9)


def test_both_texts_of_a_pair_are_read_and_one_answers() -> None:
    welsh = made("AHSX1", "cy", "brechu'r oen", "clymu'r gwlân")
    english = made("AHSX1", "en", "vaccinate the lamb", "bale the fleece with care")
    note = "She baled each fleece."
    assert best(note, prepare([welsh])) == []
    (found,) = prepare([welsh], {welsh.key: english}).suggest(note)
    assert (found.key, found.text) == (CriterionKey(welsh.key, "performance", 2), "clymu'r gwlân")
    other_count = replace(english, performance=english.performance[1:])
    assert prepare([welsh], {welsh.key: other_count}).suggest(note) == []


def test_words_in_no_dictionary_are_found_by_their_letters() -> None:
    standard = made("ENGX1", "cy", "aliniwch y trawsyrrydd sbrocedog", "paentio'r ffrâm")
    assert best("Aliniodd drawsyryddion sbrocedog y peiriant.", prepare([standard]))[0] == "ENGX1 P1"


class TestTheLibrary:
    def test_suggests_from_all_or_from_those_named(self) -> None:
        library = bundled_library()
        note = "Gofynnodd i gydweithiwr am y wybodaeth."
        everywhere = library.suggest(note)
        assert [str(one.key) for one in everywhere] == [str(one.key) for one in seeds().suggest(note)]
        only = next(head.key for head in library.standards() if head.urn == "INSCS006")
        assert {one.key.standard for one in library.suggest(note, [only], 3)} == {only}
        assert library.suggest(note, []) == []

    def test_what_was_prepared_is_kept_until_a_standard_comes(self) -> None:
        library = bundled_library()
        keys = [head.key for head in library.standards()]
        before = library.suggesting.suggester(keys)
        assert library.suggesting.suggester(list(keys)) is before
        library.add_all([made("NEW1", "cy", "cneifio'r ddafad")], "made")
        assert library.suggesting.suggester(keys) is not before
        assert library.suggest("Cneifiodd bum dafad.", limit=1)[0].key.standard.name == "NEW1"

    def test_the_pair_is_read_where_it_is_kept(self) -> None:
        library = StandardsLibrary(Store.in_memory(MIGRATIONS))
        welsh = made("AHSX1", "cy", "brechu'r oen", "clymu'r gwlân")
        library.add_all([welsh, made("AHSX1", "en", "vaccinate the lamb", "bale the fleece")], "made")
        assert [one.key.standard for one in library.suggest("He baled the fleece.", [welsh.key])] == [welsh.key]
        both = [head.key for head in library.standards()]
        assert [one.key.standard for one in library.suggest("He baled the fleece.", both)] == [both[0]]

    def test_many_standards_are_asked_through_the_index(self, monkeypatch: pytest.MonkeyPatch) -> None:
        library = bundled_library()
        others = [made(f"OTH{at}", "en", "paint the wall", "lay the bricks", "mix the mortar") for at in range(40)]
        library.add_all(others, "made")
        asked: list[int] = []

        def counting(hits: Sequence[Hit], usual: Sequence[Hit]) -> Suggester:
            asked.append(len(hits))
            return prepare_some(hits, usual)

        monkeypatch.setattr(asking, "prepare_some", counting)
        found = library.suggest("She let him finish, then told him what she had understood of the problem.")
        assert found[0].key.standard.name == "INSCS025"
        assert 1 < len(found) <= 5
        assert 0 < asked[0] < 150
        assert library.suggest("asdf qwzx") == []

    def test_of_a_pair_among_many_one_text_answers(self) -> None:
        library = bundled_library()
        others = [made(f"OTH{at}", "en", "paint the wall", "lay the bricks") for at in range(40)]
        pair = [made("AHSX1", "cy", "brechu'r oen"), made("AHSX1", "en", "vaccinate the lamb")]
        library.add_all([*others, *pair], "made")
        (found,) = library.suggest("Vaccinated the lamb at the farm.")
        assert (found.key.standard.name, found.key.number) == ("AHSX1", 1)
