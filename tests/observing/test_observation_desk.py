"""What an assessor can and cannot do while observing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessor_app.errors import Refusal
from assessor_app.observing.model import Action, Composer, Event, Locator, Mark, Plan
from assessor_app.standards.model import CriterionKey, StandardKey

if TYPE_CHECKING:
    from tests.observing.furnished import Place


def begun(place: Place) -> str:
    observation, _ = place.rooms.desk.start(place.candidate, [place.calls.key, place.complex.key], place="Tŷ Gwyn")
    return observation.id


def key(place: Place, number: int, kind: str = "performance") -> CriterionKey:
    return CriterionKey(place.calls.key, kind, number)  # type: ignore[arg-type]


def test_a_new_observation_has_a_reference_a_start_and_nothing_else(place: Place) -> None:
    name = begun(place)
    held = place.rooms.desk.observation(name)
    assert (held.reference, held.event.start, held.event.place) == (
        "RWJ-2026-0001",
        "2026-11-20T14:05:00+00:00",
        "Tŷ Gwyn",
    )
    assert held.standards == (place.calls.key, place.complex.key)
    assert (held.entries, held.judgements, held.mark, held.record) == ((), (), None, "")


def test_references_count_on_within_a_year(place: Place) -> None:
    references = [place.rooms.desk.observation(begun(place)).reference for _ in range(3)]
    assert references == ["RWJ-2026-0001", "RWJ-2026-0002", "RWJ-2026-0003"]


@pytest.mark.parametrize(
    ("candidate", "standards", "code"), [("nobody", ["k"], "candidate-unknown"), ("", [], "standards-missing")]
)
def test_an_observation_needs_a_candidate_and_a_standard(
    place: Place, candidate: str, standards: list[str], code: str
) -> None:
    keys = [place.calls.key for _ in standards]
    with pytest.raises(Refusal) as refused:
        place.rooms.desk.start(candidate or place.candidate, keys)
    assert refused.value.code == code


def test_adding_an_entry_empties_the_composer_in_the_same_step(place: Place) -> None:
    name = begun(place)
    composer = Composer(
        "behaviour", "  Cyfarchodd y galwr yn Gymraeg.\n", links=(key(place, 1), key(place, 1), key(place, 9))
    )
    place.rooms.desk.keep_composer(name, composer)
    assert place.rooms.desk.observation(name).composer.text == composer.text
    entry, changes = place.rooms.desk.add_entry(name, composer, "cy")
    held = place.rooms.desk.observation(name)
    assert held.entries == (entry,)
    assert (entry.text, entry.links) == ("Cyfarchodd y galwr yn Gymraeg.", (key(place, 1), key(place, 9)))
    assert (entry.at, entry.monotonic_ms, entry.author) == ("2026-11-20T14:05:00+00:00", 1000, "a-1")
    assert held.composer == Composer("behaviour")
    assert ("observation", name) in changes.touched


@pytest.mark.parametrize(
    ("composer", "code"),
    [
        (Composer("behaviour", " \n "), "entry-empty"),
        (Composer("question", "Ei basio ymlaen."), "question-missing"),
        (Composer("question", "", "Beth wnewch chi?"), "entry-empty"),
        (Composer("discussion", "a" * 20_001), "entry-long"),
        (Composer("question", "Ei basio ymlaen.", "a" * 20_001), "entry-long"),
    ],
)
def test_an_entry_says_something(place: Place, composer: Composer, code: str) -> None:
    name = begun(place)
    with pytest.raises(Refusal) as refused:
        place.rooms.desk.add_entry(name, composer, "cy")
    assert refused.value.code == code
    assert place.rooms.desk.observation(name).entries == ()


def test_a_correction_strikes_and_both_stay(place: Place) -> None:
    name = begun(place)
    desk = place.rooms.desk
    first, _ = desk.add_entry(name, Composer("behaviour", "Dau alwr", links=(key(place, 1),)), "cy")
    desk.keep_composer(name, Composer("note", "hanner brawddeg"))
    second, _ = desk.correct_entry(name, first.id, Composer("behaviour", "Tri galwr", links=(key(place, 1),)), "cy")
    held = desk.observation(name)
    assert [entry.text for entry in held.entries] == ["Dau alwr", "Tri galwr"]
    assert held.standing() == (second,)
    assert held.linked_to(key(place, 1)) == (second,)
    assert held.composer.text == "hanner brawddeg"
    with pytest.raises(Refusal) as refused:
        desk.correct_entry(name, first.id, Composer("behaviour", "eto"), "cy")
    assert refused.value.code == "entry-already-struck"


def test_links_come_and_go_and_are_never_doubled(place: Place) -> None:
    name = begun(place)
    desk = place.rooms.desk
    entry, _ = desk.add_entry(name, Composer("behaviour", "Gwrandawodd"), "cy")
    desk.link(entry.id, key(place, 8))
    desk.link(entry.id, key(place, 8))
    assert desk.observation(name).entries[0].links == (key(place, 8),)
    desk.unlink(entry.id, key(place, 8))
    assert desk.observation(name).entries[0].links == ()
    stranger = CriterionKey(StandardKey("INSCS006", "2021-02-22", "cy"), "performance", 1)
    with pytest.raises(Refusal) as refused:
        desk.link(entry.id, stranger)
    assert refused.value.code == "criterion-not-assessed"
    with pytest.raises(Refusal) as refused:
        desk.add_entry(name, Composer("behaviour", "Gwrandawodd", links=(stranger,)), "cy")
    assert refused.value.code == "criterion-not-assessed"


def test_a_note_shows_nothing_to_be_met(place: Place) -> None:
    name, wanted = begun(place), key(place, 3)
    desk = place.rooms.desk
    desk.add_entry(name, Composer("note", "Gofyn am hyn eto", links=(wanted,)), "cy")
    with pytest.raises(Refusal) as refused:
        desk.judge(name, wanted, "met")
    assert refused.value.code == "met-without-entry"
    desk.add_entry(name, Composer("behaviour", "Gwrandawodd", links=(wanted,)), "cy")
    desk.judge(name, wanted, "met")
    assert desk.observation(name).state_of(wanted) == "met"


def test_met_needs_a_linked_entry_and_not_yet_does_not(place: Place) -> None:
    name = begun(place)
    desk = place.rooms.desk
    with pytest.raises(Refusal) as refused:
        desk.judge(name, key(place, 3), "met")
    assert refused.value.code == "met-without-entry"
    desk.judge(name, key(place, 3), "not_yet_met")
    assert desk.observation(name).state_of(key(place, 3)) == "not_yet_met"
    desk.add_entry(name, Composer("behaviour", "Esboniodd", links=(key(place, 3),)), "cy")
    desk.judge(name, key(place, 3), "met")
    assert desk.observation(name).state_of(key(place, 3)) == "met"
    desk.judge(name, key(place, 3), "not_observed")
    assert desk.observation(name).judgements == ()


def test_everything_on_the_sheet_is_kept_as_written(place: Place) -> None:
    name = begun(place)
    desk = place.rooms.desk
    event = Event("2026-11-20T14:05:00+00:00", "2026-11-20T15:02:00+00:00", "Llŷn", "simulation", "arweinydd tîm")
    desk.set_event(name, event)
    desk.set_plan(name, Plan("2026-11-14", ("observation", "questioning")))
    for field in ("summary", "feedback", "candidate_comment"):
        desk.set_text(name, field, f" {field}: dŵr, gïau \n")
    desk.set_dissent(name, dissent=True)
    desk.set_pages(name, "cy")
    desk.put_action(name, "Cadarnhau’r crynodeb", "Siân", "2026-12-06")
    desk.put_locator(
        name, Locator("", "Cofnod galwad", "CRM", "arweinydd", "data personol", "aseswr", (key(place, 19),))
    )
    mark = Mark("drawn", "Siân", "2026-11-20T15:09:00+00:00", (((1, 2), (3, 4)), ((5, 6),)))
    desk.set_mark(name, mark)
    held = desk.observation(name)
    assert (held.event, held.plan, held.mark) == (event, Plan("2026-11-14", ("observation", "questioning")), mark)
    assert (held.summary, held.dissent, held.pages) == (" summary: dŵr, gïau \n", True, "cy")
    assert held.actions == (Action(held.actions[0].id, "Cadarnhau’r crynodeb", "Siân", "2026-12-06"),)
    assert held.locators[0].criteria == (key(place, 19),)
    desk.remove_action(name, held.actions[0].id)
    desk.remove_locator(name, held.locators[0].id)
    assert (desk.observation(name).actions, desk.observation(name).locators) == ((), ())


@pytest.mark.parametrize(
    "mark", [Mark("drawn", "Siân", "t"), Mark("typed", "  ", "t"), Mark("absent", "Siân", "t", reason=" ")]
)
def test_a_mark_is_a_mark_or_a_reason(place: Place, mark: Mark) -> None:
    with pytest.raises(Refusal) as refused:
        place.rooms.desk.set_mark(begun(place), mark)
    assert refused.value.code == "mark-empty"


def test_a_standard_in_use_stays(place: Place) -> None:
    name = begun(place)
    desk = place.rooms.desk
    desk.set_standards(name, [place.calls.key])
    desk.add_entry(name, Composer("behaviour", "x", links=(key(place, 1),)), "cy")
    with pytest.raises(Refusal) as refused:
        desk.set_standards(name, [place.complex.key])
    assert refused.value.code == "standard-in-use"


def test_a_discarded_draft_comes_back_whole(place: Place) -> None:
    name = begun(place)
    desk = place.rooms.desk
    desk.add_entry(name, Composer("note", "pwysig"), "cy")
    desk.discard(name)
    assert desk.latest() == []
    desk.restore(name)
    assert [(head.id, head.entries) for head in desk.latest()] == [(name, 1)]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET text = 'arall'",
        "DELETE FROM entry",
        "DELETE FROM observation",
        "UPDATE observation SET feedback = 'arall'",
        "UPDATE observation SET record = ''",
        "DELETE FROM link",
        "INSERT INTO judgement VALUES ((SELECT id FROM observation), 'x', 'met', 't')",
        "DELETE FROM judgement",
        "UPDATE composer SET text = 'arall'",
    ],
)
def test_nothing_of_a_sealed_observation_changes(place: Place, damage: str) -> None:
    name = begun(place)
    desk = place.rooms.desk
    desk.add_entry(name, Composer("behaviour", "y gwir", links=(key(place, 1),)), "cy")
    desk.judge(name, key(place, 1), "met")
    desk.sealed_as(name, "r-1")
    before = desk.observation(name)
    with pytest.raises(Refusal) as refused:
        place.rooms.store.run(damage)
    assert refused.value.code == "row-immutable"
    assert desk.observation(name) == before


def test_a_sealed_observation_refuses_every_deed(place: Place) -> None:
    name = begun(place)
    desk = place.rooms.desk
    desk.sealed_as(name, "r-1")
    for deed in (
        lambda: desk.add_entry(name, Composer("note", "x"), "cy"),
        lambda: desk.keep_composer(name, Composer("note", "x")),
        lambda: desk.set_text(name, "feedback", "x"),
        lambda: desk.judge(name, key(place, 1), "not_yet_met"),
        lambda: desk.discard(name),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.code == "observation-sealed"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(min_size=1, max_size=300).filter(lambda text: text.strip() and "\x00" not in text))
def test_what_was_typed_comes_back(place: Place, text: str) -> None:
    import unicodedata  # noqa: PLC0415

    name = begun(place)
    place.rooms.desk.keep_composer(name, Composer("behaviour", text))
    assert place.rooms.desk.observation(name).composer.text == text
    entry, _ = place.rooms.desk.add_entry(name, Composer("behaviour", text), "cy")
    assert (
        place.rooms.desk.observation(name).entries[-1].text == unicodedata.normalize("NFC", text).strip() == entry.text
    )
