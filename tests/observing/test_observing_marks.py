"""The candidate's mark stands only under what the candidate saw; corrections that are being written survive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.model import Action, Composer, Event, Locator, Mark, Plan
from assessor_app.observing.readiness import gaps
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.desk import ObservationDesk
    from tests.observing.furnished import Place

AT = "2026-11-20T14:05:00+00:00"
EVENT = Event(AT, "", "Tŷ Gwyn")
MARK = Mark("typed", "Siân Llywelyn", AT)
LOCATOR = Locator("l1", "Cofnod galwad", "CRM", "arweinydd", "data personol", "aseswr")


@dataclass(frozen=True)
class Marked:
    """An observation with something in every part, marked by the candidate."""

    desk: ObservationDesk
    name: str
    entry: str
    linked: CriterionKey
    other: CriterionKey

    @property
    def mark(self) -> Mark | None:
        return self.desk.observation(self.name).mark


@pytest.fixture
def marked(place: Place) -> Marked:
    desk = place.rooms.desk
    observation, _ = desk.start(place.candidate, [place.calls.key], place="Tŷ Gwyn")
    name = observation.id
    linked, other = (CriterionKey(place.calls.key, "performance", number) for number in (1, 2))
    entry, _ = desk.add_entry(name, Composer("behaviour", "Cyfarchodd y galwr", links=(linked,)), "cy")
    desk.judge(name, linked, "met")
    desk.set_text(name, "feedback", "Da iawn.")
    desk.put_action(name, "Ymarfer", "Siân", "2026-12-06", action="a1")
    desk.put_locator(name, LOCATOR)
    desk.set_mark(name, MARK)
    return Marked(desk, name, entry.id, linked, other)


CHANGES: dict[str, Callable[[Marked], object]] = {
    "an entry": lambda m: m.desk.add_entry(m.name, Composer("note", "arall"), "cy"),
    "a correction": lambda m: m.desk.correct_entry(m.name, m.entry, Composer("note", "arall"), "cy"),
    "a link": lambda m: m.desk.link(m.entry, m.other),
    "no link": lambda m: m.desk.unlink(m.entry, m.linked),
    "a judgement": lambda m: m.desk.judge(m.name, m.linked, "not_yet_met"),
    "feedback": lambda m: m.desk.set_text(m.name, "feedback", "Da iawn!"),
    "the candidate's comment": lambda m: m.desk.set_text(m.name, "candidate_comment", "Yn cytuno."),
    "dissent": lambda m: m.desk.set_dissent(m.name, dissent=True),
    "the event": lambda m: m.desk.set_event(m.name, replace(EVENT, place="Llŷn")),
    "the plan": lambda m: m.desk.set_plan(m.name, Plan("2026-11-14")),
    "the pages": lambda m: m.desk.set_pages(m.name, "cy"),
    "an action": lambda m: m.desk.put_action(m.name, "Ymarfer mwy", action="a1"),
    "no action": lambda m: m.desk.remove_action(m.name, "a1"),
    "a locator": lambda m: m.desk.put_locator(m.name, replace(LOCATOR, where="cwpwrdd")),
    "no locator": lambda m: m.desk.remove_locator(m.name, "l1"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_the_candidate_did_not_see_takes_the_mark_away(marked: Marked, what: str) -> None:
    CHANGES[what](marked)
    assert marked.mark is None


SAME: dict[str, Callable[[Marked], object]] = {
    "the same judgement": lambda m: m.desk.judge(m.name, m.linked, "met"),
    "the same feedback": lambda m: m.desk.set_text(m.name, "feedback", "Da iawn."),
    "the same event": lambda m: m.desk.set_event(m.name, EVENT),
    "the same action": lambda m: m.desk.put_action(m.name, "Ymarfer", "Siân", "2026-12-06", action="a1"),
    "the same locator": lambda m: m.desk.put_locator(m.name, LOCATOR),
}


@pytest.mark.parametrize("what", SAME)
def test_saying_the_same_again_touches_nothing(marked: Marked, what: str) -> None:
    before = marked.desk.observation(marked.name)
    changes = SAME[what](marked)
    assert marked.desk.observation(marked.name) == before
    assert not changes.touched  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "deed",
    [
        lambda m: m.desk.keep_composer(m.name, Composer("note", "hanner")),
        lambda m: m.desk.keep_composer(m.name, Composer("note", "hanner", strikes=m.entry)),
        lambda m: (m.desk.discard(m.name), m.desk.restore(m.name)),
        lambda m: m.desk.sealed_as(m.name, "r-1"),
    ],
)
def test_what_is_not_on_the_pages_leaves_the_mark(marked: Marked, deed: Callable[[Marked], object]) -> None:
    deed(marked)
    assert marked.mark == MARK


def test_a_correction_begun_is_kept_beside_the_composer_until_it_is_added(marked: Marked, place: Place) -> None:
    desk, name = marked.desk, marked.name
    begun = Composer("behaviour", "Cyfarchodd y galwr yn", links=(marked.linked,), strikes=marked.entry)
    desk.keep_composer(name, Composer("note", "hanner"))
    desk.keep_composer(name, begun)
    desk.keep_composer(name, replace(begun, text="Cyfarchodd y galwr yn Gymraeg"))
    held = desk.observation(name)
    assert (held.composer.text, held.corrections) == (
        "hanner",
        (replace(begun, text="Cyfarchodd y galwr yn Gymraeg"),),
    )
    missing = gaps(place.rooms.visit(name), "cy", place.clock.wall.date())
    assert [(gap.place, gap.blocking) for gap in missing if gap.code == "gap-correction-not-added"] == [
        ("correction", True)
    ]
    desk.correct_entry(name, marked.entry, held.corrections[0], "cy")
    after = desk.observation(name)
    assert (after.corrections, after.composer.text) == ((), "hanner")
    assert after.standing()[0].text == "Cyfarchodd y galwr yn Gymraeg"


def test_a_correction_can_be_given_up(marked: Marked) -> None:
    desk, name = marked.desk, marked.name
    desk.keep_composer(name, Composer("note", "arall", strikes=marked.entry))
    desk.drop_correction(name, marked.entry)
    held = desk.observation(name)
    assert held.corrections == ()
    assert [entry.id for entry in held.standing()] == [marked.entry]


def test_nothing_is_begun_in_a_sealed_log(marked: Marked, place: Place) -> None:
    marked.desk.sealed_as(marked.name, "r-1")
    with pytest.raises(Refusal) as refused:
        place.rooms.store.run(
            "INSERT INTO correction (entry, observation, kind, text, question, links)"
            " VALUES (?, ?, 'note', 'x', '', '[]')",
            (marked.entry, marked.name),
        )
    assert refused.value.code == "row-immutable"


def test_an_action_changed_keeps_its_place(marked: Marked) -> None:
    marked.desk.put_action(marked.name, "Ail gam", action="a2")
    marked.desk.put_action(marked.name, "Cam cyntaf", action="a1")
    assert marked.desk.observation(marked.name).actions == (Action("a1", "Cam cyntaf"), Action("a2", "Ail gam"))
