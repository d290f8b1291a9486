"""Each rule of what is still missing before sealing: one observation that breaks it, one that does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.language import LANGUAGES, speak
from assessor_app.language.sentences import SENTENCES, sentence
from assessor_app.observing.clocks import compared
from assessor_app.observing.model import (
    Action,
    Composer,
    Entry,
    Event,
    EvidenceFile,
    Judgement,
    Locator,
    Mark,
    Plan,
    RangeMark,
    Rules,
)
from assessor_app.observing.readiness import ALWAYS, BY_CODE, CHECKS, gaps
from assessor_app.people.model import Registration
from assessor_app.standards.model import CriterionKey
from assessor_app.standards.ranges import RangeKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import Visit
    from tests.observing.furnished import Place

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
AT = "2026-11-20T14:21:00+00:00"


def entry(name: str, kind: str, *links: CriterionKey, at: str = AT, ran: int = 0, strikes: str = "") -> Entry:
    return Entry(name, kind, "testun", "cy", at, ran, "a-1", "C?", strikes, links)  # type: ignore[arg-type]


def finished(place: Place) -> Visit:
    """A visit on INSCS025 alone that nothing is missing from."""
    observation, _ = place.rooms.desk.start(place.candidate, [place.calls.key], place="Tŷ Gwyn")
    done, known = (CriterionKey(place.calls.key, kind, 2) for kind in ("performance", "knowledge"))
    visit = place.rooms.visit(observation.id)
    return replace(
        visit,
        observation=replace(
            observation,
            event=Event(AT, AT, "Tŷ Gwyn"),
            plan=Plan("2026-11-14"),
            entries=(entry("e1", "behaviour", done), entry("e2", "question", known)),
            judgements=(Judgement(done, "met", AT), Judgement(known, "met", AT)),
            feedback="Da iawn.",
            mark=Mark("typed", "Siân", AT),
        ),
    )


def codes(visit: Visit, today: dt.date = TODAY) -> dict[str, bool]:
    return {gap.code: gap.blocking for gap in gaps(visit, "cy", today)}


def test_a_finished_visit_lacks_nothing(place: Place) -> None:
    assert codes(finished(place)) == {}


def changed(**parts: object) -> Callable[[Visit], Visit]:
    return lambda visit: replace(visit, observation=replace(visit.observation, **parts))  # type: ignore[arg-type]


def judged(kind: str, number: int, state: str) -> Callable[[Visit], Visit]:
    def change(visit: Visit) -> Visit:
        key = CriterionKey(visit.observation.standards[0], kind, number)  # type: ignore[arg-type]
        return replace(
            visit,
            observation=replace(
                visit.observation,
                judgements=(*visit.observation.judgements, Judgement(key, state, AT)),  # type: ignore[arg-type]
            ),
        )

    return change


def known_by_sight(visit: Visit) -> Visit:
    key = CriterionKey(visit.observation.standards[0], "knowledge", 2)
    seen = visit.observation
    return replace(visit, observation=replace(seen, entries=(seen.entries[0], entry("e2", "behaviour", key))))


def struck(visit: Visit) -> Visit:
    seen = visit.observation
    return replace(visit, observation=replace(seen, entries=(*seen.entries, entry("e3", "note", strikes="e1"))))


def noted_only(visit: Visit) -> Visit:
    noted = tuple(replace(one, kind="note") for one in visit.observation.entries)
    return replace(visit, observation=replace(visit.observation, entries=noted))


def registered_later(visit: Visit) -> Visit:
    return replace(visit, candidate=replace(visit.candidate, registration=Registration("ABC", "1", "2026-11-21")))


def linked_only(visit: Visit) -> Visit:
    key = CriterionKey(visit.observation.standards[0], "performance", 9)
    return replace(
        visit, observation=replace(visit.observation, entries=(*visit.observation.entries, entry("e3", "note", key)))
    )


def planned(*numbers: int, agreed: str = "2026-11-14") -> Callable[[Visit], Visit]:
    def change(visit: Visit) -> Visit:
        hoped = tuple(CriterionKey(visit.observation.standards[0], "performance", number) for number in numbers)
        plan = Plan(agreed, visit="v", planned_for=AT, hoped=hoped)
        return replace(visit, observation=replace(visit.observation, plan=plan))

    return change


def with_scope(*covered: int) -> Callable[[Visit], Visit]:
    """The standard with a scope of two items and a heading over them."""

    def change(visit: Visit) -> Visit:
        (standard,) = visit.standards
        sections = {**standard.sections, "scope": ("cwsmeriaid:", "mewnol", "allanol")}
        marks = tuple(RangeMark(RangeKey(standard.key, "scope", number), AT) for number in covered)
        seen = replace(visit.observation, ranges=marks)
        return replace(visit, standards=(replace(standard, sections=sections),), observation=seen)

    return change


def with_items(*covered: int) -> Callable[[Visit], Visit]:
    """P2, which is met, with two sub-items."""

    def change(visit: Visit) -> Visit:
        (standard,) = visit.standards
        criteria = tuple(replace(one, items=("a", "b")) if one.number == 2 else one for one in standard.performance)
        marks = tuple(RangeMark(RangeKey(standard.key, "performance", 2, item), AT) for item in covered)
        seen = replace(visit.observation, ranges=marks)
        return replace(visit, standards=(replace(standard, performance=criteria),), observation=seen)

    return change


def with_file(**parts: object) -> Callable[[Visit], Visit]:
    def change(visit: Visit) -> Visit:
        key = CriterionKey(visit.observation.standards[0], "performance", 2)
        file = EvidenceFile(
            "f", "IMG_2041.jpg", "image/jpeg", "0" * 64, 9, AT, "Y ddesg", "not_needed", criteria=(key,)
        )
        return replace(visit, observation=replace(visit.observation, files=(replace(file, **parts),)))  # type: ignore[arg-type]

    return change


def with_file_twice(visit: Visit) -> Visit:
    held = with_file()(visit)
    (file,) = held.observation.files
    return replace(held, observation=replace(held.observation, files=(file, replace(file, id="g", name="eto.jpg"))))


def in_training(visit: Visit, *, countersign: bool = True) -> Visit:
    trainee = replace(visit.assessor, status="trainee")
    return replace(visit, assessor=trainee, rules=replace(visit.rules, countersign=countersign))


def with_testimony(visit: Visit) -> Visit:
    return changed(entries=(*visit.observation.entries, entry("w1", "witness")))(visit)


def called(name: str, registered: str = "") -> Callable[[Visit], Visit]:
    def change(visit: Visit) -> Visit:
        person = visit.candidate
        return replace(visit, candidate=replace(person, name=name, registration=Registration(name=registered)))

    return change


def assessed_by(name: str) -> Callable[[Visit], Visit]:
    return lambda visit: replace(visit, assessor=replace(visit.assessor, name=name))


@pytest.mark.parametrize(
    "name", ["Adébáyọ̀ Ṣẹ̀gun", "Ольга Їжак", "Łódź Čaušević", "Nguyễn Đặng", "Ωμέγα", "m̂ g̃", "Siân ŵŷŴŶ"]
)
def test_names_in_latin_greek_and_cyrillic_spellings_print(place: Place, name: str) -> None:
    visit = assessed_by(name)(called(name)(finished(place)))
    assert {"gap-candidate-letters", "gap-assessor-letters", "gap-text-letters"}.isdisjoint(codes(visit))


def test_a_name_in_other_letters_needs_one_it_is_registered_under(place: Place) -> None:
    assert "gap-candidate-letters" not in codes(called("山田 太郎", "Taro Yamada")(finished(place)))


def absent(signature: str) -> Callable[[Visit], Visit]:
    def change(visit: Visit) -> Visit:
        mark = Mark("absent", "", AT, reason="wedi anafu ei llaw")
        rules = replace(visit.rules, signature=signature)  # type: ignore[arg-type]
        return replace(visit, observation=replace(visit.observation, mark=mark), rules=rules)

    return change


@pytest.mark.parametrize(
    ("break_it", "code", "blocking"),
    [
        (changed(entries=(), judgements=(Judgement(CriterionKey.parse("A@1:cy#performance:1"), "met", AT),)),
         "gap-no-entries", True),
        (changed(composer=Composer("note", "hanner")), "gap-composer-not-added", True),
        (changed(composer=Composer("question", "", "Beth")), "gap-composer-not-added", True),
        (changed(judgements=()), "gap-nothing-judged", False),
        (judged("performance", 1, "met"), "gap-met-without-entry", True),
        (struck, "gap-met-without-entry", True),
        (noted_only, "gap-met-without-entry", True),
        (known_by_sight, "gap-knowledge-needs-questioning", False),
        (linked_only, "gap-linked-not-judged", False),
        (changed(event=Event(AT, "2026-11-20T14:20:59+00:00", "Llŷn")), "gap-ends-before-start", True),
        (changed(event=Event(AT, AT)), "gap-no-place", False),
        (changed(feedback=" \n"), "gap-no-feedback", False),
        (judged("performance", 1, "not_yet_met"), "gap-no-actions", False),
        (registered_later, "gap-before-registration", False),
        (changed(mark=None), "gap-no-mark", True),
        (changed(corrections=(Composer(strikes="e1"),)), "gap-correction-not-added", True),
        (changed(event=Event(AT, place="Llŷn")), "gap-no-end", False),
        (changed(plan=Plan()), "gap-no-plan", False),
        (planned(agreed=""), "gap-plan-not-agreed", False),
        (planned(2, 5), "gap-hoped-left", False),
        (with_scope(), "gap-scope-left", False),
        (with_scope(2), "gap-scope-left", False),
        (with_items(), "gap-items-left", False),
        (with_file(people="cydweithiwr"), "gap-file-without-consent", True),
        (with_file(people="cydweithiwr", consent="not_needed"), "gap-file-without-consent", True),
        (with_file(consent=""), "gap-file-consent-unsaid", False),
        (with_file(consent="", media_type="video/mp4"), "gap-file-consent-unsaid", False),
        (with_file_twice, "gap-file-twice", True),
        (with_file(caption=" "), "gap-file-without-caption", False),
        (with_file(criteria=()), "gap-evidence-unlinked", False),
        (changed(locators=(Locator("l", "Galwad", "CRM", "", "", ""),)), "gap-evidence-unlinked", False),
        (in_training, "gap-needs-countersigning", False),
        (changed(dissent=True, candidate_comment=" "), "gap-dissent-without-comment", False),
        (absent("required"), "gap-absent-mark", True),
        (with_testimony, "gap-witness-not-listed", False),
        (called("山田 太郎"), "gap-candidate-letters", True),
        (called("Siân \u202e"), "gap-candidate-letters", True),
        (called("יוסף", "יוסף"), "gap-candidate-letters", True),
        (assessed_by("محمد"), "gap-assessor-letters", True),
        (changed(feedback="Da iawn \U0001f600"), "gap-text-letters", False),
    ],
)  # fmt: skip
def test_each_rule_names_its_gap(
    place: Place, break_it: Callable[[Visit], Visit], code: str, *, blocking: bool
) -> None:
    found = codes(break_it(finished(place)))
    assert found[code] is blocking


@pytest.mark.parametrize(
    "change",
    [
        planned(2),
        with_scope(2, 3),
        with_items(1),
        with_file(),
        with_file(people="cydweithiwr", consent="given"),
        with_file(consent="", media_type="application/pdf"),
        lambda visit: in_training(visit, countersign=False),
        changed(dissent=True, candidate_comment="Ni welwyd yr alwad gyntaf."),
        absent("reasoned"),
        changed(mark=Mark("drawn", "", AT, (((0, 0), (1, 1)),))),
    ],
)
def test_its_neighbour_lacks_nothing(place: Place, change: Callable[[Visit], Visit]) -> None:
    assert codes(change(finished(place))) == {}


def test_what_is_planned_is_told_once_and_counted_over_the_whole_scope(place: Place) -> None:
    found = gaps(planned(2, 5, 9)(linked_only(finished(place))), "en", TODAY)
    assert [(gap.code, dict(gap.facts)["criterion"]) for gap in found] == [
        ("gap-linked-not-judged", "INSCS025 · P9"), ("gap-hoped-left", "INSCS025 · P5"),
    ]  # fmt: skip
    (gap,) = gaps(with_scope(3)(finished(place)), "en", TODAY)
    assert dict(gap.facts) == {"standard": "INSCS025", "covered": 1, "total": 2}


def broken(visit: Visit) -> Visit:
    """A visit that lacks as much as can be lacked at once."""
    seen = replace(
        judged("performance", 1, "met")(known_by_sight(visit)).observation,
        feedback="", event=Event(AT), plan=Plan(hoped=(CriterionKey(visit.standards[0].key, "performance", 5),)),
        mark=None, locators=(Locator("l", "Galwad", "CRM", "", "", ""),),
    )  # fmt: skip
    return replace(visit, observation=seen)


def test_a_centre_says_what_each_finding_does_and_cannot_let_what_must_block_pass(place: Place) -> None:
    visit = broken(finished(place))
    assert len(codes(visit)) == 9
    for check in CHECKS:
        for level in ("blocks", "warns", "off"):
            found = codes(replace(visit, rules=Rules(levels=((check.code, level),))))
            wanted = level if level in check.levels else check.level
            if check.code in codes(visit):
                assert found.get(check.code) is {"blocks": True, "warns": False, "off": None}[wanted]
            assert {code: found[code] for code in found if code != check.code} == {
                code: blocks for code, blocks in codes(visit).items() if code != check.code
            }


def test_without_decisions_nothing_asks_for_one(place: Place) -> None:
    visit = replace(broken(finished(place)), rules=Rules(judging=False))
    assert sorted(codes(visit)) == sorted(
        ["gap-no-mark", "gap-no-end", "gap-no-place", "gap-no-feedback", "gap-no-plan", "gap-hoped-left",
         "gap-evidence-unlinked"]
    )  # fmt: skip


def test_every_check_has_a_name_and_a_reason_and_those_that_must_hold_have_no_choice() -> None:
    assert len(BY_CODE) == len(CHECKS)
    for check in CHECKS:
        assert {f"rule-{check.code}", f"why-{check.code}", check.code} <= SENTENCES.keys()
        assert check.level in check.levels
    assert {check.code for check in CHECKS if check.levels == ALWAYS} == {
        "gap-no-entries", "gap-composer-not-added", "gap-correction-not-added", "gap-met-without-entry",
        "gap-file-without-consent", "gap-file-twice", "gap-ends-before-start", "gap-no-mark", "gap-absent-mark",
        "gap-candidate-letters", "gap-assessor-letters",
    }  # fmt: skip


def test_a_log_whose_clock_jumped_says_how_often(place: Place) -> None:
    visit = finished(place)
    jumped = (entry("e1", "note"), entry("e2", "note", ran=600_000), entry("e3", "note", ran=1_300_000))
    visit = replace(visit, observation=replace(visit.observation, entries=jumped))
    (gap,) = [gap for gap in gaps(visit, "cy", NOW) if gap.code == "gap-clock-jumped"]
    assert (gap.blocking, gap.place, dict(gap.facts)) == (False, "log", {"jumps": 2})


@pytest.mark.parametrize("last", ["an entry", "the mark"])
def test_a_clock_set_back_after_the_log_is_said_and_bars_nothing(place: Place, last: str) -> None:
    visit = finished(place)
    seen = visit.observation
    if last == "an entry":
        visit = replace(visit, observation=replace(seen, mark=None))
    else:
        visit = replace(visit, observation=replace(seen, entries=()))
    written = dt.datetime.fromisoformat(AT)
    for seconds, minutes in ((0, None), (120, None), (121, 2), (3 * 3600, 180)):
        found = [gap for gap in gaps(visit, "cy", written - dt.timedelta(seconds=seconds)) if "set-back" in gap.code]
        assert [(gap.blocking, dict(gap.facts)) for gap in found] == (
            [] if minutes is None else [(False, {"minutes": minutes})]
        )


def test_an_action_answers_what_is_not_yet_met(place: Place) -> None:
    visit = judged("performance", 1, "not_yet_met")(finished(place))
    visit = replace(visit, observation=replace(visit.observation, actions=(Action("a", "Ymarfer"),)))
    assert codes(visit) == {}


@pytest.mark.parametrize(
    ("review", "today", "passed"),
    [
        ("2026", dt.date(2026, 12, 31), False), ("2026", dt.date(2027, 1, 1), True),
        ("2026-03", dt.date(2026, 3, 31), False), ("2026-03", dt.date(2026, 4, 1), True),
        ("2026-03-01", dt.date(2026, 3, 1), False), ("2026-03-01", dt.date(2026, 3, 2), True),
    ],
)  # fmt: skip
def test_a_review_date_passes_at_its_end_and_only_warns(
    place: Place, review: str, today: dt.date, *, passed: bool
) -> None:
    visit = finished(place)
    visit = replace(visit, standards=(replace(visit.standards[0], review_date=review),))
    assert codes(visit, today) == ({"gap-review-passed": False} if passed else {})


@pytest.mark.parametrize(
    ("second", "ran", "jumps"),
    [
        ("2026-11-20T14:31:00+00:00", 600_000, 0),
        ("2026-11-20T14:31:00+00:00", 0, 1),  # put forward ten minutes
        ("2026-11-20T14:11:00+00:00", 60_000, 1),  # put back
        ("2026-11-20T15:21:00+01:00", 0, 0),  # the same instant with another offset
        ("2026-11-20T16:00:00+00:00", -5_000, 0),  # restarted in between: nothing can be told
    ],
)
def test_a_jumped_clock_is_noticed(second: str, ran: int, jumps: int) -> None:
    log = (entry("e1", "note", ran=10_000), entry("e2", "note", at=second, ran=10_000 + ran if ran >= 0 else 5_000))
    assert len(compared(log)[0]) == jumps


def test_every_gap_is_a_sentence_in_both_languages(place: Place) -> None:
    visit = finished(place)
    visit = replace(visit, observation=replace(visit.observation, entries=(), judgements=(), mark=None, feedback=""))
    for gap in gaps(visit, "cy", TODAY):
        said = {language: sentence(speak(language), gap.code, dict(gap.facts)) for language in LANGUAGES}
        assert said["cy"] != said["en"]
