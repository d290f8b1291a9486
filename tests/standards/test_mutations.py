"""Welsh mutations: each row by hand, what must not be linked, and the laws that any word must keep."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.standards import bundle
from assessor_app.standards.search.mutations import FALSE, FIXED, beginnings, forms, mutated, radicals
from assessor_app.standards.wording import unaccented

WORDS = sorted(
    {
        word
        for standard in bundle.bundled()
        for criterion in standard.criteria
        for word in re.findall(r"[^\W_]+", unaccented(criterion.text))
    }
)
welsh = st.one_of(st.sampled_from(WORDS), st.text(alphabet="abcdefghilmnoprstuwy", min_size=1, max_size=7))


@pytest.mark.parametrize(("radical", "given"), [
    ("problem", "broblem mhroblem phroblem"),
    ("tystiolaeth", "dystiolaeth nhystiolaeth thystiolaeth"),
    ("cwsmer", "gwsmer nghwsmer chwsmer"),
    ("bodlonrwydd", "fodlonrwydd modlonrwydd"),
    ("datblygu", "ddatblygu natblygu"),
    ("gofal", "ofal ngofal"),
    ("gwybodaeth", "wybodaeth ngwybodaeth"),
    ("gradd", "radd ngradd"),
    ("materion", "faterion"),
    ("llafar", "lafar"),
    ("rheoli", "reoli"),
    ("ymholiadau", "hymholiadau"),
    ("wyneb", "hwyneb"),
    ("chwilio", ""), ("sefydliad", ""), ("ffon", ""), ("nodi", ""), ("hyder", ""), ("thema", ""), ("ddoe", ""),
    ("y", ""), ("c", ""), ("", ""), ("yn", ""), ("bhangra", "fhangra"), ("2021", ""),
])  # fmt: skip
def test_the_rows(radical: str, given: str) -> None:
    assert mutated(radical) == frozenset(given.split())
    for form in given.split():
        assert radical in radicals(form)
        assert radical in forms(form)
        assert set(given.split()) <= forms(form)


@pytest.mark.parametrize(("one", "other"), [
    ("yn", "hyn"), ("am", "gam"), ("mwy", "bwy"), ("tim", "dim"), ("dod", "nod"), ("goes", "oes"), ("i", "hi"),
    ("da", "na"), ("ci", "chi"), ("ty", "dy"), ("llan", "glan"), ("cwsmer", "cwsmeriaid"),
])  # fmt: skip
def test_words_that_only_look_alike_are_kept_apart(one: str, other: str) -> None:
    assert other not in forms(one)
    assert one not in forms(other)
    assert other not in beginnings(one)


def test_a_form_can_stand_for_several_radicals() -> None:
    assert radicals("lan") == {"lan", "llan", "glan"}
    assert radicals("fod") == {"fod", "bod", "mod"}
    assert forms("lan") == {"lan", "llan", "glan", "nglan"}


@pytest.mark.parametrize(("start", "others"), [
    ("cwsm", "gwsm chwsm nghwsm"), ("chwsm", "cwsm gwsm nghwsm"), ("ofa", "gofa ngofa hofa"), ("of", ""), ("c", ""),
    ("cha", ""), ("ngha", ""), ("lla", ""), ("gan", ""), ("gano", "cano chano nghano ano ngano"), ("", ""),
])  # fmt: skip
def test_beginnings(start: str, others: str) -> None:
    assert beginnings(start) == {start, *others.split()}


@pytest.mark.parametrize("word", WORDS)
def test_every_form_of_every_word_of_the_seeds_leads_back(word: str) -> None:
    for form in mutated(word):
        assert word in radicals(form)
        assert word in forms(form)
        assert form in forms(word)


@given(welsh, welsh)
def test_being_forms_of_one_word_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert one in forms(one)
    assert (other in forms(one)) == (one in forms(other))
    assert all(one in forms(form) for form in forms(one))
    assert all(one in beginnings(form) for form in beginnings(one) if len(form) >= len(one))


@given(welsh)
def test_radicals_and_forms_are_each_others_inverse(word: str) -> None:
    assert all(word in mutated(radical) for radical in radicals(word) - {word})
    assert all(word in radicals(form) for form in mutated(word))
    assert word not in mutated(word)


def test_every_exception_is_one_that_the_rows_would_have_made(monkeypatch: pytest.MonkeyPatch) -> None:
    fixed, false = FIXED, FALSE
    monkeypatch.setattr("assessor_app.standards.search.mutations.FIXED", frozenset())
    monkeypatch.setattr("assessor_app.standards.search.mutations.FALSE", frozenset())
    alone = [word for word in sorted(fixed) if not mutated(word) and radicals(word) == {word}]
    assert [word for word in alone if len(word) > 1] == []
    assert [(radical, form) for radical, form in sorted(false) if form not in mutated(radical)] == []
