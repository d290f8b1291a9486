"""The lexicon of workplace words, and how a form in a note leads to it: verbs, plurals, mutations, phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app import paths
from assessor_app.standards.search.mutations import mutated
from assessor_app.standards.suggesting import english, welsh
from assessor_app.standards.suggesting.echoes import Echoes
from assessor_app.standards.suggesting.function_words import language_of
from assessor_app.standards.suggesting.lexicon import bare_words, from_folder, shipped
from assessor_app.standards.suggesting.telling import tells_knowledge
from assessor_app.standards.suggesting.terms import terms
from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = st.text(st.sampled_from("abcdefghilmnoprstuwy"), max_size=14)

# Welsh verb-noun or noun -> forms as people write them
WELSH = {
    "gwrando": "gwrandawodd gwrandewais wrandawodd gwrandawyd",
    "gofyn": "gofynnodd ofynnodd gofynnais gofynnwyd",
    "dweud": "dywedodd dwedodd wedodd ddywedwyd meddai",
    "cofnodi": "cofnododd gofnododd cofnodwyd chofnododd",
    "esbonio": "esboniodd esboniais hesbonio esbonnir",
    "crynhoi": "crynhodd grynhodd crynhowyd",
    "trosglwyddo": "trosglwyddodd drosglwyddwyd throsglwyddo",
    "ysgrifennu": "ysgrifennodd sgwennodd hysgrifennu sgrifennodd",
    "ymddiheuro": "ymddiheurais hymddiheuro",
    "canmol": "canmolodd ganmolodd",
    "adnabod": "adnabu nabod adnabyddodd",
    "ateb": "atebodd hateb atebwyd",
    "dangos": "ddangosodd dangosais dangosir",
    "cwsmer": "cwsmeriaid gwsmer chwsmeriaid nghwsmer",
    "problem": "phroblemau broblem mhroblemau",
    "cais": "ceisiadau geisiadau cheisiadau",
    "manylyn": "manylion fanylion",
    "cwyn": "cwynion chwynion gwynion",
    "galwad": "galwadau alwadau ngalwad",
    "sgwrs": "sgyrsiau",
    "peiriant": "peiriannau beiriannau",
    "anhawster": "anawsterau",
}
ENGLISH = {
    "listen": "listens listened listening",
    "apologise": "apologised apologising apologize",
    "reply": "replied replies",
    "stop": "stopped stopping",
    "note": "noted noting",
    "tell": "told telling",
    "query": "queries",
    "customer": "customers",
    "write": "wrote writes",
}


@pytest.mark.parametrize(("plain", "forms"), WELSH.items())
def test_welsh_forms_lead_to_the_word_in_the_dictionary(plain: str, forms: str) -> None:
    words = shipped().words["cy"]
    assert [form for form in forms.split() if plain not in words.resolve(form)] == []


@pytest.mark.parametrize(("plain", "forms"), ENGLISH.items())
def test_english_forms_lead_to_the_word_in_the_dictionary(plain: str, forms: str) -> None:
    words = shipped().words["en"]
    assert [form for form in forms.split() if plain not in words.resolve(form)] == []


@given(LETTERS)
def test_no_word_breaks_the_rules(word: str) -> None:
    for rules in (welsh, english):
        assert all(rules.lemmas(word))
        assert word not in rules.lemmas(word)[:1] or len(word) < 3
        assert rules.stem(word) or not word


def test_every_mutation_of_every_welsh_word_of_the_lexicon_means_what_it_means() -> None:
    words = shipped().words["cy"]
    lost = [
        f"{form} ({word})"
        for word in list(words.concepts)
        if len(word) > 3
        for form in mutated(word)
        if not words.resolve(form)
    ]
    assert lost == []


def test_a_word_in_no_dictionary_is_the_same_in_every_form() -> None:
    words = shipped().words["cy"]
    assert {words.rough(form) for form in ("trawsyrrydd", "drawsyrrydd", "thrawsyrrydd")} == {
        words.rough("nhrawsyrrydd")
    }


def test_the_files_hold_together() -> None:
    lexicon = shipped()
    named = {concept for words in lexicon.words.values() for some in words.concepts.values() for concept in some}
    named |= {one.concept for words in lexicon.words.values() for some in words.phrases.values() for one in some}
    for concept, shows in lexicon.related.items():
        assert concept.isascii(), concept
        assert " " not in concept  # a space would make it a word
        assert [one for one in shows if one not in lexicon.related] == [], concept
    assert named <= lexicon.related.keys()
    assert len(lexicon.related) > 500


def test_irregular_forms_are_told_once_and_lead_to_one_word() -> None:
    for language in ("cy", "en"):
        lines = (paths.resources() / "lexicon" / f"irregular_{language}.txt").read_text("utf-8").splitlines()
        plain = [line.partition(":")[0] for line in lines if not line.startswith("#")]
        assert len(plain) == len(set(plain))
        assert all(bare_words(line.partition(":")[2]) for line in lines if not line.startswith("#"))


def test_a_lexicon_is_read_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# ours\ncut: torri gwair, lladd gwair | mow > hay\nhay: gwair | hay\n", "utf-8")
    (tmp_path / "irregular_cy.txt").write_text("lladd: lladdodd\n", "utf-8")
    (tmp_path / "irregular_en.txt").write_text("", "utf-8")
    lexicon = from_folder(tmp_path)
    told = terms("Lladdodd y ffermwr y gwair.", lexicon)
    assert [unit.own for unit in told.units if unit.phrase] == [("cut",)]
    assert lexicon.related == {"cut": ("hay",), "hay": ()}
    assert not [unit for unit in terms("Y gwair a laddodd.", lexicon).units if unit.phrase]  # the other way round


def test_a_note_sounds_like_phrases_that_it_does_not_hold_whole() -> None:
    echoes = Echoes(
        [
            ("hay", [frozenset({"mow"}), frozenset({"meadow"})]),
            ("hay", [frozenset({"dry"}), frozenset({"meadow"})]),
            ("milk", [frozenset({"cow"}), frozenset({"parlour"})]),
        ]
    )
    ((concept, sure),) = echoes.of([frozenset({"mow"}), frozenset({"dry"}), frozenset({"cow"})])
    assert concept == "hay"
    assert 0 < sure <= 1
    assert echoes.of([frozenset({"meadow"})]) == []  # one word is chance
    assert echoes.of([]) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gofynnodd hi i'r cwsmer beth oedd yn bod.", "cy"),
        ("She asked the customer what was wrong.", "en"),
        ("Rhoddodd hi'r galwr ar hold.", "cy"),
    ],
)
def test_the_language_of_a_clause_is_told_by_its_small_words(text: str, language: str) -> None:
    assert language_of(bare_words(text), "en" if language == "cy" else "cy") == language


def test_a_quotation_in_the_other_language_is_read_in_its_own() -> None:
    told = terms("Dywedodd wrtho: 'Please do not worry, I will call you back'.", shipped())
    named = {name for unit in told.units for name in unit.own}
    assert {"cy dweud", "en worry"} & named
    assert any(name.startswith("en ") for name in named)


@pytest.mark.parametrize(
    ("note", "knows"),
    [
        ("Holais pam mae'n cloi'r sgrin.", True),
        ("Gallai egluro'n iawn pwy gaiff weld y cyfrif.", True),
        ("Told me why she never leaves the screen unlocked.", True),
        ("Asked about the limits of his authority.", True),
        ("Clodd y sgrin cyn gadael ei desg.", False),
        ("Gofynnodd i'r cwsmer am rif yr archeb.", False),
        ("She told the customer what would happen next.", False),
    ],
)
def test_a_note_says_itself_whether_it_is_about_knowledge(note: str, *, knows: bool) -> None:
    assert tells_knowledge(unaccented(note)) is knows
