"""Word files made by hand for the tests: the few parts that a reader needs, with or without automatic numbering."""

from __future__ import annotations

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
BULLET, NUMBER, PERFORMANCE, KNOWLEDGE_CY = "1", "2", "3", "4"
_LEVELS = {
    BULLET: [("bullet", "\uf0b7"), ("bullet", "o")],
    NUMBER: [("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3")],
    PERFORMANCE: [("decimal", "P%1"), ("decimal", "P%1.%2")],
    KNOWLEDGE_CY: [("decimal", "G%1")],
}


def paragraph(text: str, *, style: str = "", list_id: str = "", level: int = 0, bold: bool = False) -> str:
    """One paragraph; `list_id` gives it a mark that no text says."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    half = len(text) // 2  # Word parts its runs anywhere
    runs = "".join(
        f'<w:r>{strong}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>' for piece in (text[:half], text[half:])
    )
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of rows of cells of one paragraph each."""
    told = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) for cells in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{cells}</w:tr>' for cells in told)}</w:tbl>"


def numbering(restarted: int = 0) -> str:
    """The lists: bullets, numbers, `P1`, `G1`; and `restarted` more of numbers, from 11 on, that begin again."""
    defined = [
        f'<w:abstractNum w:abstractNumId="{which}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for level, (kind, text) in enumerate(levels)
        )
        + "</w:abstractNum>"
        for which, levels in _LEVELS.items()
    ]
    used = [f'<w:num w:numId="{which}"><w:abstractNumId w:val="{which}"/></w:num>' for which in _LEVELS]
    used += [
        f'<w:num w:numId="{11 + more}"><w:abstractNumId w:val="{NUMBER}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for more in range(restarted)
    ]
    return f'<w:numbering xmlns:w="{W}">{"".join(defined)}{"".join(used)}</w:numbering>'


def styles() -> str:
    """Headings of two ranks, a title, and a list style that carries its numbering."""
    told = "".join(
        f'<w:style w:type="paragraph" w:styleId="{which}"><w:name w:val="{called}"/>{more}</w:style>'
        for which, called, more in (
            ("Titl", "Title", ""),
            ("Pennawd1", "heading 1", '<w:basedOn w:val="Arferol"/>'),
            ("Pennawd2", "heading 2", '<w:basedOn w:val="Pennawd1"/>'),
            ("Arferol", "Normal", ""),
            ("Rhestr", "List Bullet", f'<w:pPr><w:numPr><w:numId w:val="{BULLET}"/></w:numPr></w:pPr>'),
        )
    )
    return f'<w:styles xmlns:w="{W}">{told}</w:styles>'


def word_file(body: str, *, header: str = "", restarted: int = 0, more: dict[str, str] | None = None) -> bytes:
    """A whole Word file around the paragraphs and tables of its body."""
    parts = {"numbering": numbering(restarted), "styles": styles()} | (more or {})
    if header:
        parts["header"] = f'<w:hdr xmlns:w="{W}">{paragraph(header)}</w:hdr>'
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for number, kind in enumerate(parts)
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELATIONS}/officeDocument" '
            'Target="/word/document.xml"/></Relationships>',
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        )
        for kind, part in parts.items():
            archive.writestr(f"word/{kind}.xml", part)
    return file.getvalue()
