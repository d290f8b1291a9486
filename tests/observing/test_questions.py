"""The bank of questions: what it keeps and refuses, the order it offers, and its files, whoever wrote them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.observing.questions.files import as_json, as_table, read
from assessor_app.observing.questions.model import About, Question, in_order
from assessor_app.standards.model import CriterionKey, StandardKey

if TYPE_CHECKING:
    from tests.observing.furnished import Place

CALLS = StandardKey("INSCS025", "2021", "cy")
ASKED = Question("", {"cy": "Beth wnewch chi os yw'r cwsmer yn ddig?"}, About("INSCS025", "knowledge", 2), "dig dicter")
BOTH = Question("", {"cy": "Pam?", "en": "Why?"})


@pytest.mark.parametrize(
    ("written", "kind", "number"),
    [
        ("INSCS025 K2", "knowledge", 2),
        ("INSCS025 · G2", "knowledge", 2),
        ("inscs025  p14", "performance", 14),
        ("EUS GNC017 Y3", "behaviour", 3),
    ],
)
def test_a_criterion_is_written_as_people_write_it(written: str, kind: str, number: int) -> None:
    about = About.parse(written)
    assert (about.kind, about.number) == (kind, number)
    assert About.parse(str(about)) == about
    key = CriterionKey(StandardKey(about.name.upper(), "2021", "en"), about.kind, number)
    assert about.names(key)
    assert not about.names(CriterionKey(key.standard, about.kind, number + 1))


@pytest.mark.parametrize("written", ["", "K2", "INSCS025", "INSCS025 K0", "INSCS025 K2 x", "INSCS025 X2"])
def test_anything_else_names_none(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as documented: any ValueError
        About.parse(written)


def test_the_bank_keeps_changes_and_takes_out(place: Place) -> None:
    bank = place.rooms.questions
    first, changes = bank.put(ASKED)
    assert changes.touched == {("question", first.id)}
    second, _ = bank.put(BOTH)
    changed, _ = bank.put(Question(first.id, {"en": "  What if\nthe customer is angry? "}, first.about))
    assert changed.texts == {"en": "What if the customer is angry?"}
    assert bank.questions() == (changed, second)
    bank.remove(first.id)
    assert bank.questions() == (second,)
    bank.put(changed)  # as undo does
    assert bank.questions() == (second, changed)
    with pytest.raises(Refusal) as refused:
        bank.put(Question("", {"cy": "  "}))
    assert refused.value.code == "question-empty"


def test_what_is_here_already_is_not_taken_in_twice(place: Place) -> None:
    bank = place.rooms.questions
    bank.put(ASKED)
    came, known, changes = bank.take_in((ASKED, BOTH, BOTH))
    assert (came, known, len(changes.touched)) == (1, 2, 1)
    assert [question.texts for question in bank.questions()] == [ASKED.texts, BOTH.texts]


def test_what_is_needed_comes_first() -> None:
    def about(name: str, number: int) -> Question:
        return Question(f"{name} {number}", {"cy": "?"}, About(name, "knowledge", number))

    bank = [about("OTHER", 2), BOTH, about("INSCS025", 5), about("inscs025", 2), about("INSCS025", 9)]
    ordered = in_order(
        bank,
        chosen=CriterionKey(CALLS, "knowledge", 9),
        wanted=[CriterionKey(CALLS, "knowledge", 2)],
        known=["INSCS025"],
    )
    assert [question.id for question in ordered] == ["INSCS025 9", "inscs025 2", "INSCS025 5", "", "OTHER 2"]


def test_it_is_asked_in_the_language_or_else_in_the_one_there_is() -> None:
    assert BOTH.said("en") == ("en", "Why?")
    assert ASKED.said("en") == ("cy", ASKED.texts["cy"])


TEXTS = st.text(
    st.characters(exclude_categories=["C", "Z"], include_characters=' ,;"'), min_size=1, max_size=40
).filter(lambda text: text == " ".join(text.split()) and text)
BANKS = st.lists(
    st.builds(
        Question,
        st.just(""),
        st.dictionaries(st.sampled_from(["cy", "en"]), TEXTS, min_size=1),
        st.none()
        | st.builds(About, st.just("INSCS025"), st.sampled_from(["performance", "behaviour"]), st.integers(1, 99)),
        st.just("") | TEXTS,
    ),
    max_size=5,
)


@given(BANKS)
@settings(max_examples=60, deadline=None)
def test_both_files_read_back(bank: list[Question]) -> None:
    assert list(read(as_json(bank), "a.json")) == bank
    assert list(read(as_table(bank), "a.csv")) == bank


def test_a_table_as_spreadsheets_write_it() -> None:
    said = '\ufeffEN;CY;Criterion\r\nWhy?;;INSCS025 · G2\r\n;"Pa ""gam""\nnesaf?";\r\n'.encode()
    first, second = read(said, "a.csv")
    assert (first.texts, str(first.about)) == ({"en": "Why?"}, "INSCS025 K2")
    assert (second.texts, second.about) == ({"cy": 'Pa "gam" nesaf?'}, None)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"{}", b'{"format": "questions-1", "questions": [1]}', b"a,b\n1,2\n", b"{" * 9000,
     b'{"format": "questions-1"}', b"cy\n" + b"x\n" * 5001],
)  # fmt: skip
def test_what_is_no_bank_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        read(data, "a.csv")
    assert refused.value.code == "questions-unreadable"


@pytest.mark.parametrize(
    "row", [{"cy": ""}, {"cy": 5}, {"cy": "x", "criterion": "K2"}, {"cy": "x" * 2001}, {"en": "a\x00b"}, {"words": "x"}]
)
def test_a_line_that_cannot_be_taken_is_named(row: dict[str, object]) -> None:
    data = json.dumps({"format": "questions-1", "questions": [{"en": "Why?"}, row]}).encode()
    with pytest.raises(Refusal) as refused:
        read(data, "a.json")
    assert (refused.value.code, refused.value.facts["number"]) == ("questions-line", 2)


@given(st.binary(max_size=200))
def test_nothing_in_a_file_breaks_it(data: bytes) -> None:
    try:
        read(data, "a")
    except Refusal:
        return
