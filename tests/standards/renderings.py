"""The five documents that ship as other kinds of file: the same words set as a web page, a Word file or a PDF.

The texts are taken line by line from the plain text; here lives only how each line is set.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

from assessor_app.standards.reading import headings
from assessor_app.standards.wording import collapse
from tests.standards.sheets import Sheet
from tests.standards.wordfiles import BULLET, KNOWLEDGE_CY, NUMBER, PERFORMANCE, paragraph, word_file

Kind = Literal["title", "label", "heading", "lead-in", "item", "text"]
MARK = re.compile(r"\s*(?:([0-9]+\.)|([PG][0-9]+)|(-))\s+(.*)")


@dataclass(frozen=True)
class Set:
    """One line of a document: what it is, the mark before it (`3.`, `P3`, `-`), its text without the mark."""

    kind: Kind
    text: str
    mark: str = ""


def taken_apart(text: str) -> list[Set]:
    """The lines of a document that are not blank, each with what it is."""
    told: list[Set] = []
    for raw in text.split("\n"):
        line = collapse(raw)
        found = MARK.fullmatch(line)
        if not line:
            continue
        if not told:
            told.append(Set("title", line))
        elif headings.heading(line):
            told.append(Set("heading", line))
        elif headings.lead_in(line):
            told.append(Set("lead-in", line))
        elif headings.opening(line):
            told.append(Set("label", line))
        elif found:
            told.append(Set("item", found[4], found[1] or found[2] or found[3]))
        else:
            told.append(Set("text", line))
    return told


def as_html(text: str, *, lists: bool) -> bytes:
    """A web page with a menu, a script and a foot; items as list items, or as paragraphs with their marks."""
    body: list[str] = []
    open_list = ""
    for line in taken_apart(text):
        said = html.escape(line.text)
        wanted = ""
        if line.kind == "item" and lists and not line.mark[0].isalpha():
            wanted = "ul" if line.mark == "-" else "ol"
        if open_list and open_list != wanted:
            body.append(f"</{open_list}>")
        if wanted and wanted != open_list:
            start = f' start="{line.mark[:-1]}"' if wanted == "ol" and line.mark != "1." else ""
            body.append(f"<{wanted}{start}>")
        open_list = wanted
        if line.kind == "title":
            body.append(f"<h1>{said}</h1>")
        elif line.kind == "heading":
            body.append(f"<h2>{said}</h2>")
        elif line.kind == "label":
            label, _, value = said.partition(": ")
            body.append(f"<p><strong>{label}:</strong> {value}</p>")
        elif wanted:
            body.append(f"<li>{said}")
        else:
            body.append(f"<p>{html.escape(line.mark)} {said}</p>")
    if open_list:
        body.append(f"</{open_list}>")
    page = "\n".join(body)
    return f"""<!DOCTYPE html>
<html lang="cy"><head><meta charset="utf-8"><title>Safon</title><script>var a = "<p>";</script></head>
<body><nav><ul><li><a href="/">Hafan</a></li></ul></nav><a href="#c">Neidio i'r cynnwys</a>
{page}
<footer>Hawlfraint y wefan</footer><script>b()</script></body></html>""".encode()


def as_docx(text: str, *, automatic: bool) -> bytes:
    """A Word file with a running header; marks by Word's own numbering, or typed before the text."""
    body: list[str] = []
    lists = 0
    for line in taken_apart(text):
        if line.mark in {"1.", "P1", "G1"}:
            lists += 1
        by_mark = {"-": BULLET, "P": PERFORMANCE, "G": KNOWLEDGE_CY}
        list_id = by_mark.get(line.mark[:1], NUMBER if lists == 1 else str(9 + lists))
        if line.kind == "title":
            body.append(paragraph(line.text, style="Titl"))
        elif line.kind == "heading":
            body.append(paragraph(line.text, style="Pennawd2"))
        elif line.kind == "item" and automatic:
            body.append(paragraph(line.text, list_id=list_id))
        else:
            body.append(paragraph(f"{line.mark} {line.text}".strip()))
        body.append(paragraph("") if line.kind == "heading" else "")
    return word_file("".join(body), header="Safon i'r prawf", restarted=lists)


def as_pdf(text: str, *, side_headings: bool, title_in_head: bool = False) -> bytes:
    """Pages with a running head and foot; headings over the text, or in a column of their own beside it."""
    told = taken_apart(text)
    title = told[0].text
    sheet = Sheet(head=title if title_in_head else "Safonau'r prawf", foot="PRAWF7 Safon i'r prawf {page}")
    sheet.left = 190.0 if side_headings else 60.0
    for line in told:
        if line.kind == "title":
            if not title_in_head:
                sheet.paragraph(line.text, size=16, bold=True)
        elif line.kind == "label" and side_headings:
            label, _, value = line.text.partition(": ")
            sheet.beside(label)
            sheet.paragraph(value)
        elif line.kind == "heading" and side_headings:
            sheet.beside(line.text)
        elif line.kind == "heading":
            sheet.paragraph(line.text, size=12, bold=True)
        elif line.kind == "item":
            sheet.item(line.mark.replace("-", "•"), line.text)
        else:
            sheet.paragraph(line.text)
    return sheet.done()
