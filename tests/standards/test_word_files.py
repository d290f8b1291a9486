"""Word files: marks that no text says, tables, what is left out and told, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from assessor_app.errors import Refusal
from assessor_app.standards.reading import containers
from assessor_app.standards.reading.worddoc import opened
from tests.standards.fuzzing import bombs
from tests.standards.wordfiles import BULLET, KNOWLEDGE_CY, NUMBER, PERFORMANCE, W, paragraph, table, word_file


def lines(body: str, restarted: int = 0) -> list[str]:
    return [line.text for line in opened(word_file(body, restarted=restarted)).lines]


def test_automatic_numbers_count_on_and_restart() -> None:
    body = "".join(paragraph(text, list_id=which) for text, which in (
        ("un", NUMBER), ("dau", NUMBER), ("tri", "11"), ("pedwar", "11"), ("pump", PERFORMANCE),
        ("chwech", KNOWLEDGE_CY),
    ))  # fmt: skip
    assert lines(body, restarted=1) == ["1. un", "2. dau", "1. tri", "2. pedwar", "P1 pump", "G1 chwech"]


def test_levels_restart_under_each_item() -> None:
    body = "".join(paragraph(text, list_id=NUMBER, level=level) for text, level in (
        ("un", 0), ("x", 1), ("y", 1), ("dau", 0), ("z", 1),
    ))  # fmt: skip
    assert lines(body) == ["1. un", "a) x", "b) y", "2. dau", "a) z"]
    read = opened(word_file(body))
    assert [line.indent for line in read.lines] == [0, 4, 4, 0, 4]


def test_labels_of_levels_name_the_item_above() -> None:
    body = paragraph("un", list_id=PERFORMANCE) + paragraph("x", list_id=PERFORMANCE, level=1)
    assert lines(body) == ["P1 un", "P1.1 x"]


def test_a_list_of_a_style() -> None:
    assert lines(paragraph("un", style="Rhestr")) == ["- un"]


def test_typed_labels_get_no_second_one() -> None:
    assert lines(paragraph("P3 un", list_id=BULLET) + paragraph("1. dau", list_id=NUMBER)) == ["P3 un", "1. dau"]


def test_a_mark_that_is_not_known_is_told() -> None:
    read = opened(word_file(paragraph("un", list_id="99")))
    assert [(one.level, one.code, one.line) for one in read.findings] == [("warning", "list-mark-unknown", 1)]


def test_headings_and_bold_lines_are_marked() -> None:
    read = opened(word_file(paragraph("un", style="Pennawd2") + paragraph("dau", bold=True) + paragraph("tri")))
    assert [line.heading for line in read.lines] == [True, True, False]


def test_tables() -> None:
    assert lines(table(("URN", "X1"), ("P1", "un"), ("Trosolwg", "dau"))) == ["URN: X1", "P1 un", "Trosolwg", "dau"]
    read = opened(word_file(table(("un", "dau"))))
    assert [one.code for one in read.findings] == ["table-row-read"]


@pytest.mark.parametrize(("run", "told"), [
    ("<w:r><w:t>un</w:t><w:tab/><w:t>dau</w:t></w:r>", ["un dau"]),
    ("<w:r><w:t>un</w:t><w:br/><w:t>dau</w:t></w:r>", ["un", "dau"]),
    ("<w:ins><w:r><w:t>un</w:t></w:r></w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>", ["un"]),
    ("<w:hyperlink><w:r><w:t>un</w:t></w:r></w:hyperlink>", ["un"]),
    ("<w:r><w:t>ar</w:t><w:noBreakHyphen/><w:t>lein</w:t></w:r>", ["ar-lein"]),
])  # fmt: skip
def test_runs(run: str, told: list[str]) -> None:
    assert lines(f"<w:p>{run}</w:p>") == told


def test_hidden_words_are_left_out_and_told() -> None:
    read = opened(word_file(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>cudd</w:t></w:r></w:p>{paragraph('un')}"))
    assert [line.text for line in read.lines] == ["un"]
    assert [(one.code, dict(one.facts)["text"]) for one in read.findings] == [("furniture-left-out", "cudd")]


def test_notes_and_text_boxes_are_told() -> None:
    box = f"<w:p><w:r><w:drawing><w:txbxContent>{paragraph('blwch')}</w:txbxContent></w:drawing></w:r></w:p>"
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote>{paragraph("nodyn")}</w:footnote></w:footnotes>'
    read = opened(word_file(paragraph("un") + box, more={"footnotes": notes}))
    assert [(one.level, one.code, dict(one.facts)["text"]) for one in read.findings] == [
        ("warning", "notes-left-out", "nodyn"),
        ("warning", "text-box-left-out", "blwch"),
    ]


def other_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "a")
    return file.getvalue()


@pytest.mark.parametrize(("data", "code"), [
    (other_zip(), "source-container"),
    (word_file(paragraph("un"))[:-40], "source-damaged"),
    (word_file("<w:p>"), "source-damaged"),
    (word_file(""), "source-empty"),
    (bombs()["zip"], "source-unpacks-too-large"),
    (bombs()["deep word"], "source-nested"),
    (bombs()["entities"], "source-damaged"),
])  # fmt: skip
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        containers.opened(data)
    assert refused.value.code == code
