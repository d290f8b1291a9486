"""The language of a note: never the wrong one over every text that ships in both; unsure where it should be."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessor_app.language import LANGUAGES, Tongue
from assessor_app.language.guessing import guessed
from assessor_app.standards.bundle import bundled

HELP = Path(__file__).parents[2] / "resources" / "help"


def lines(language: Tongue) -> list[str]:
    """The lines of the help pages that are sentences."""
    texts = [file.read_text(encoding="utf-8") for file in (HELP / language).glob("*.md")]
    return [line for text in texts for line in text.splitlines() if len(line.split()) > 3 and line[0] not in "|#"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_the_help_is_taken_for_the_other_language(language: Tongue) -> None:
    said = [guessed(line) for line in lines(language)]
    assert set(said) <= {language, None}
    assert said.count(language) > 0.9 * len(said)


def test_no_criterion_that_ships_is_taken_for_english() -> None:
    said = [guessed(one.text) for standard in bundled() for one in standard.criteria]
    assert "en" not in said
    assert said.count("cy") > 0.9 * len(said)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gadawodd i'r cwsmer orffen, yna ailadroddodd y broblem", "cy"),
        ("Gadawodd i’r cwsmer orffen", "cy"),
        ("GWRANDAWODD AR Y CWSMER", "cy"),
        ("Eglurodd wrth y galwr fod y system newydd (Salesforce CRM) wedi methu", "cy"),
        ("She let the customer finish, then repeated the problem", "en"),
        ("Siân asked Llŷr for the reference number", "en"),
        ("", None),
        ("88213", None),
        ("Siân Llywelyn", None),
        ("ok", None),
        ("Tŷ Gwyn", None),
        ("Said 'Mae'n ddrwg gen i am yr oedi' and then explained why it was late", None),
        ("日本語のメモ", None),
    ],
)
def test_what_people_write(text: str, language: Tongue | None) -> None:
    assert guessed(text) == language


def test_a_long_text_in_no_language_is_no_trouble() -> None:
    assert guessed("0 " * 50_000 + "\x00" * 100) is None
