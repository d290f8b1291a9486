"""Both languages complete: catalogue, pages and help have no fault, and each kind of fault would be found."""

from __future__ import annotations

import importlib
import io
import pkgutil
from typing import TYPE_CHECKING

import pytest
import terms
import words
import words_check
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from assessor_app.records import templates

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = [found.name for found in pkgutil.iter_modules(templates.__path__)]


def _catalogue(**pairs: str) -> Catalog:
    catalogue = Catalog(locale="cy", domain="assessor", fuzzy=False)
    for english, welsh in pairs.items():
        catalogue.add(english, welsh)
    return catalogue


def _compiled(catalogue: Catalog) -> bytes:
    fresh = io.BytesIO()
    write_mo(fresh, catalogue)
    return fresh.getvalue()


def test_the_committed_words_have_no_fault() -> None:
    assert list(words_check.faults(words.gathered(), words.written(), words.MO.read_bytes())) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_words_of_sealed_pages_have_no_fault(template: str) -> None:
    pairs = importlib.import_module(f"{templates.__name__}.{template}.words").WORDS
    found = {
        name: faults
        for name, (welsh, english) in pairs.items()
        if (faults := list(words_check.faults_of_pair(english, welsh)))
    }
    assert found == {}


def test_the_help_pages_keep_to_the_terms(root: Path) -> None:
    english = {
        page.name: terms.misused(page.read_text(encoding="utf-8")) for page in root.glob("resources/help/en/*.md")
    }
    welsh = {
        page.name: terms.misused("", page.read_text(encoding="utf-8")) for page in root.glob("resources/help/cy/*.md")
    }
    assert [(name, found) for name, found in (*english.items(), *welsh.items()) if found] == []


def test_the_help_pages_write_apostrophes_as_everything_does(root: Path) -> None:
    pages = {page.name: page.read_text(encoding="utf-8") for page in root.glob("resources/help/*/*.md")}
    assert {name: found for name, page in pages.items() if (found := words_check.straight(page))} == {}
    assert words_check.straight("What it's called, `it's` and [this](it's.md)") == ["What it's called,  a"]


def test_words_without_fault_pass() -> None:
    good = _catalogue(**{"Left to do: {count}": "Yn weddill: {count}", "URN": "URN"})
    assert list(words_check.faults(good, good, _compiled(good))) == []


@pytest.mark.parametrize(
    ("english", "welsh", "fault"),
    [
        ("Close", "", "has no Welsh"),
        ("In {file}", "Yn {ffeil}", "the places differ"),
        ("In {file}", "Yn {file", "braces do not match"),
        ("Choose another folder.", "Choose another folder.", "the Welsh is the English"),
        ("Criteria: {count}", "{count} meini prawf", "a number stands before a noun"),
        ("Choose a learner.", "Dewiswch ymgeisydd.", "'learner' should be 'candidate'"),
        ("The centre's name", "Enw’r ganolfan", "an apostrophe is straight"),
        ("Your name", "Eich enw a'ch canolfan", "an apostrophe is straight"),
        ("{name}'s standards", "Safonau {name}", "an apostrophe is straight"),
        ("Passphrase", "Cyfrinair", "'Cyfrinair' should be 'cyfrinymadrodd'"),
    ],
)
def test_a_faulty_pair_is_found(english: str, welsh: str, fault: str) -> None:
    faulty = _catalogue(**{english: welsh})
    found = list(words_check.faults(faulty, faulty, _compiled(faulty)))
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_messages_that_code_and_catalogue_do_not_share_are_found() -> None:
    code, committed = _catalogue(Open="Agor", Close="Cau"), _catalogue(Close="Cau", Print="Argraffu")
    assert list(words_check.faults(code, committed, _compiled(committed))) == [
        "not in the catalogue: 'Open'",
        "not in the code any more: 'Print'",
    ]


def test_old_uncertain_and_uncompiled_words_are_found() -> None:
    code, committed = _catalogue(Close="Cau"), Catalog(locale="cy", domain="assessor", fuzzy=False)
    committed.add("Close", "Cau", flags=["fuzzy"])
    committed.obsolete["Print"] = _catalogue(Print="Argraffu")["Print"]
    assert list(words_check.faults(code, committed, b"something else")) == [
        "kept although the code does not ask for it: 'Print'",
        "marked as uncertain: 'Close'",
        "the .mo file is not what the .po file compiles to",
    ]
