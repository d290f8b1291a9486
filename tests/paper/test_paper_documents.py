"""Whole documents: structure, artifacts, fields, and no trace of one in another."""

from __future__ import annotations

import concurrent.futures
import datetime as dt
import subprocess
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest
from reportlab.pdfbase import pdfdoc, pdfmetrics

from assessor_app.paper.attachments import Attachment
from assessor_app.paper.blocks import Paragraph
from assessor_app.paper.document import COLUMN, Document, Layout
from assessor_app.paper.fields import FieldBlock, FormField
from assessor_app.paper.marks import Marked
from assessor_app.paper.metadata import About
from assessor_app.paper.objects import Name
from assessor_app.paper.pictures import QrPicture, StrokesPicture
from assessor_app.paper.rows import Cell, Row, Table
from assessor_app.paper.text import Run, Style

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.paper.blocks import Block
    from assessor_app.paper.sheet import Sheet

BODY, HEAD = Style(10, 13), Style(16, 20, "bold")
WHEN = dt.datetime(2026, 11, 22, 15, 11, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def nothing(_sheet: Sheet, _page: int, _pages: int) -> None:
    """No running head or foot."""


def document() -> Document:
    """An empty document in Welsh."""
    about = About("Teitl & <ŵ>", "Siân", "pwnc", "geiriau", "assessor-app 0", WHEN, ("cy", "en"))
    return Document(about, b"seed")


def drawn(made: Document, *blocks: Block) -> bytes:
    """A document of these blocks under a title."""
    title = Paragraph("Teitl", HEAD, made.root.child("H1"), sticks=True)
    return made.render([title, *blocks], Layout(780, 60, nothing))


def table(made: Document, rows: int) -> Table:
    """A table with a head and so many rows."""
    elem = made.root.child("Table")
    line = elem.child("THead").child("TR")
    head = Row([Cell(COLUMN, [Paragraph("PENNAWD", BODY, line.child("TH", Scope=Name("Column")))])])
    body = elem.child("TBody")
    cells = [Cell(COLUMN, [Paragraph(f"rhes {n}", BODY, body.child("TR").child("TD"))]) for n in range(rows)]
    return Table(head, [Row([cell], rule=True) for cell in cells])


def reading(data: bytes, folder: Path) -> str:
    """What the structure tree says."""
    file = folder / "d.pdf"
    file.write_bytes(data)
    return subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True).stdout.decode()


def valid(data: bytes) -> bool:
    """Whether both checkers' profiles hold."""
    return all(page.validate_pdf_bytes(data, profile=profile).is_compliant for profile in ("3a", "ua1"))


def test_a_repeated_table_head_is_read_once(tmp_path: Path) -> None:
    made = document()
    data = drawn(made, table(made, 60))
    file = tmp_path / "d.pdf"
    said = reading(data, tmp_path)
    seen = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()
    assert said.count("PENNAWD") == 1
    assert seen.count("PENNAWD") == seen.count("\f") >= 2
    assert [f"rhes {n}" in said for n in range(60)] == [True] * 60
    assert valid(data)


def test_text_in_another_language_is_marked_so(tmp_path: Path) -> None:
    made = document()
    runs = [Run("Cymraeg "), Run("English", language="en"), Run(" eto"), Run(" dileu", struck=True)]
    data = drawn(made, Paragraph(runs, BODY, made.root.child("P")))
    file = tmp_path / "d.pdf"
    file.write_bytes(data)
    with pikepdf.open(file) as pdf:
        spans = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Span"]
        assert [str(span.get("/Lang", "")) for span in spans] == ["en-GB", ""]
        assert str(spans[1].A[0].TextDecorationType) == "/LineThrough"
    assert valid(data)


def test_marks_pictures_and_fields_stand_in_the_tree(tmp_path: Path) -> None:
    made = document()
    root = made.root
    made.attachments.append(Attachment("b.json", b"{}", "application/json", "data"))
    made.unseen.append(FormField("ts", "Sig", (0, 0), "stamp", root.child("Form")))
    data = drawn(
        made,
        Marked("met", Paragraph("Wedi’i fodloni", BODY, root.child("P"))),
        Marked("not_yet_met", Paragraph("Ddim eto", BODY, root.child("P"))),
        Marked("not_observed", Paragraph("Heb ei arsylwi", BODY, root.child("P"))),
        QrPicture("ABC 123", 60, root.child("Figure", alt="cod")),
        StrokesPicture([[(0, 0), (500, 200), (900, 100)], [(10, 10)]], (200, 40), root.child("Figure", alt="llofnod")),
        FieldBlock(FormField("f", "Tx", (100, 20), "maes", root.child("Form"))),
    )
    said = reading(data, tmp_path)
    words = ["Wedi’i fodloni", "Ddim eto", "Heb ei arsylwi", "Figure", "Figure", "Form"]
    at = 0
    for word in words:
        at = said.index(word, at) + 1
    assert valid(data)


def test_a_picture_says_where_it_stands() -> None:
    made = document()
    figure = made.root.child("Figure", alt="cod")
    drawn(made, QrPicture("ABC", 60, figure))
    left, low, right, high = figure.attributes["BBox"]
    assert (round(right - left, 2), round(high - low, 2)) == (60, 60)


def test_a_block_taller_than_a_page_is_drawn_rather_than_lost() -> None:
    made = document()
    data = drawn(made, QrPicture("ABC", 2000, made.root.child("Figure", alt="cod")))
    assert page.validate_pdf_bytes(data, profile="3a").is_compliant


def test_headings_are_bookmarks_on_their_pages(tmp_path: Path) -> None:
    made = document()
    blocks: list[Block] = []
    for n in range(4):
        blocks.append(Paragraph(f"Adran {n}", HEAD, made.root.child("H2"), sticks=True))
        blocks.append(Paragraph("geiriau " * 900, BODY, made.root.child("P")))
    file = tmp_path / "d.pdf"
    file.write_bytes(drawn(made, *blocks))
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Teitl", "Adran 0", "Adran 1", "Adran 2", "Adran 3"]
        marks = [item.destination for item in outline.root if isinstance(item.destination, pikepdf.Array)]
        pages = [pdf.pages.index(pikepdf.Page(mark[0])) for mark in marks]
        assert len(pages) == 5
        assert pages == sorted(pages)
        assert pages[-1] > 2


def test_nothing_of_reportlab_is_changed_for_others() -> None:
    fonts = set(pdfmetrics.getRegisteredFontNames())
    slots = (list(pdfdoc.PDFPage.__NoDefault__), list(pdfdoc.PDFCatalog.__NoDefault__), pdfdoc.PDFStream.format)
    drawn(document())
    assert set(pdfmetrics.getRegisteredFontNames()) == fonts
    assert (pdfdoc.PDFPage.__NoDefault__, pdfdoc.PDFCatalog.__NoDefault__, pdfdoc.PDFStream.format) == slots


@pytest.mark.parametrize("workers", [4])
def test_threads_do_not_meet(workers: int) -> None:
    def one(n: int) -> bytes:
        made = document()
        text = f"{n % 3} " + "".join(chr(0x391 + (n % 3) * 20 + k) for k in range(20)) + " → ≥"
        return drawn(made, Paragraph(text, BODY, made.root.child("P")))

    alone = [one(n) for n in range(3)]
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        together = list(pool.map(one, range(24)))
    assert together == [alone[n % 3] for n in range(24)]
