"""Each rule of what is still missing before sealing: one observation that breaks it, one that does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.language import LANGUAGES, speak
from assessor_app.language.sentences import sentence
from assessor_app.observing.clocks import compared
from assessor_app.observing.model import Action, Composer, Entry, Event, Judgement, Mark
from assessor_app.observing.readiness import gaps
from assessor_app.people.model import Registration
from assessor_app.standards.model import CriterionKey

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


def registered_later(visit: Visit) -> Visit:
    return replace(visit, candidate=replace(visit.candidate, registration=Registration("ABC", "1", "2026-11-21")))


def linked_only(visit: Visit) -> Visit:
    key = CriterionKey(visit.observation.standards[0], "performance", 9)
    return replace(
        visit, observation=replace(visit.observation, entries=(*visit.observation.entries, entry("e3", "note", key)))
    )


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
        (known_by_sight, "gap-knowledge-needs-questioning", False),
        (linked_only, "gap-linked-not-judged", False),
        (changed(event=Event(AT, "2026-11-20T14:20:59+00:00", "Llŷn")), "gap-ends-before-start", True),
        (changed(event=Event(AT, AT)), "gap-no-place", False),
        (changed(feedback=" \n"), "gap-no-feedback", False),
        (judged("performance", 1, "not_yet_met"), "gap-no-actions", False),
        (registered_later, "gap-before-registration", False),
        (changed(mark=None), "gap-no-mark", True),
    ],
)  # fmt: skip
def test_each_rule_names_its_gap(
    place: Place, break_it: Callable[[Visit], Visit], code: str, *, blocking: bool
) -> None:
    found = codes(break_it(finished(place)))
    assert found[code] is blocking


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
