"""Every code that this room can find or raise has its sentence, with the same facts, in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import assessor_app.standards
from assessor_app.language import speak
from assessor_app.language.sentences import SENTENCES, case, reading, standards
from assessor_app.standards.store import MIGRATIONS

SOURCES = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted(Path(assessor_app.standards.__path__[0]).rglob("*.py"))
)
CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"')
OURS = reading.SENTENCES | standards.SENTENCES | case.SENTENCES
# Not codes: names of formats, encodings, attributes and migrations.
NAMES = {
    *(
        "standard-1",
        "standards-pack-1",
        "case-packages-1",
        "utf-8",
        "utf-8-sig",
        "windows-1252",
        "iso-8859-1",
        "aria-hidden",
    ),
    *(migration.name for migration in MIGRATIONS),
}


def facts(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    used = set(CODE.findall(SOURCES)) - NAMES
    assert used - SENTENCES.keys() == set()
    assert OURS.keys() - used == set()


@pytest.mark.parametrize("code", sorted(OURS))
def test_both_languages_hold_the_same_facts(code: str) -> None:
    welsh = speak("cy")(OURS[code])
    assert welsh != OURS[code]
    assert facts(welsh) == facts(OURS[code])
