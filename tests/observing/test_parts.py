"""The part that a deed gives back, put into the whole held before, is the whole as the store has it now."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.model import STATES, Composer, Event, Locator, Mark
from assessor_app.observing.reckoning import Reckoning
from assessor_app.standards.model import CriterionKey

if TYPE_CHECKING:
    from assessor_app.observing.model import Observation
    from assessor_app.observing.parts import Part
    from tests.observing.furnished import Place


def begun(place: Place) -> str:
    observation, _ = place.rooms.desk.start(place.candidate, [place.calls.key, place.complex.key], place="Tŷ Gwyn")
    return observation.id


def step(place: Place, name: str, held: Observation, chance: random.Random) -> Part:
    """Do one thing that an assessor does, and read the part that it changed."""
    desk = place.rooms.desk
    place.clock.run(chance.randint(1, 90))
    keys = [CriterionKey(place.calls.key, "performance", number) for number in range(1, 5)]
    one = chance.choice(keys)
    kind = chance.choice(["add", "correct", "link", "unlink", "judge", "mark", "locate", "act", "event", "begin"])
    standing = held.standing()
    composer = Composer("behaviour", f"Gwelwyd {chance.random()}", links=tuple(chance.sample(keys, 2)))
    if kind == "add" or not standing:
        entry, _ = desk.add_entry(name, composer, "cy")
        return desk.part(name, entry=entry.id)
    struck = chance.choice(standing)
    if kind == "correct":
        entry, _ = desk.correct_entry(name, struck.id, composer, "cy")
        return desk.part(name, entry=entry.id)
    if kind in {"link", "unlink"}:
        (desk.link if kind == "link" else desk.unlink)(struck.id, one)
        return desk.part(name, entry=struck.id)
    if kind == "judge":
        wanted = chance.choice(STATES)
        desk.judge(name, one, wanted if wanted != "met" or held.linked_to(one) else "not_yet_met")
        return desk.part(name, criterion=one)
    if kind == "mark":
        desk.set_mark(name, Mark("typed", "Siân", held.event.start))
    elif kind == "locate":
        desk.put_locator(name, Locator("", "Recordiad", "y cwpwrdd", "", "", "", (one,)))
    elif kind == "act":
        desk.put_action(name, "Gwylio fideo")
    elif kind == "event":
        desk.set_event(name, Event(held.event.start, place=f"Tŷ Gwyn {chance.random()}"))
    else:
        desk.keep_composer(name, replace(composer, strikes=struck.id))
    return desk.part(name)


@pytest.mark.parametrize("seed", range(4))
def test_parts_add_up_to_the_whole(place: Place, seed: int) -> None:
    chance, name = random.Random(seed), begun(place)  # noqa: S311 - to be the same each time
    held = place.rooms.desk.observation(name)
    log = Reckoning.of(held.entries)
    for _ in range(60):
        part = step(place, name, held, chance)
        held = part.into(held)
        log = log.after(held.entries, part.entry.id) if part.entry else log
        assert held == place.rooms.desk.observation(name)
        assert log == Reckoning.of(held.entries)
        for key in log.shown:
            assert log.linked_to(key) == held.linked_to(key)


def test_a_part_of_another_observation_changes_nothing(place: Place) -> None:
    one, other = begun(place), begun(place)
    held = place.rooms.desk.observation(one)
    entry, _ = place.rooms.desk.add_entry(other, Composer(text="Cyfarchodd y galwr."), "cy")
    assert place.rooms.desk.part(other, entry=entry.id).into(held) == held


def test_a_part_of_nothing_is_refused(place: Place) -> None:
    for asked, code in (({"entry": "x"}, "entry-unknown"), ({}, "observation-unknown")):
        with pytest.raises(Refusal) as refused:
            place.rooms.desk.part("x", **asked)  # type: ignore[arg-type]
        assert refused.value.code == code
