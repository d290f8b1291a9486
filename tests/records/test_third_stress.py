"""Template observation/3 with very much in it: nothing over an edge, no heading or table's head alone, all in order."""

from __future__ import annotations

import hashlib
import re
import subprocess
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import page
import pytest

from assessor_app.observing.model import Entry, Judgement
from assessor_app.paper.document import COLUMN, HEIGHT, MARGIN, WIDTH
from assessor_app.records import payload, schema, templates
from assessor_app.standards.library import bundled_library
from tests.records.drawn import FACTS, tagged_text_of
from tests.records.second import file
from tests.records.third import whole

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.observing.model import EntryKind, PageLanguages, Visit
    from assessor_app.standards.model import Standard

pytestmark = pytest.mark.slow
KINDS: tuple[EntryKind, ...] = ("behaviour", "question", "discussion", "witness", "product", "note")
FIRST, LAST = 76.0, 44.0  # the column's top from above, and its end from below, in points
HEADING = 16.0  # what is at least as tall is a heading's line
UNBROKEN = "Llanfairpwllgwyngyll" * 60


@dataclass(frozen=True)
class Line:
    """One line of a page: its text, and its box in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    low: float


def twenty() -> tuple[Standard, ...]:
    """Twenty editions, made from those that ship."""
    held = [bundled_library().resolve(name) for name in ("INSCS025:cy", "INSCC007:cy", "CFACSB15:cy")]
    return tuple(
        replace(held[n % 3], urn=f"{held[n % 3].urn}X{n}", title=f"{held[n % 3].title} ({n})") for n in range(20)
    )


def crowded(pages: PageLanguages) -> Visit:
    """Twenty standards, three hundred entries of every kind, forty photos, and words that never end."""
    made, standards = whole(), twenty()
    keys = [one.criterion_key(criterion) for one in standards for criterion in one.criteria]
    entries = tuple(
        Entry(
            f"e{n}", KINDS[n % 6], (f"Gweithred {n}. " * (2 + n % 30)).strip() if n % 50 else f"x{UNBROKEN}",
            "cy" if n % 2 else "en", f"2026-11-20T{14 + n // 60:02d}:{n % 60:02d}:00+00:00", n * 60_000, "a-1",
            f"Cwestiwn {n}?" if KINDS[n % 6] == "question" else "", links=tuple(keys[n : n + 1 + n % 5]),
        )
        for n in range(300)
    )  # fmt: skip
    photos = {hashlib.sha256(data).hexdigest(): data for n in range(40) if (data := b"\xff\xd8 photo %d" % n)}
    files = tuple(
        file(f"f{n}", f"Llun {n} {'h' * 60}.jpg", "image/jpeg", data, caption=f"Llun {n} {UNBROKEN[: n * 30]}",
             criteria=tuple(keys[n : n + 9]))
        for n, data in enumerate(photos.values())
    )  # fmt: skip
    judged = tuple(Judgement(key, "met", entries[0].at) for key in keys[:600])
    held = (replace(made.observation.locators[0], criteria=()),) * 20
    seen = replace(
        made.observation, standards=tuple(one.key for one in standards), entries=entries, judgements=judged,
        files=files, ranges=(), locators=held, pages=pages, summary=UNBROKEN,
        plan=replace(made.observation.plan, hoped=tuple(keys[:90])), feedback="Adborth hir. " * 900,
    )  # fmt: skip
    names = f"Canolfan {UNBROKEN}"[:200], f"Siân {UNBROKEN}"[:200]
    return replace(
        made,
        standards=standards,
        observation=seen,
        candidate=replace(made.candidate, name=names[1]),
        assessor=replace(made.assessor, centre=replace(made.assessor.centre, name=names[0])),
        contents=photos,
    )


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = crowded("both")
    told = payload.build(made, FACTS)
    schema.check(told)
    place = tmp_path_factory.mktemp("crowded") / "base.pdf"
    place.write_bytes(templates.render(told, made.contents))
    return place


@pytest.fixture(scope="module")
def sheets(drawn: Path) -> list[list[Line]]:
    """The lines of every page, from the top."""
    said = subprocess.run(["pdftotext", "-bbox-layout", drawn, "-"], capture_output=True, check=True).stdout.decode()
    box = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"'
    found = []
    for sheet in said.split("<page ")[1:]:
        lines = []
        for line in re.finditer(rf"<line {box}>(.*?)</line>", sheet, re.DOTALL):
            text = " ".join(re.findall(r">([^<]+)</word>", line[5]))
            lines.append(Line(text, *(float(line[n]) for n in range(1, 5))))
        found.append(sorted(lines, key=lambda one: (one.low, one.left)))
    return found


def test_every_checker_is_content(drawn: Path) -> None:
    for profile in ("3a", "ua1"):
        assert (profile, list(page.validate_pdf(str(drawn), profile=profile).failures)) == (profile, [])


def test_nothing_stands_over_an_edge(sheets: list[list[Line]]) -> None:
    assert len(sheets) > 50
    over = [
        (number, line)
        for number, lines in enumerate(sheets, 1)
        for line in lines
        if line.left < MARGIN - 1 or line.right > MARGIN + COLUMN + 1 or line.top < 30 or line.low > HEIGHT - 12
    ]
    assert over == []
    assert WIDTH > MARGIN + COLUMN


def test_nothing_of_the_column_stands_in_the_foot(sheets: list[list[Line]]) -> None:
    """Between the column's end and the foot's rule there is nothing; below it only reference, digest and count."""
    for lines in sheets:
        below = [line.text for line in lines if line.low > HEIGHT - LAST]
        assert all(re.search(r"RWJ-2026-0001 · data SHA-256|Tudalen|Gellir gwirio", text) for text in below), below


def test_no_heading_and_no_head_of_a_table_ends_a_page(sheets: list[list[Line]]) -> None:
    heads = {
        "Entry", "Decision", "What was seen", "Answer or evidence", "What it shows", "Who is in it", "By when",
        "Seen by", "Answer, and the criteria it supports", "The testimony, and the criteria",
    }  # fmt: skip
    for number, lines in enumerate(sheets, 1):
        body = [line for line in lines if FIRST - 16 < line.low < HEIGHT - LAST]
        last = body[-1]
        assert last.low - last.top < HEADING, (number, last)
        assert last.text not in heads, (number, last)


def test_every_page_says_which_of_how_many_it_is(sheets: list[list[Line]]) -> None:
    for number, lines in enumerate(sheets, 1):
        said = " ".join(line.text for line in lines)
        assert f"Tudalen {number} o {len(sheets)} / Page {number} of {len(sheets)}" in said


def test_every_entry_is_there_and_read_in_order(drawn: Path) -> None:
    said = " ".join(tagged_text_of(drawn).split())
    log = said[said.index("Log arsylwi") : said.index("Cofnod o gwestiynau ac atebion / ")]
    places = [log.index(f"Gweithred {n}.") for n in range(1, 300) if n % 50]
    assert places == sorted(places)
    assert "".join(said.split()).count(UNBROKEN) >= 1
