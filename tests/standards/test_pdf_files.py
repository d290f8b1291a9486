"""PDFs: rows joined and parted, furniture, columns, what is told, and what is refused."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from assessor_app.errors import Refusal
from assessor_app.standards.reading import containers, limits
from assessor_app.standards.reading.pdffile import opened
from tests.standards.fuzzing import bombs
from tests.standards.sheets import Sheet, fonts

LONG = "golchi'r llestri a'r byrddau yn lân cyn i'r gegin agor bob bore gan ddilyn canllawiau eich sefydliad â gofal"


def told(sheet: Sheet) -> tuple[list[str], list[tuple[str, int]]]:
    read = opened(sheet.done())
    return [line.text for line in read.lines], [(one.code, one.page) for one in read.findings]


def test_wrapped_rows_are_one_paragraph_and_gaps_part() -> None:
    sheet = Sheet()
    sheet.paragraph(f"{LONG} {LONG}.")
    sheet.paragraph(f"Wedyn {LONG}.")
    assert told(sheet)[0] == [f"{LONG} {LONG}.", f"Wedyn {LONG}."]


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize("hanging", [True, False])
def test_items_that_wrap(gap: bool, hanging: bool) -> None:  # noqa: FBT001
    sheet = Sheet()
    for number in range(1, 7):
        sheet.item(f"{number}.", f"{LONG} {number * 'eto '}{LONG}", gap=gap, hanging=hanging)
    assert told(sheet)[0] == [f"{number}. {LONG} {number * 'eto '}{LONG}" for number in range(1, 7)]


def test_sub_items_are_indented() -> None:
    sheet = Sheet()
    sheet.item("1.", f"{LONG} {LONG}:", gap=False)
    sheet.item("•", LONG, indent=24, gap=False)
    sheet.item("2.", LONG, gap=False)
    read = opened(sheet.done())
    assert [line.text[:2] for line in read.lines] == ["1.", "• ", "2."]
    assert read.lines[1].indent > read.lines[0].indent == read.lines[2].indent


def test_pages_join_what_they_part() -> None:
    sheet = Sheet(head="Safon i'r prawf", foot="Tudalen {page}")
    words = LONG.split()
    items = [" ".join(words[number % 7 :] + words[: number % 11] + words[number % 5 :]) for number in range(1, 60)]
    for number, text in enumerate(items, 1):
        sheet.item(f"{number}.", text)
    texts, findings = told(sheet)
    assert texts == [f"{number}. {text}" for number, text in enumerate(items, 1)]
    assert {code for code, _ in findings} == {"furniture-left-out"}
    pages = max(page for _, page in findings)
    assert pages > 2
    assert sorted(page for _, page in findings) == sorted([*range(1, pages + 1)] * 2)


def test_lines_know_their_pages() -> None:
    sheet = Sheet()
    sheet.paragraph("Un.")
    sheet.new_page()
    sheet.paragraph("Dau, ar yr ail dudalen.")
    assert [(line.page, line.text) for line in opened(sheet.done()).lines] == [
        (1, "Un."),
        (2, "Dau, ar yr ail dudalen."),
    ]


def test_a_value_that_is_a_number_at_the_foot_is_no_page_number() -> None:
    sheet = Sheet()
    for _ in range(30):
        sheet.paragraph("Testun.")
    sheet.paragraph("Fersiwn rhif", gap=False)
    sheet.paragraph("1")
    assert told(sheet)[0][-2:] == ["Fersiwn rhif", "1"]


def test_side_headings_stand_before_what_they_head() -> None:
    sheet = Sheet()
    sheet.left = 190.0
    sheet.beside("Trosolwg")
    sheet.paragraph(f"{LONG}.")
    sheet.beside("Meini prawf perfformiad")
    for number in range(1, 5):
        sheet.item(f"P{number}", LONG)
    sheet.beside("Gwybodaeth a Dealltwriaeth")
    sheet.item("G1", LONG)
    assert told(sheet)[0] == [
        "Trosolwg", f"{LONG}.", "Meini prawf perfformiad", *(f"P{number} {LONG}" for number in range(1, 5)),
        "Gwybodaeth a Dealltwriaeth", f"G1 {LONG}",
    ]  # fmt: skip


def drawn(*pieces: tuple[float, float, str], turned: bool = False, unseen: bool = False) -> bytes:
    """One page with pieces of text at places; `turned` draws one more up the edge, `unseen` all without ink."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    if turned:
        canvas.saveState()
        canvas.rotate(90)
        canvas.setFont(fonts()[0], 10)
        canvas.drawString(100, -20, "CYFRINACHOL")
        canvas.restoreState()
    for x, y, said in pieces:
        text = canvas.beginText(x, y)
        text.setFont(fonts()[0], 10)
        text.setTextRenderMode(3 if unseen else 0)
        text.textOut(said)
        canvas.drawText(text)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(("data", "code"), [
    (drawn((60, 700, "testun sy'n sefyll yn syth ar y dudalen"), turned=True), "turned-text-left-out"),
    (drawn((60, 700, "testun a adnabuwyd o lun ar y dudalen"), unseen=True), "text-recognised"),
    (drawn((60, 700, "un golofn o eiriau"), (300, 700, "a cholofn arall o eiriau")), "columns-doubtful"),
])  # fmt: skip
def test_what_is_told(data: bytes, code: str) -> None:
    assert [(one.level, one.code) for one in opened(data).findings] == [("warning", code)]


def test_letters_drawn_twice_to_look_bold_are_read_once() -> None:
    said = "geiriau sydd yn edrych yn drwm"
    assert [line.text for line in opened(drawn((60, 700, said), (60.3, 700, said))).lines] == [said]


@pytest.mark.parametrize(("rows", "told_text", "doubted"), [
    (("gwasan-", "aethau"), "gwasanaethau", False),
    (("ar-", "lein"), "ar-lein", False),
    (("dienw-", "rhywbeth"), "dienw-rhywbeth", True),
])  # fmt: skip
def test_hyphens_at_the_end_of_a_row(rows: tuple[str, str], told_text: str, doubted: bool) -> None:  # noqa: FBT001
    filler = "x" * 20
    data = drawn(
        (60, 700, f"Gwasanaethau ar-lein {filler}"),
        (60, 660, f"Mae {'y' * 64} {rows[0]}"),
        (60, 647, f"{rows[1]} yma."),
    )
    read = opened(data)
    assert read.lines[-1].text.endswith(f"{told_text} yma.")
    assert ("hyphen-doubtful" in [one.code for one in read.findings]) is doubted


def locked() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("cudd", canPrint=0))
    canvas.drawString(60, 700, "testun")
    canvas.save()
    return file.getvalue()


def blank(pages: int) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    for _ in range(pages):
        canvas.rect(10, 10, 10, 10)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(("data", "code"), [
    (locked(), "source-encrypted"),
    (blank(1), "source-no-text"),
    (blank(limits.MOST_PAGES + 1), "source-too-many-pages"),
    (b"%PDF-1.7\nabc", "source-damaged"),
    (bombs()["stream"], "source-unpacks-too-large"),
])  # fmt: skip
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        containers.opened(data)
    assert refused.value.code == code
