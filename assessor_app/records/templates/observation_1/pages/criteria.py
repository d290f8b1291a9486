"""One section a standard: every criterion that was judged or linked, with what showed it.

The rest stand by their numbers, or, in later templates, in full as well.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.colours import SOFT
from assessor_app.paper.document import COLUMN
from assessor_app.paper.marks import COLOURS, Marked
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.paper.text import Run, Style
from assessor_app.records.templates.observation_1.pages import looks
from assessor_app.records.templates.observation_1.pages.voice import long_date, passed
from assessor_app.records.templates.observation_1.words import LETTERS, Tongue, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.structure import Elem
    from assessor_app.records.templates.observation_1.pages.reading import Reading

    More = Callable[[Reading, dict[str, Any], Elem], list[Block]]

_REST = (92.0, COLUMN - 329.0)
_NUMBER = {False: 32.0, True: 45.0}
"""The number's column, wider where pages in two languages give it two letters."""
_PAD, _QUIET_PAD = (3, 5, 6), (3, 3, 4)
_QUOTED = 300
"""How many characters of an entry a criterion's row quotes; the whole of it stands in the log."""


def standards(reading: Reading, root: Elem, more: More | None = None, *, whole: bool = False) -> list[Block]:
    """All sections, in the order of the record, each closed by what `more` has to say of its standard.

    `whole`: criteria that nobody judged or linked stand among the others, quietly.
    """
    blocks: list[Block] = []
    for standard in reading.payload["standards"]:
        part = root.child("Sect")
        blocks += _heading(reading, standard, part)
        judged = False
        for kind in ("performance", "knowledge", "behaviour"):
            criteria = [one for one in standard["criteria"] if one["kind"] == kind]
            if criteria:
                blocks += _kind(reading, standard, criteria, part, whole=whole)
                judged = True
        closing = more(reading, standard, part) if more else []
        if not (judged or closing):
            blocks[-1].sticks = False
        blocks += closing
    return blocks


def _heading(reading: Reading, standard: dict[str, Any], part: Elem) -> list[Block]:
    voice, language, other = reading.voice, standard["language"], standard["translation"]
    name = standard["urn"]
    title = [Run(f"{name} · ")] if name else []
    title.append(voice.foreign(standard["title"], language))
    if other and other["language"] in voice.tongues:
        title += [Run(" / "), voice.foreign(other["title"], other["language"])]
    about: list[Block] = [Paragraph(title, looks.HEADING, part.child("H2"), before=looks.ABOVE_SECTION, sticks=True)]
    if not name:
        slug = standard["key"].rpartition("@")[0]
        about.append(Paragraph(slug, looks.SMALL, part.child("P"), sticks=True))
    editions = voice.each(lambda tongue: _edition(reading, standard, tongue), "")
    about += looks.apart(editions, looks.SMALL, part, before=1, sticks=True)
    if any(tongue != language for tongue in voice.tongues) and not other:
        key = "only-welsh" if language == "cy" else "only-english"
        about += looks.sentences(voice, key, looks.SMALL, part, before=1, sticks=True)
    return about


def _edition(reading: Reading, standard: dict[str, Any], tongue: Tongue) -> str:
    said = [word("edition", tongue).replace("{edition}", long_date(standard["edition"], tongue))]
    review = standard["review_date"]
    if review:
        key = "review-passed" if passed(review, reading.payload["record"]["sealed_at"]) else "review"
        said.append(word(key, tongue).replace("{date}", long_date(review, tongue)))
    return " · ".join([*said, word("as-sealed", tongue)])


def _kind(
    reading: Reading, standard: dict[str, Any], criteria: list[dict[str, Any]], part: Elem, *, whole: bool
) -> list[Block]:
    voice, kind = reading.voice, criteria[0]["kind"]
    blocks: list[Block] = []
    keys = {one["number"]: f"{standard['key']}#{kind}:{one['number']}" for one in criteria}
    shown = [one for one in criteria if whole or reading.judged(keys[one["number"]])]
    if shown:
        table = part.child("Table")
        titles = [voice.say(kind), voice.say("judgement"), voice.say(f"shown-{kind}")]
        head = looks.head(table, titles, (COLUMN - sum(_REST), *_REST), first_spans=2)
        body, group = table.child("TBody"), None
        rows: list[Block] = []
        for one in shown:
            if one["group"] and one["group"] != group:
                rows.append(_group(reading, standard, one, body))
            group = one["group"]
            rows.append(_criterion(reading, standard, one, body, quiet=not reading.judged(keys[one["number"]])))
        blocks.append(Table(head, rows, before=10))
    rest = [one["number"] for one in criteria if one not in shown]
    if rest:
        runs = voice.labelled(f"rest-{kind}", _ranges(reading, kind, rest))
        blocks.append(Paragraph(runs, looks.SMALL, part.child("P"), before=6))
    return blocks


def _group(reading: Reading, standard: dict[str, Any], one: dict[str, Any], body: Elem) -> Row:
    """The heading that criteria stand under in their standard, across all columns."""
    cell = body.child("TR").child("TH", ColSpan=4, **looks.COLUMN_SCOPE)
    runs = [reading.voice.foreign(one["group"], standard["language"])]
    other = _other(reading, standard, one)
    if other and other["group"]:
        runs += [Run("\n"), reading.voice.foreign(other["group"], standard["translation"]["language"])]
    return Row([Cell(COLUMN, [Paragraph(runs, looks.SMALL_BOLD, cell)], (3, 7, 2))], sticks=True, rule=True)


def _other(reading: Reading, standard: dict[str, Any], one: dict[str, Any]) -> dict[str, Any] | None:
    """The same criterion in the other language, where the pages speak it."""
    other = standard["translation"]
    if not other or other["language"] not in reading.voice.tongues:
        return None
    return next((c for c in other["criteria"] if (c["kind"], c["number"]) == (one["kind"], one["number"])), None)


def _criterion(
    reading: Reading, standard: dict[str, Any], one: dict[str, Any], body: Elem, *, quiet: bool = False
) -> Row:
    voice, line = reading.voice, body.child("TR")
    key = f"{standard['key']}#{one['kind']}:{one['number']}"
    state = reading.state(key)
    short = voice.short(one["kind"], one["number"])
    bold, plain, pad = (looks.QUIET_BOLD, looks.QUIET, _QUIET_PAD) if quiet else (looks.CELL_BOLD, looks.CELL, _PAD)
    number = looks.several(line.child("TH", **looks.ROW_SCOPE), [(short, bold), (_printed(one), looks.SMALL)], gap=0)
    says = line.child("TD")
    covered = reading.covered(standard["key"])
    text: list[Block] = _text(reading, one, standard["language"], says, covered, style=plain)
    other = _other(reading, standard, one)
    if other:
        text += _text(reading, other, standard["translation"]["language"], says, covered, style=plain, before=4)
    mark_style = Style(plain.size, plain.leading, "regular" if quiet else "bold", COLOURS[state])
    said = voice.say(_verdict(reading, key))
    mark: list[Block] = [Marked(state, Paragraph(said, mark_style, line.child("TD")))]
    cells = [number, text, mark, _shown(reading, key, line.child("TD"))]
    first = _NUMBER[voice.both]
    widths = (first, COLUMN - first - sum(_REST), *_REST)
    return Row([Cell(width, blocks, pad) for width, blocks in zip(widths, cells, strict=True)], rule=True)


def _verdict(reading: Reading, key: str) -> str:
    """What stands beside the mark of a criterion."""
    if not reading.judging:
        return "no-decision" if reading.linked(key) else "not_observed"
    return "undecided" if reading.undecided(key) else reading.state(key)


def _printed(one: dict[str, Any]) -> str:
    """A criterion's printed label, where it is more than its number, as in `P4.1`."""
    label: str = one["label"]
    return "" if label.lstrip("PKGBY") in {"", str(one["number"])} else label


def _text(
    reading: Reading,
    one: dict[str, Any],
    language: str,
    elem: Elem,
    covered: set[str],
    *,
    style: Style = looks.CELL,
    before: float = 0,
) -> list[Block]:
    """A criterion's text with its sub-items as a list, those that were covered said to be."""
    mark = reading.voice.mark(language)
    blocks: list[Block] = [Paragraph(one["text"], style, elem.child("P", language=mark), before=before)]
    if one["items"]:
        listing = elem.child("L", language=mark)
        for number, item in enumerate(one["items"], 1):
            runs = [Run(f"• {item}")]
            if f"{one['kind']}:{one['number']}.{number}" in covered:
                runs += [Run(" – "), *reading.voice.say("covered", " / ", weight="bold")]
            blocks.append(Paragraph(runs, style, listing.child("LI").child("LBody"), before=1))
    return blocks


def _shown(reading: Reading, key: str, cell: Elem) -> list[Block]:
    entries = reading.linked(key)
    if not entries:
        return [Paragraph("—", looks.CELL, cell)]
    return [
        Paragraph(_quoted(reading, entry), looks.CELL, cell.child("P"), before=4 if place else 0)
        for place, entry in enumerate(entries)
    ]


def _quoted(reading: Reading, entry: dict[str, Any]) -> list[Run]:
    """What an entry says, cut at a word where it is long, with its number and time."""
    said = " ".join(part for part in (entry["question"], entry["text"]) if part.strip())
    said = " ".join(said.split())
    if len(said) > _QUOTED:
        said = said[:_QUOTED].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
    return [reading.voice.foreign(said, entry["language"]), Run(f" ({reading.when(entry)})", colour=SOFT)]


def _ranges(reading: Reading, kind: str, numbers: list[int]) -> str:
    """Numbers as `P2, P4–P7`; where two languages have two letters, both once: `G/K 2, 4–7`."""
    voice = reading.voice
    letters = list(dict.fromkeys(LETTERS[kind])) if voice.both else []
    lead = f"{'/'.join(letters)} " if len(letters) > 1 else ""
    name = str if lead else functools.partial(voice.short, kind)
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    few = 2
    told = []
    for run in runs:
        if len(run) > few:
            told.append(f"{name(run[0])}–{name(run[-1])}")
        else:
            told += [name(number) for number in run]
    return lead + ", ".join(told)
