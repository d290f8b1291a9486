"""What a review still lacks: each check found, mended, and found nowhere else; and what no mixture can finish."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor_app.language import speak
from assessor_app.language.sentences import SENTENCES
from assessor_app.records.templates.further_1.words import OUTCOMES as OVERALLS
from assessor_app.verifying.model import CAUSES, OUTCOMES, Action, Finding, Interest, Process, Review
from assessor_app.verifying.reviews.model import Looked
from assessor_app.verifying.reviews.processes import PROCESSES
from assessor_app.verifying.reviews.readiness import BY_CODE, CHECKS, Case, gaps

TODAY = dt.date(2026, 11, 23)


def looked(number: int) -> Looked:
    return Looked(
        f"s#performance:{number}", "s", "INS", (("cy", "Teitl"),), "performance", number, f"P{number}",
        (("cy", "testun"),), (), "met", judged=True, lines=(), evidence=(),
    )  # fmt: skip


CRITERIA = tuple(looked(number) for number in (1, 2, 3))
KEYS = [one.key for one in CRITERIA]
ACTION = Action("a", "Arsylwi eto", "Rhys", "2026-12-20", (KEYS[0],))
WELL = Review(
    "v", "i" * 64, "r", "RWJ-2026-0001", "2026-11-23T12:00:00+00:00", interest=Interest("none"),
    findings=tuple(Finding(key, "agreed") for key in KEYS),
    processes=tuple(Process(check.code, "yes") for check in PROCESSES), overall="confirmed", good_practice="Da iawn",
)  # fmt: skip
WITH_ACTION = replace(
    WELL,
    findings=(Finding(KEYS[0], "agreed-with-action", "sufficient", "Un alwad"), *WELL.findings[1:]),
    overall="confirmed-with-action",
    actions=(ACTION,),
    feedback="Un cam.",
)


def first(outcome: str, **fields: Any) -> tuple[Finding, ...]:  # noqa: ANN401 - the fields of a finding
    return (Finding(KEYS[0], cast("Any", outcome), **fields), *WELL.findings[1:])


# What each check finds, and in what.
FOUND: dict[str, Review] = {
    "review-interest-unsaid": replace(WELL, interest=None),
    "review-interest-some": replace(WELL, interest=Interest("some", "Fy chwaer")),
    "review-criterion-undecided": replace(WELL, findings=WELL.findings[1:]),
    "review-cause-missing": replace(WITH_ACTION, findings=first("agreed-with-action", note="x")),
    "review-note-missing": replace(WITH_ACTION, findings=first("agreed-with-action", cause="valid", note=" ")),
    "review-action-missing": replace(WITH_ACTION, actions=(replace(ACTION, criteria=()),)),
    "review-action-unsaid": replace(WITH_ACTION, actions=(replace(ACTION, text=" "),)),
    "review-action-unowned": replace(WITH_ACTION, actions=(replace(ACTION, owner=""),)),
    "review-action-undated": replace(WITH_ACTION, actions=(replace(ACTION, due="cyn hir"),)),
    "review-action-past": replace(WITH_ACTION, actions=(replace(ACTION, due="2026-11-22"),)),
    "review-process-no": replace(WELL, processes=(Process("planned", "no"), *WELL.processes[1:])),
    "review-process-left": replace(WELL, processes=WELL.processes[1:]),
    "review-overall-missing": replace(WELL, overall=None),
    "review-overall-too-good": replace(WITH_ACTION, overall="confirmed"),
    "review-overall-without-action": replace(WELL, overall="confirmed-with-action", feedback="x"),
    "review-not-agreed-without-action": replace(
        WITH_ACTION,
        findings=first("not-agreed", cause="valid", note="x"),
        actions=(replace(ACTION, criteria=(KEYS[1],)),),
    ),
    "review-overall-too-bad": replace(WELL, overall="not-confirmed", feedback="x"),
    "review-feedback-missing": replace(WITH_ACTION, feedback=" "),
    "review-no-word": replace(WELL, good_practice=""),
}


def codes(review: Review, *, blocking: bool | None = None) -> list[str]:
    found = gaps(Case(review, CRITERIA, TODAY))
    return [gap.code for gap in found if blocking is None or gap.blocking is blocking]


@pytest.mark.parametrize("review", [WELL, WITH_ACTION], ids=["well", "with-action"])
def test_a_whole_review_lacks_nothing(review: Review) -> None:
    assert codes(review) == []


@pytest.mark.parametrize("code", sorted(FOUND))
def test_each_check_finds_its_own_and_nothing_else(code: str) -> None:
    assert codes(FOUND[code]) == [code]
    assert (code in codes(FOUND[code], blocking=True)) == BY_CODE[code].blocking


def test_every_check_is_tried_here_or_has_no_criterion_to_find_it_in() -> None:
    assert {check.code for check in CHECKS} == {*FOUND, "review-nothing-to-decide"}
    assert "review-nothing-to-decide" in [gap.code for gap in gaps(Case(WELL, (), TODAY))]


def test_every_check_and_process_says_a_whole_sentence_in_both_languages() -> None:
    said = [SENTENCES[check.code] for check in CHECKS] + [check.said for check in PROCESSES]
    assert len(set(said)) == len(said)
    for sentence in said:
        assert speak("cy")(sentence) != sentence


FINDINGS = st.tuples(
    *(
        st.one_of(
            st.none(),
            st.builds(
                Finding,
                st.just(key),
                st.sampled_from(OUTCOMES),
                st.sampled_from(("", *CAUSES)),
                st.sampled_from(("", "pam")),
            ),
        )
        for key in KEYS
    )
)
ACTIONS = st.lists(
    st.builds(
        Action,
        st.sampled_from("abc"),
        st.sampled_from(("", "Gwneud")),
        st.sampled_from(("", "Rhys")),
        st.sampled_from(("", "2026-12-01", "2026-11-01")),
        st.lists(st.sampled_from(KEYS), unique=True).map(tuple),
    ),
    max_size=2,
)


@given(FINDINGS, ACTIONS, st.sampled_from((None, *OVERALLS)), st.sampled_from(("", "Adborth")))
def test_no_finished_review_contradicts_itself(
    findings: tuple[Finding | None, ...],
    actions: list[Action],
    overall: Any,  # noqa: ANN401 - any of them
    feedback: str,
) -> None:
    said = tuple(one for one in findings if one)
    review = replace(WELL, findings=said, actions=tuple(actions), overall=overall, feedback=feedback)
    if codes(review, blocking=True):
        return
    outcomes = [one.outcome for one in said]
    assert len(said) == len(CRITERIA)
    assert all(one.cause and one.note for one in said if one.outcome != "agreed")
    covered = {key for one in actions for key in one.criteria}
    assert all(one.criterion in covered for one in said if one.outcome == "agreed-with-action")
    assert all(one.text and one.owner and one.due >= TODAY.isoformat() for one in actions)
    if overall == "confirmed":
        assert set(outcomes) == {"agreed"}
        assert not actions
    else:
        assert feedback
        assert overall == "not-confirmed" or actions
