"""Saying things in the page's languages: Welsh first where there are two, each marked as what it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Literal

from assessor_app.paper.text import Run
from assessor_app.records.templates.observation_1.words import LETTERS, MONTHS, Tongue, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.paper.fonts import Weight

Facts = Mapping[str, str | int]
"""What fills the braces of a sentence."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Voice:
    """The languages of one record's pages; `own` is the document's, in which nothing needs marking."""

    def __init__(self, pages: Literal["cy", "en", "both"]) -> None:
        self.tongues: tuple[Tongue, ...] = ("cy", "en") if pages == "both" else (pages,)
        self.own: Tongue = self.tongues[0]
        self.both = pages == "both"

    def mark(self, tongue: str) -> str:
        """What to mark text of a language with: nothing where it is the document's own."""
        return "" if tongue == self.own else tongue

    def foreign(self, text: str, tongue: str, weight: Weight | None = None, *, struck: bool = False) -> Run:
        """Text as somebody wrote it in a language."""
        return Run(text, weight, language=self.mark(tongue), struck=struck)

    def each(self, say: Callable[[Tongue], str], between: str = "\n", *, weight: Weight | None = None) -> list[Run]:
        """The same thing in every language of the page; said once where the languages agree."""
        said = [(tongue, say(tongue)) for tongue in self.tongues]
        if len(said) > 1 and said[0][1] == said[1][1]:
            said = said[:1]
        last = len(said) - 1
        return [
            Run(text if place == last else text + between, weight, language=self.mark(tongue))
            for place, (tongue, text) in enumerate(said)
        ]

    def say(
        self, key: str, between: str = "\n", facts: Facts | None = None, *, weight: Weight | None = None
    ) -> list[Run]:
        """A word or sentence; facts fill its braces in every language alike."""
        return self.each(lambda tongue: filled(word(key, tongue), facts or {}), between, weight=weight)

    def label(self, key: str) -> list[Run]:
        """A heading or label on one line."""
        return self.say(key, " / ")

    def labelled(self, key: str, value: str, weight: Weight | None = None) -> list[Run]:
        """A label and, once, the value that is the same in every language; `weight` is the label's."""
        return [*self.say(key, " / ", weight=weight), Run(":", weight), Run(f" {value}")]

    def plain(self, key: str, facts: Facts | None = None) -> str:
        """A sentence as one text, for tooltips and alternatives."""
        return "".join(run.text for run in self.say(key, " / ", facts))

    def short(self, kind: str, number: int) -> str:
        """A criterion's chip text, `P14` or `K2`; Welsh `G2`, and `G2/K2` on pages in both."""
        welsh, english = (f"{letter}{number}" for letter in LETTERS[kind])
        if self.both and welsh != english:
            return f"{welsh}/{english}"
        return welsh if self.own == "cy" else english


def filled(text: str, facts: Facts) -> str:
    """Fill the braces of a frozen sentence; what is filled in is never looked at for braces of its own."""
    return re.sub(r"\{(\w+)\}", lambda brace: str(facts[brace[1]]), text)


def long_date(written: str, tongue: Tongue) -> str:
    """An ISO 8601 date, as exact as written: `22 Tachwedd 2026`, `Chwefror 2021`, `2021`; anything else as it is."""
    found = _DATE.fullmatch(written)
    if not found or (found[2] and not 1 <= int(found[2]) <= len(MONTHS[tongue])):
        return written
    year, month, day = found[1], found[2], found[3]
    parts = [str(int(day))] if day else []
    return " ".join([*parts, *([MONTHS[tongue][int(month) - 1]] if month else []), year])


def clock_time(written: str) -> str:
    """The time of day of an RFC 3339 time, as the clock on the wall showed it."""
    return written[11:16]


def day_and_time(written: str) -> str:
    """An RFC 3339 time in figures, the same in both languages: `22/11/2026 15:11`."""
    return f"{written[8:10]}/{written[5:7]}/{written[:4]} {clock_time(written)}"


def grouped(digits: str, count: int) -> str:
    """The first `count` groups of four hex digits."""
    return " ".join(digits[at : at + 4] for at in range(0, 4 * count, 4))


def passed(review: str, sealed_at: str) -> bool:
    """Whether a review date had passed when the record was sealed; a month or a year passes at its end."""
    try:
        day = dt.date.fromisoformat(sealed_at[:10]).isoformat()
    except ValueError:
        return False
    return review < day[: len(review)]


class FurtherVoice(Voice):
    """This voice for a later template, which has `further` words: Welsh and English of each."""

    further: ClassVar[Mapping[str, tuple[str, str]]]

    def say(
        self, key: str, between: str = "\n", facts: Facts | None = None, *, weight: Weight | None = None
    ) -> list[Run]:
        """A word or sentence of the later template, or one of the first's."""
        if key not in self.further:
            return super().say(key, between, facts, weight=weight)

        def said(tongue: Tongue) -> str:
            return filled(self.further[key][tongue == "en"], facts or {})

        return self.each(said, between, weight=weight)
