"""Comparing editions: nothing is lost or invented, and what a person calls kept, moved or changed is called so."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.standards.bundle import bundled
from assessor_app.standards.comparing import Change, Span, compare, joined, said, spans
from assessor_app.standards.model import Criterion, Standard
from tests.standards.made import standard, standards

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def criteria(*told: str, kind: str = "performance") -> tuple[Criterion, ...]:
    """Criteria from `group|text` or `text`, sub-items after `;`."""
    found = []
    for number, one in enumerate(told, 1):
        group, _, rest = one.rpartition("|")
        text, *items = rest.split(";")
        found.append(Criterion(kind, str(number), number, text, group or None, tuple(items)))  # type: ignore[arg-type]
    return tuple(found)


def of(*performance: str, knowledge: Sequence[str] = ()) -> Standard:
    return standard(performance=criteria(*performance), knowledge=criteria(*knowledge, kind="knowledge"))


def told(changes: Iterable[Change]) -> list[str]:
    """One line a change: `state old→new`, with `*` where it moved as well."""

    def name(one: Criterion | None) -> str:
        return f"{one.kind[0]}{one.number}" if one else "–"

    return [f"{one.state}{'*' if one.moved else ''} {name(one.old)}→{name(one.new)}" for one in changes]


GREET, LISTEN, CLOSE = "greet the caller by name", "listen to what the caller wants", "end the call politely"


@pytest.mark.parametrize(("old", "new", "expected"), [
    (of(GREET, LISTEN), of(GREET, LISTEN), ["kept p1→p1", "kept p2→p2"]),
    (of(GREET, LISTEN), of(GREET, CLOSE, LISTEN), ["kept p1→p1", "added –→p2", "kept p2→p3"]),
    (of(GREET, LISTEN, CLOSE), of(GREET, CLOSE), ["kept p1→p1", "removed p2→–", "kept p3→p2"]),
    (of(GREET, LISTEN), of(GREET), ["kept p1→p1", "removed p2→–"]),
    (of(GREET, LISTEN, CLOSE), of(CLOSE, GREET, LISTEN), ["moved* p3→p1", "kept p1→p2", "kept p2→p3"]),
    (of(GREET), of("greet the caller warmly by name"), ["changed p1→p1"]),
    (of(GREET), of("Un|" + GREET), ["moved* p1→p1"]),
    (of("Un|" + GREET, "Un|" + LISTEN), of("Dau|" + GREET, "Un|" + LISTEN), ["moved* p1→p1", "kept p2→p2"]),
    (of(GREET, LISTEN), of(GREET, knowledge=[LISTEN]), ["kept p1→p1", "moved* p2→k1"]),
    (of(GREET, LISTEN), of(GREET, knowledge=["listen to all the caller wants"]), ["kept p1→p1", "changed* p2→k1"]),
    (of(GREET), of("weigh the parcel"), ["added –→p1", "removed p1→–"]),
    (of(GREET + ";a;b"), of(GREET + ";a;c"), ["changed p1→p1"]),
    (of(GREET, GREET), of(GREET), ["kept p1→p1", "removed p2→–"]),
    (of("Un|" + GREET, "Dau|" + GREET), of("Dau|" + GREET), ["removed p1→–", "kept p2→p1"]),
    (of(), of(GREET), ["added –→p1"]),
    (of(), of(), []),
])  # fmt: skip
def test_what_became_of_each_criterion(old: Standard, new: Standard, expected: list[str]) -> None:
    assert told(compare(old, new).criteria) == expected


def test_criteria_are_matched_by_text_and_not_by_number() -> None:
    """Everything moves up by one, two are reworded, one is new: by numbers alone all would be changed."""
    old = of("check the order", "pack the goods with care", "label the parcel", "send the parcel to the customer")
    new = of("put on gloves", "check the order", "pack all goods with care", "label the parcel",
             "send the parcel to your customer")  # fmt: skip
    assert told(compare(old, new).criteria) == [
        "added –→p1", "kept p1→p2", "changed p2→p3", "kept p3→p4", "changed p4→p5",
    ]  # fmt: skip


def test_welsh_words_are_compared_whole() -> None:
    (change,) = compare(of("ateb y ffôn o fewn tri chaniad"), of("ateb y ffôn o fewn pum caniad")).criteria
    assert change.spans == (
        Span("same", ("ateb", "y", "ffôn", "o", "fewn")),
        Span("gone", ("tri", "chaniad")),
        Span("new", ("pum", "caniad")),
    )  # fmt: skip


def test_sub_items_and_paragraphs_keep_their_lines() -> None:
    (change,) = compare(of(GREET + ";by name"), of(GREET + ";by name;at once")).criteria
    assert change.spans == (
        Span("same", (*GREET.split(), "\n", "by", "name")), Span("new", ("\n", "at", "once")),
    )  # fmt: skip
    assert change.spans[0].text == f"{GREET}\nby name"


def test_details_and_passages_that_differ_are_named() -> None:
    old = standard(sections={"scope": ("ffôn",)}, keywords=("a",))
    new = standard(
        title="Teitl newydd", edition="2024", approved="2024", keywords=("a", "b"), overview=("Testun arall.",),
        sections={"scope": ()}, review_date="2027",
    )  # fmt: skip
    found = compare(old, new)
    assert [(one.field, one.old, one.new) for one in found.details] == [
        ("title", ("Safon TSTAB1",), ("Teitl newydd",)),
        ("edition", ("2021-02-05",), ("2024",)),
        ("approved", ("2021-02-05",), ("2024",)),
        ("review_date", (), ("2027",)),
        ("keywords", ("a",), ("a", "b")),
    ]
    assert [one.field for one in found.passages] == ["overview", "scope"]
    assert (str(found.old), str(found.new)) == ("TSTAB1@2021-02-05:cy", "TSTAB1@2024:cy")
    assert not found.same


def test_a_standard_is_the_same_as_itself() -> None:
    for one in bundled():
        found = compare(one, one)
        assert found.same
        assert (found.details, found.passages) == ((), ())
        assert found.count("kept") == len(one.criteria) == len(found.criteria)


def test_languages_are_not_compared() -> None:
    with pytest.raises(Refusal) as refused:
        compare(standard(), standard(language="en"))
    assert refused.value.code == "compare-languages"


def text_of(found: Iterable[Span], *states: str) -> str:
    return joined([word for one in found for word in one.words if one.state in states])


TEXT = st.lists(st.lists(st.sampled_from(["a", "b", "c", "dŵr", "tŷ,"]), min_size=1, max_size=6).map(" ".join), max_size=3).map("\n".join)  # fmt: skip  # noqa: E501


@given(TEXT, TEXT)
def test_the_spans_are_both_texts(old: str, new: str) -> None:
    found = spans(old, new)
    assert text_of(found, "same", "gone") == old
    assert text_of(found, "same", "new") == new
    assert all(one.words for one in found)
    assert all(a.state != b.state for a, b in itertools.pairwise(found))
    assert spans(old, old) == ((Span("same", spans(old, old)[0].words),) if old else ())


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(standards(), standards())
def test_every_criterion_of_both_stands_there_once(one: Standard, other: Standard) -> None:
    other = replace(other, language=one.language)
    found = compare(one, other).criteria
    assert [change.new for change in found if change.new] == list(other.criteria)
    olds = [change.old for change in found if change.old]
    assert sorted(olds, key=one.criteria.index) == list(one.criteria)
    for change in found:
        assert text_of(change.spans, "same", "gone") == (said(change.old) if change.old else "")
        assert text_of(change.spans, "same", "new") == (said(change.new) if change.new else "")
        expected = {(True, False): {"removed"}, (False, True): {"added"}}
        assert change.state in expected.get((bool(change.old), bool(change.new)), {"kept", "moved", "changed"})
        if change.old and change.new and change.state != "changed":
            assert said(change.old) == said(change.new)


@settings(max_examples=100, deadline=None)
@given(standards(), st.randoms(use_true_random=False))
def test_criteria_put_in_another_order_are_kept_or_moved_and_never_changed(made: Standard, random: object) -> None:
    shuffled = list(made.performance)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    again = tuple(replace(one, number=number) for number, one in enumerate(shuffled, 1))
    found = compare(made, replace(made, performance=again))
    assert {one.state for one in found.criteria} <= {"kept", "moved"}
    assert not found.passages


def test_texts_too_long_or_too_many_to_compare_are_shown_whole() -> None:
    old, new = " ".join(["a b"] * 2000), " ".join(["b c"] * 2000)
    assert spans(f"x {old} y", f"x {new} y") == (
        Span("same", ("x",)), Span("gone", tuple(old.split())), Span("new", tuple(new.split())), Span("same", ("y",)),
    )  # fmt: skip
    many = of(*(f"a{number} b{number}" for number in range(1500)))
    others = of(*(f"c{number} d{number}" for number in range(1500)))
    assert compare(many, others).count("removed") == compare(many, others).count("added") == 1500
