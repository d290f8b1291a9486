"""Flowing blocks over pages: nothing is lost, headings stay with what they head, tables repeat their head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from assessor_app.paper.blocks import Paragraph, Stack
from assessor_app.paper.chips import Chips
from assessor_app.paper.document import COLUMN, paginate
from assessor_app.paper.rows import WHOLE, Cell, Row, Table
from assessor_app.paper.text import Style

if TYPE_CHECKING:
    from assessor_app.paper.blocks import Block

STYLE = Style(10, 10)
ROOM = 300.0


def lines(count: int, *, sticks: bool = False, before: float = 0) -> Paragraph:
    """A paragraph of so many lines of ten points."""
    return Paragraph("\n".join(f"line {n}" for n in range(count)), STYLE, None, sticks=sticks, before=before)


def row(count: int) -> Row:
    """A row of two cells, the left one so many lines tall."""
    return Row([Cell(200, [lines(count)], (0, 0, 0)), Cell(100, [lines(1)], (0, 0, 0))])


def said(block: Block, width: float = COLUMN) -> int:
    """How many lines of text a block holds."""
    match block:
        case Paragraph():
            return len(block.lines(width))
        case Stack():
            return sum(said(inner, width) for inner in block.blocks)
        case Row():
            return sum(said(inner, cell.inner) for cell in block.cells for inner in cell.blocks)
        case Table():
            return said(block.body, width)
    return 0


def table(counts: list[int]) -> Table:
    """A table with a head of one line and rows of so many."""
    return Table(row(1), [row(count) for count in counts])


BLOCKS = st.lists(
    st.builds(lines, st.integers(1, 80), sticks=st.booleans(), before=st.integers(0, 20))
    | st.builds(row, st.integers(1, 90))
    | st.builds(table, st.lists(st.integers(1, 60), min_size=1, max_size=6)),
    min_size=1,
    max_size=12,
)


@given(BLOCKS)
def test_no_page_overflows_and_no_line_is_lost(blocks: list[Block]) -> None:
    pages = paginate(blocks, ROOM)
    assert all(page.height(COLUMN) <= ROOM + 0.1 for page in pages)
    assert sum(map(said, pages)) == sum(map(said, blocks))


@given(BLOCKS, st.floats(0.4, 1))
def test_closing_up_never_takes_more_pages(blocks: list[Block], squeeze: float) -> None:
    tighter = paginate(blocks, ROOM, squeeze)
    assert all(page.height(COLUMN) <= ROOM + 0.1 for page in tighter)
    assert sum(map(said, tighter)) == sum(map(said, blocks))


def test_a_heading_goes_over_with_what_it_heads() -> None:
    pages = paginate([lines(27), lines(1, sticks=True), lines(1, sticks=True), lines(8)], ROOM)
    assert [said(page) for page in pages] == [27, 10]


def test_a_heading_stays_where_two_lines_of_what_it_heads_fit() -> None:
    pages = paginate([lines(27), lines(1, sticks=True), lines(8)], ROOM)
    assert [said(page) for page in pages] == [30, 6]


def test_no_line_of_a_paragraph_stands_alone() -> None:
    assert [said(page) for page in paginate([lines(29), lines(5)], ROOM)] == [29, 5]
    assert [said(page) for page in paginate([lines(26), lines(5)], ROOM)] == [29, 2]
    assert [said(page) for page in paginate([lines(28), lines(3)], ROOM)] == [28, 3]


def test_a_row_is_whole_unless_it_is_tall() -> None:
    whole, tall = row(int(WHOLE / 10)), row(int(WHOLE / 10) + 10)
    assert [said(page) for page in paginate([lines(20), whole], ROOM)] == [20, 18]
    first, second = paginate([lines(10), tall], ROOM)
    assert said(first) == 10 + 20 + 1
    assert said(second) == 7


def test_a_tables_head_is_on_each_of_its_pages() -> None:
    long = Table(row(2), [row(9) for _ in range(8)])
    pages = paginate([long], ROOM)
    assert [page.height(COLUMN) for page in pages] == [20 + 270, 20 + 270, 20 + 180]
    assert all(isinstance(page.blocks[0], Table) and page.blocks[0].head is long.head for page in pages)


def test_the_space_above_is_dropped_at_a_pages_top() -> None:
    pages = paginate([lines(1, before=50), lines(20, before=50), lines(9, before=50)], ROOM)
    assert [page.height(COLUMN) for page in pages] == [10 + 50 + 200, 90]


def test_many_chips_split_between_their_rows() -> None:
    chips = Chips([f"INSCS025 · P{n}" for n in range(400)], None)
    pages = paginate([chips], ROOM)
    assert len(pages) > 2
    assert sum(len(page.blocks[0].texts) for page in pages if isinstance(page.blocks[0], Chips)) == 400
