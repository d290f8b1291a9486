"""Standardisation by files: a record without its names goes out, blind judgements come back, agreement is seen."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import json
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from assessor_app.errors import Refusal, Tampered
from assessor_app.language import speak
from assessor_app.verifying.standardising import anonymising, files, naming_people
from assessor_app.verifying.standardising.agreeing import agreement
from assessor_app.verifying.standardising.model import Answer, Choice, Exercise, Judged, Piece
from tests.centre.founded import HandClock, desk
from tests.records.sealed import NOW, signed, somebody

if TYPE_CHECKING:
    from assessor_app.rooms import Rooms
    from assessor_app.trust.model import Identity

WORDS = {"cy": speak("cy"), "en": speak("en")}
CHOICES: tuple[Choice, ...] = ("met", "not_yet_met", "not_observed")


def judge(name: str) -> tuple[Rooms, Identity]:
    """Somebody with a store and a key of their own."""
    rooms = desk(name, HandClock(NOW + dt.timedelta(hours=1)), name).rooms
    return rooms, somebody(name)


def made(rooms: Rooms) -> Exercise:
    """A draft of an exercise from the example's record."""
    rooms.archive.take_in("file", signed().sealed.file)
    exercise, _ = rooms.verifying.standardising.begin(signed().sealed.identity, "Galwadau anodd", due="2026-12-11")
    return exercise


def judged_all(rooms: Rooms, exercise: Exercise, choice: Choice) -> None:
    for one in exercise.criteria:
        rooms.verifying.standardising.choose(exercise.id, Judged(one.key, choice, "gwelais hyn"))


def test_nobody_named_in_a_record_is_named_in_what_is_shown_of_it() -> None:
    payload = signed().sealed.payload
    shown = json.dumps([dataclasses.asdict(one) for one in anonymising.pieces(payload, WORDS)], ensure_ascii=False)
    for name in ("Siân", "Llywelyn", "Rhys", "Wyn Jones", "Menai", "Gwyn", "L-0192", "889201", "RWJ-2026"):
        assert name.casefold() not in shown.casefold(), name
    assert "[ymgeisydd]" in shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cyfarchodd Siân y galwr.", "Cyfarchodd [ymgeisydd] y galwr."),
        ("Sian's calls; SIÂN LLYWELYN ended them.", "[ymgeisydd]'s calls; [ymgeisydd] ended them."),
        ("siân llywelyn", "[ymgeisydd]"),
        ("Dywedodd Rhys wrth Rhys Wyn Jones.", "Dywedodd [aseswr] wrth [aseswr]."),
        ("yng Nghanolfan Asesu Menai", "yng [canolfan]"),
        ("i Ganolfan Gyswllt Tŷ Gwyn, Llŷn", "i [gweithle]"),
        ("Roedd papur gwyn ar y ddesg.", "Roedd papur gwyn ar y ddesg."),
        ("Cyfeirnod L-0192.", "Cyfeirnod [rhif]."),
        ("l0192, L 0192, L/0192, rhif 0192", "[rhif], [rhif], [rhif], rhif [rhif]"),
        ("889 201 a 88-92-01 a rwj/2026/0001", "[rhif] a [rhif] a [rhif]"),
        ("Yn 2026 ac ar 20 Tachwedd 2026.", "Yn 2026 ac ar 20 Tachwedd 2026."),
        (
            "Rhoddodd i Lywelyn a Rys; yng nghwmni Lywelyn.",
            "Rhoddodd i [ymgeisydd] a [aseswr]; yng nghwmni [ymgeisydd].",
        ),
        ("SianLlywelyn_galwad.mp4, sian.llywelyn@menai.cymru", "[ymgeisydd]_galwad.mp4, [cyfeiriad]"),
        ("rhyswynjones2 (sll@gmail.com)", "[aseswr] ([cyfeiriad])"),
        ("yn Nhŷ Gwyn ac yn Nhŷ Gwyn, Llŷn", "yn [gweithle] ac yn [gweithle]"),
        ("Asesu Menai", "[canolfan]"),
        ("Si\u00e2n and Siân", "[ymgeisydd] and [ymgeisydd]"),
        ("Jones’s call", "[aseswr]’s call"),
    ],
)
def test_names_give_way_to_roles(text: str, said: str) -> None:
    payload = signed().sealed.payload
    assert anonymising.bare_text(text, payload, WORDS["cy"]) == said


def test_what_a_rule_must_not_decide_is_pointed_at() -> None:
    payload = signed().sealed.payload
    for text, found in (
        ("dywedodd siân wrthi", ("siân",)),
        ("Nododd RWJ a RJ hyn", ("RWJ", "RJ")),
        ("Galwodd o Llŷn", ("Llŷn",)),
        ("Roedd papur gwyn ar y ddesg", ()),
        ("Ffoniwch 07700 900123", ("07700 900123",)),
    ):
        piece = Piece("note", "cy", text)
        assert anonymising.doubtful([piece], payload=payload) == ({0: found} if found else {}), text


def test_whoever_else_a_record_names_is_taken_out_too() -> None:
    payload = copy.deepcopy(signed().sealed.payload)
    payload["log"][0]["author"] = "Gwenan Prys"
    payload["response"]["mark"]["name"] = "Siân Haf Llywelyn-Parry"
    payload["log"][1]["text"] = "Dywedodd Gwenan fod Ms Parry yno. Wenan Prys a lofnododd."
    shown = anonymising.pieces(payload, WORDS)
    assert shown[2].text == "Dywedodd [tyst] fod Ms [ymgeisydd] yno. [tyst] a lofnododd."


def test_what_its_maker_writes_about_it_names_nobody_either() -> None:
    maker, signer = judge("Siân Dilysydd")
    maker.archive.take_in("file", signed().sealed.file)
    desk = maker.verifying.standardising
    begun, _ = desk.begin(signed().sealed.identity, "Galwad Siân", note="Ymweliad Rhys â Menai, L-0192")
    desk.describe(begun.id, "Galwad Llywelyn", "", "Gofynnwch i Rhys")
    file, _ = desk.give(begun.id, signer)
    said, _ = files.read(file)
    assert isinstance(said, Exercise)
    assert (said.title, said.note) == ("Galwad [ymgeisydd]", "Gofynnwch i [aseswr]")
    text = json.dumps(dataclasses.asdict(said), ensure_ascii=False)
    for name in ("Rhys", "Llywelyn", "L-0192", signed().sealed.identity, signed().sealed.payload["record"]["id"]):
        assert name not in text
    assert signed().sealed.payload["candidate"]["id"] not in text


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_never_stays_wherever_it_stands(before: str, after: str) -> None:
    names = naming_people.names_in(signed().sealed.payload)
    text = f"{before} Siân Llywelyn {after}"
    assert "Llywelyn" not in naming_people.without_names(text, names, lambda _role: "-")


def test_an_exercise_goes_out_is_judged_blind_and_comes_back() -> None:
    maker, signer = judge("Siân Dilysydd")
    exercise = made(maker)
    assert {one.key for one in exercise.criteria} == {
        one["criterion"] for one in signed().sealed.payload["judgements"] if one["state"] != "not_observed"
    }
    file, _ = maker.verifying.standardising.give(exercise.id, signer)
    assert b"not_observed" not in file  # no decision of the record travels with it
    for name, choice in (("Ann", "met"), ("Bob", "met"), ("Cat", "not_yet_met")):
        rooms, identity = judge(name)
        assert rooms.verifying.standardising.take_in(file)[0] == exercise.id
        assert not rooms.verifying.standardising.take_in(file)[1].touched
        with pytest.raises(Refusal) as refused:
            rooms.verifying.standardising.answer(exercise.id, identity)
        assert refused.value.code == "exercise-unjudged"
        judged_all(rooms, exercise, choice)  # type: ignore[arg-type]
        back, _ = rooms.verifying.standardising.answer(exercise.id, identity)
        maker.verifying.standardising.take_in(back)
        assert not maker.verifying.standardising.take_in(back)[1].touched
        maker.vouched.vouch(identity.certificate, how="@phone", by="Siân", at="2026-11-22T09:00:00Z")
    found = maker.verifying.standardising.agreement(exercise.id)
    assert [row.choices for row in found.criteria] == [("met", "met", "not_yet_met")] * len(exercise.criteria)
    assert found.observed == pytest.approx(1 / 3)
    assert found.measure == "fleiss"
    assert [one.answers for one in maker.verifying.standardising.listed()] == [3]


def test_who_is_not_known_counts_only_when_asked_for() -> None:
    maker, signer = judge("Siân Dilysydd")
    exercise = made(maker)
    file, _ = maker.verifying.standardising.give(exercise.id, signer)
    rooms, identity = judge("Ann")
    rooms.verifying.standardising.take_in(file)
    judged_all(rooms, exercise, "met")
    maker.verifying.standardising.take_in(rooms.verifying.standardising.answer(exercise.id, identity)[0])
    assert [one.known for one in maker.verifying.standardising.answers(exercise.id)] == [False]
    assert maker.verifying.standardising.agreement(exercise.id).criteria[0].choices == ()
    assert maker.verifying.standardising.agreement(exercise.id, everybody=True).criteria[0].choices == ("met",)


def test_a_judge_with_a_new_certificate_is_still_one_judge_and_the_later_answer_counts() -> None:
    maker, signer = judge("Siân Dilysydd")
    exercise = made(maker)
    file, _ = maker.verifying.standardising.give(exercise.id, signer)
    rooms, before = judge("Ann")
    clock = cast("HandClock", rooms.verifying.standardising._clock)
    rooms.verifying.standardising.take_in(file)
    choices: tuple[Choice, ...] = ("met", "not_yet_met")
    clock.at = clock.at.astimezone(dt.timezone(dt.timedelta(hours=1)))
    for choice, identity in zip(choices, (before, somebody("Ann")), strict=True):
        judged_all(rooms, exercise, choice)
        maker.verifying.standardising.take_in(rooms.verifying.standardising.answer(exercise.id, identity)[0])
        maker.vouched.vouch(identity.certificate, how="@phone", by="Siân", at="2026-11-22T09:00:00Z")
        clock.at = (clock.at + dt.timedelta(minutes=5)).astimezone(dt.UTC)
    found = maker.verifying.standardising.agreement(exercise.id)
    assert found.criteria[0].choices == ("not_yet_met",)
    assert [one.known for one in maker.verifying.standardising.answers(exercise.id)] == [True]


def test_what_is_not_fitting_is_refused() -> None:
    maker, signer = judge("Siân Dilysydd")
    exercise = made(maker)
    standing = maker.verifying.standardising
    file, _ = standing.give(exercise.id, signer)
    with pytest.raises(Refusal) as refused:
        standing.reword(exercise.id, 0, None)
    assert refused.value.code == "exercise-given"
    with pytest.raises(Refusal) as refused:
        standing.choose(exercise.id, Judged(exercise.criteria[0].key, "met"))
    assert refused.value.code == "exercise-not-to-judge"
    given_out, _ = files.read(file)
    assert isinstance(given_out, Exercise)
    all_of_it = tuple(Judged(one.key, "met") for one in exercise.criteria)
    answer = Answer(exercise.id, exercise.id, files.digest(given_out), "Ann", "a", "2026-11-22T09:00:00Z", all_of_it)
    for changed, code in (
        (dataclasses.replace(answer, digest="0" * 64), "answer-not-fitting"),
        (dataclasses.replace(answer, judged=all_of_it[1:]), "answer-not-fitting"),
        (dataclasses.replace(answer, judged=(*all_of_it[1:], all_of_it[1])), "answer-not-fitting"),
        (dataclasses.replace(answer, exercise="0" * 8 + exercise.id[8:]), "exercise-unknown"),
    ):
        with pytest.raises(Refusal) as refused:
            standing.take_in(files.answer(changed, somebody("Ann")))
        assert refused.value.code == code
    standing.close(exercise.id)
    with pytest.raises(Refusal) as refused:
        standing.take_in(files.answer(answer, somebody("Ann")))
    assert refused.value.code == "exercise-closed"
    standing.reopen(exercise.id)
    standing.take_in(files.answer(answer, somebody("Ann")))


def test_a_changed_file_is_taken_for_nothing_else() -> None:
    maker, signer = judge("Siân Dilysydd")
    exercise = made(maker)
    file, _ = maker.verifying.standardising.give(exercise.id, signer)
    for at in range(0, len(file), 131):
        flipped = file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :]
        with pytest.raises((Tampered, Refusal)):
            files.read(flipped)


def test_a_draft_can_be_reworded_shortened_and_taken_back() -> None:
    maker, _signer = judge("Siân Dilysydd")
    exercise = made(maker)
    standing = maker.verifying.standardising
    first = exercise.pieces[0]
    standing.reword(exercise.id, 0, dataclasses.replace(first, text="Dim enwau. Ffoniwch 07700 900123."))
    assert standing.doubtful(exercise.id) == {0: ("07700 900123",)}
    standing.reword(exercise.id, 0, None)
    assert len(standing.exercise(exercise.id).pieces) == len(exercise.pieces) - 1
    standing.put_back(exercise.id, 0, first)
    assert standing.exercise(exercise.id) == exercise
    standing.forget(exercise.id)
    assert standing.listed() == []
    standing.remember(exercise.id)
    assert [one.id for one in standing.listed()] == [exercise.id]


def answered(*chosen: str) -> Answer:
    """One judge's choices by their first letters: m, y (not yet), o (not observed)."""
    letters = {"m": "met", "y": "not_yet_met", "o": "not_observed"}
    judged = tuple(Judged(str(at), letters[one]) for at, one in enumerate(chosen[0]))  # type: ignore[arg-type]
    return Answer("", "", "", "", "", "", judged)


# Two judges, 2×2: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no gives 0.4 (the usual textbook example of Cohen's kappa).
COHEN = ("m" * 20 + "m" * 5 + "y" * 10 + "y" * 15, "m" * 20 + "y" * 5 + "m" * 10 + "y" * 15)


def test_the_coefficients_are_those_of_the_papers() -> None:
    keys = [str(at) for at in range(50)]
    two = agreement(keys, [answered(one) for one in COHEN])
    assert two.measure == "cohen"
    assert two.kappa == pytest.approx(0.4)
    three = agreement(["0", "1"], [answered("mm"), answered("mm"), answered("yy")])
    assert three.measure == "fleiss"
    assert three.kappa == pytest.approx(-0.5)  # (1/3 - 5/9) / (1 - 5/9)


@pytest.mark.parametrize("judges", [[], ["mm"], ["mm", "mm"]])
def test_where_kappa_has_no_meaning_none_is_told(judges: list[str]) -> None:
    assert agreement(["0", "1"], [answered(one) for one in judges]).kappa is None


@given(st.lists(st.lists(st.sampled_from("myo"), min_size=4, max_size=4), min_size=2, max_size=5))
def test_agreement_does_not_depend_on_who_is_asked_first(judges: list[list[str]]) -> None:
    keys = ["0", "1", "2", "3"]
    there = agreement(keys, [answered("".join(one)) for one in judges])
    back = agreement(keys, [answered("".join(one)) for one in reversed(judges)])
    assert there.observed == pytest.approx(back.observed)
    assert (there.kappa is None) == (back.kappa is None)
    if there.kappa is not None and back.kappa is not None:
        assert there.kappa == pytest.approx(back.kappa)
        assert there.kappa <= 1


@given(st.lists(st.lists(st.sampled_from("myo"), min_size=5, max_size=5), min_size=2, max_size=6))
def test_kappa_is_what_a_library_says(judges: list[list[str]]) -> None:
    found = agreement([str(at) for at in range(5)], [answered("".join(one)) for one in judges])
    if found.kappa is None:
        return
    told = [(str(judge), str(at), one) for judge, said in enumerate(judges) for at, one in enumerate(said)]
    task = AnnotationTask(told)
    assert found.kappa == pytest.approx(task.kappa() if len(judges) == 2 else task.pi(), abs=1e-9)
