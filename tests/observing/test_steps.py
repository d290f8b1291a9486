"""Each step taken back leaves what was there, done again what it did; the log keeps every line of it."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing import steps
from assessor_app.observing.history import BURST_MS, KEPT, Done, History
from assessor_app.observing.model import STATES, Action, Composer, Event, Locator, Plan
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from assessor_app.observing.model import Entry, Observation
    from assessor_app.observing.steps import Step
    from tests.observing.furnished import Place

TOOK_BACK = "Tynnwyd yn ôl: ychwanegwyd y cofnodiad a groeswyd allan yma drwy gamgymeriad."


def begun(place: Place) -> str:
    observation, _ = place.rooms.desk.start(place.candidate, [place.calls.key], place="Tŷ Gwyn")
    return observation.id


def key(place: Place, number: int) -> CriterionKey:
    return CriterionKey(place.calls.key, "performance", number)


def seen(held: Observation) -> tuple[object, ...]:
    """What an observation says, whichever lines of the log say it; notes of what was taken back say nothing."""
    said = sorted((e.kind, e.text, e.question, e.links) for e in held.standing() if e.text != TOOK_BACK)
    judged = {j.criterion: j.state for j in held.judgements}
    located, actions = sorted(map(repr, held.locators)), sorted(map(repr, held.actions))
    return said, judged, located, actions, held.feedback, held.event, held.plan, held.corrections


def test_an_addition_taken_back_is_struck_by_a_note_in_its_own_language(place: Place) -> None:
    desk, name = place.rooms.desk, begun(place)
    written = Composer("question", "I'r arweinydd", "At bwy?", (key(place, 1), key(place, 9)))
    back = steps.Add(written, "cy").do(desk, name).back
    assert back is not None
    again = back.do(desk, name).back
    first, note = desk.observation(name).entries
    assert (note.kind, note.text, note.language, note.strikes, note.links) == ("note", TOOK_BACK, "cy", first.id, ())
    assert again is not None
    third = again.do(desk, name)
    assert third.part.entry is not None
    assert third.part.entry == desk.observation(name).entries[-1]
    assert (third.part.entry.strikes, third.part.entry.question, third.part.entry.links) == (
        note.id, "At bwy?", first.links,
    )  # fmt: skip
    assert desk.observation(name).entries[:2] == (first, note)


def test_a_link_follows_the_entry_that_stands_in_the_place_of_its_own(place: Place) -> None:
    desk, name, one = place.rooms.desk, begun(place), key(place, 3)
    entry, _ = desk.add_entry(name, Composer(text="Cyfarchodd y galwr."), "cy")
    back = steps.Link(entry.id, one).do(desk, name).back
    later, _ = desk.correct_entry(name, entry.id, Composer(text="Cyfarchodd y galwr yn glir.", links=(one,)), "cy")
    assert back is not None
    back.do(desk, name)
    assert not desk.observation(name).linked_to(one)
    assert desk.part(name, entry=later.id).entry == desk.observation(name).entries[-1]


def lines(held: Observation) -> list[Entry]:
    """The log itself; what its entries are linked to may change."""
    return [replace(entry, links=()) for entry in held.entries]


def any_step(place: Place, held: Observation, chance: random.Random) -> Step:
    """One of the things an assessor does."""
    one, text = key(place, chance.randint(1, 4)), f"{chance.random()}"
    standing = [entry for entry in held.standing() if entry.text != TOOK_BACK]
    entry = chance.choice(standing).id if standing else ""
    state = chance.choice(STATES if held.linked_to(one) else STATES[:2])
    choices: list[Step] = [
        steps.Add(Composer(text=text, links=(one,)), "cy"),
        steps.Judge(one, state),
        steps.SetText("feedback", text),
        steps.SetEvent(Event(held.event.start, place=text)),
        steps.SetPlan(Plan("2026-11-14", ("observation", "questioning"))),
        steps.PutAction("a-1", chance.choice([Action("a-1", text), None])),
        steps.PutLocator("l-1", chance.choice([Locator("l-1", text, "yma", "", "", "", (one,)), None])),
    ]
    if entry:
        begun_ = Composer(text=text, strikes=entry)
        if not any(other.strikes == entry for other in held.corrections):
            choices.append(steps.Restate(entry, Composer(text=text, links=(one,)), "cy"))
        choices += [
            steps.Link(entry, one, on=chance.random() < 0.5),
            steps.Correction(entry, chance.choice([begun_, None])),
        ]
    return chance.choice(choices)


@pytest.mark.parametrize("seed", range(6))
def test_all_of_it_taken_back_and_all_of_it_done_again(place: Place, seed: int) -> None:
    chance, desk, name = random.Random(seed), place.rooms.desk, begun(place)  # noqa: S311 - the same each time
    shots, backs = [seen(desk.observation(name))], list[steps.Step]()
    while len(backs) < 30:
        place.clock.run(5)
        back = any_step(place, desk.observation(name), chance).do(desk, name).back
        if back is not None and not isinstance(back, steps.Correction):
            backs.append(back)
            shots.append(seen(desk.observation(name)))
    for begun_ in desk.observation(name).corrections:  # or what they correct could not be taken back
        desk.drop_correction(name, begun_.strikes)
    kept = lines(desk.observation(name))
    shots = [shot[:-1] for shot in shots]
    agains: list[Step] = []
    for back, shot in zip(reversed(backs), reversed(shots[:-1]), strict=True):
        again = back.do(desk, name).back
        assert again is not None
        agains.append(again)
        assert seen(desk.observation(name))[: len(shot)] == shot
    for again, shot in zip(reversed(agains), shots[1:], strict=True):
        again.do(desk, name)
        assert seen(desk.observation(name))[: len(shot)] == shot
    assert lines(desk.observation(name))[: len(kept)] == kept


def test_a_step_that_can_no_longer_be_taken_back_says_why(place: Place) -> None:
    desk, name = place.rooms.desk, begun(place)
    entry, _ = desk.add_entry(name, Composer(text="Cyfarchodd y galwr.", links=(key(place, 1),)), "cy")
    steps.Judge(key(place, 1), "met").do(desk, name)
    back = steps.Judge(key(place, 1), "not_yet_met").do(desk, name).back
    desk.unlink(entry.id, key(place, 1))
    assert back is not None
    with pytest.raises(Refusal, match="met-without-entry"):
        back.do(desk, name)


def a_step(number: int) -> Step:
    return steps.SetText("feedback", str(number))


def test_an_entry_is_not_taken_back_under_the_correction_that_is_being_written(place: Place) -> None:
    name, desk = begun(place), place.rooms.desk
    added = steps.Add(Composer("behaviour", "Gwrandawodd"), "cy").do(desk, name)
    (entry,) = desk.observation(name).entries
    writing = Composer("behaviour", "Gwrandawodd yn astud, a", strikes=entry.id)
    desk.keep_composer(name, writing)
    assert added.back is not None
    with pytest.raises(Refusal) as refused:
        added.back.do(desk, name)
    assert refused.value.code == "correction-begun"
    assert desk.observation(name).corrections == (writing,)
    steps.Restate(entry.id, replace(writing, strikes=""), "cy").do(desk, name)
    assert [one.text for one in desk.observation(name).standing()] == [writing.text]


def test_what_is_typed_in_one_go_is_one_thing() -> None:
    history = History()
    for number, at in enumerate((0, BURST_MS, 2 * BURST_MS)):
        history.add(Done("feedback", a_step(number), about="feedback", at_ms=at))
    assert [one.back for one in history.done] == [a_step(0)]
    history.add(Done("feedback", a_step(3), about="feedback", at_ms=3 * BURST_MS + 1))
    history.add(Done("summary", a_step(4), about="summary", at_ms=3 * BURST_MS + 2))
    assert [one.back for one in history.done] == [a_step(0), a_step(3), a_step(4)]


def test_something_new_ends_what_could_be_done_again() -> None:
    history = History()
    first = history.add(Done("feedback", a_step(0)))
    assert history.take(first)
    assert not history.take(first)
    history.took_back(first, a_step(1))
    again = history.take_next()
    assert again is not None
    history.did_again(again, a_step(2))
    assert [one.back for one in history.done] == [a_step(2)]
    history.took_back(again, a_step(3))
    history.add(Done("summary", a_step(4)))
    assert history.take_next() is None


def test_no_more_is_kept_than_anybody_takes_back() -> None:
    history = History()
    for number in range(KEPT + 5):
        history.add(Done("summary", a_step(number)))
    assert (len(history.done), history.done[0].back) == (KEPT, a_step(5))
    history.clear()
    assert (history.done, history.undone) == ([], [])
