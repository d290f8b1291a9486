"""What is remembered of text is what would be made of it again: its lines, and how it is shown in the frozen subset."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.paper import sheet, text
from assessor_app.paper.fonts import Encoder, drawable
from assessor_app.paper.objects import Name, Ref, number, write
from assessor_app.paper.structure import Elem, Tree

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("ŵŷ()\\ '–Żя̂")


@settings(max_examples=60, deadline=None)
@given(said=st.text(LETTERS, max_size=30))
def test_text_is_shown_as_the_encoder_of_a_document_would_show_it(said: str) -> None:
    drawn = drawable(said)
    known = sheet._frozen(drawn, "bold", 9.5)
    assert known is None or known == sheet._plain(Encoder(), drawn, "bold", 9.5)
    assert (known is None) == any(font != "B0" for font, _codes in Encoder().encode(drawn, "bold"))


def test_lines_that_are_remembered_are_nobodys_to_change() -> None:
    runs, style = [text.Run("un dau tri"), text.Run(" pedwar", weight="bold")], text.Style(9, 12)
    first = text.set_lines(runs, style, 40)
    kept = list(first)
    first.clear()
    assert text.set_lines(runs, style, 40) == kept
    assert text.set_lines(runs, style, 400) != kept


def test_an_element_is_written_with_its_entries_in_their_order() -> None:
    written: list[object] = []

    def add(thing: object) -> Ref:
        written.append(thing)
        return Ref(len(written))

    root = Elem("Document", language="cy")
    cell = root.child("TD", alt="a (b)", ColSpan=2)
    cell.kids += [(0, 4), (1, 2), Ref(9)]
    root.child("P")  # nothing is in it, so that it is not there
    Tree(add, [Ref(70), Ref(71)]).write(root, [[cell], []], [])
    assert write(written[1].value) == b"<< /Type /StructElem /S /Document /P 1 0 R /Lang (cy-GB) /K 3 0 R >>"  # type: ignore[attr-defined]
    assert write(written[2].value) == (  # type: ignore[attr-defined]
        b"<< /Type /StructElem /S /TD /P 2 0 R /Alt (a \\(b\\)) /A [<< /O /Table /ColSpan 2 >>] /Pg 70 0 R"
        b" /K [4 << /Type /MCR /Pg 71 0 R /MCID 2 >> << /Type /OBJR /Obj 9 0 R >>] >>"
    )


def test_numbers_are_written_the_same_however_often() -> None:
    assert [number(each) for each in (0.0, -0.0, 1, 1.0, 12.3456, -0.001, 100.10)] == [
        "0", "0", "1", "1", "12.35", "0", "100.1",
    ]  # fmt: skip
    assert write([Name("A"), True, 1, 1.5]) == b"[/A true 1 1.5]"
