"""Prints how long drawing a record's pages takes, beside bare reportlab drawing the same lines at the same places.

    .venv/bin/python -m tests.benchmarks.pages [TIMES]

Bare means reportlab's canvas with the same two faces and no more: no breaking into lines, tables, tags, fields,
attachments or metadata. Each figure is the best of TIMES runs in processor time of one core.
"""

from __future__ import annotations

import io
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from assessor_app import paths
from assessor_app.paper.fonts import FILES, WEIGHTS, drawable
from assessor_app.paper.sheet import Sheet
from assessor_app.records import templates
from tests.records import older
from tests.records.drawn import other_language, visit
from tests.records.third import FACTS, told, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.paper.fonts import Weight
    from assessor_app.paper.sheet import Piece
    from assessor_app.records.model import Payload

    Drawn = list[tuple[int, float, float, str, Weight, float]]


def best(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in milliseconds of processor time."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return min(taken) * 1000


def lines_of(work: Callable[[], object]) -> Drawn:
    """Every piece of text that a drawing puts on its pages."""
    found: Drawn = []
    real = Sheet.text

    def noted(sheet: Sheet, lines: Sequence[tuple[float, float, Sequence[Piece]]], size: float) -> None:
        for x, y, pieces in lines:
            found.extend((sheet.index, x, y, piece.text, piece.weight, size) for piece in pieces)
        real(sheet, lines, size)

    setattr(Sheet, "text", noted)  # noqa: B010 - a method, for as long as one drawing takes
    try:
        work()
    finally:
        setattr(Sheet, "text", real)  # noqa: B010 - same
    return found


def bare(lines: Drawn) -> bytes:
    """The same lines by reportlab alone."""
    made, page = io.BytesIO(), 0
    canvas = Canvas(made, invariant=1, pageCompression=1)
    for sheet, x, y, text, weight, size in lines:
        if sheet > page:
            canvas.showPage()
            page = sheet
        canvas.setFont(weight, size)
        canvas.drawString(x, y, text)
    canvas.save()
    return made.getvalue()


def told_of(name: str, payload: Payload, contents: dict[str, bytes], times: int) -> None:
    """Print one line."""

    def work() -> bytes:
        return templates.render(payload, contents)

    lines = lines_of(work)
    ours, floor = best(work, times), best(lambda: bare(lines), times)
    pages = max(line[0] for line in lines) + 1
    said = f"{name:34} pages {pages:3}  ours {ours:7.1f} ms  bare {floor:7.1f} ms  ratio {ours / floor:5.2f}"
    sys.stdout.write(said + "\n")


def main(times: int) -> None:
    """Print all lines: the example as today's template and the first draw it, and one with every form filled in."""
    for weight in WEIGHTS:
        pdfmetrics.registerFont(TTFont(weight, str(paths.resources() / "fonts" / FILES[weight])))
    assert drawable("ŵ") == "ŵ"
    example = told(visit("en"))
    full, facts = whole("both"), replace(FACTS, translations=other_language().translations)
    told_of("the example, observation/1", older.first(example), {}, times)
    told_of("the example, observation/3", example, {}, times)
    told_of("every form, both, observation/3", told(full, facts), dict(full.contents), times)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
