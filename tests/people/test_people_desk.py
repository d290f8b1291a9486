"""The people of a store: who the assessor is, who the candidates are, and what is refused about them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.errors import AssessorError, Refusal
from assessor_app.language import ENGLISH, WELSH, speak
from assessor_app.language.sentences import tell
from assessor_app.people.desk import PeopleDesk
from assessor_app.people.model import Assessor, Branding, Candidate, Centre, Preferences, Registration, RoleWord
from assessor_app.people.store import MIGRATIONS
from assessor_app.vault.model import Changes
from assessor_app.vault.store import Store
from tests.records.third import logo

if TYPE_CHECKING:
    from collections.abc import Iterator

SIAN = Assessor("sian", "Siân Llŷn", Centre("Canolfan Tŷ Gwyn", "12345"), "trainee")


@pytest.fixture
def store() -> Iterator[Store]:
    made = Store.in_memory(MIGRATIONS)
    yield made
    made.close()


@pytest.fixture
def desk(store: Store) -> PeopleDesk:
    return PeopleDesk(store)


def test_nobody_is_the_assessor_until_they_say_so(desk: PeopleDesk) -> None:
    assert desk.assessor() is None
    assert desk.set_assessor(SIAN) == Changes.of(("assessor", "sian"))
    assert desk.assessor() == SIAN


def test_an_assessor_puts_their_details_right(desk: PeopleDesk) -> None:
    desk.set_assessor(SIAN)
    married = replace(SIAN, name="Siân Gwyn", centre=Centre("Canolfan y Môr"), status="qualified")
    desk.set_assessor(married)
    assert desk.assessor() == married


def test_a_store_stays_one_persons_own(desk: PeopleDesk) -> None:
    desk.set_assessor(SIAN)
    with pytest.raises(Refusal) as refused:
        desk.set_assessor(replace(SIAN, id="lowri", name="Lowri"))
    assert (refused.value.code, refused.value.facts) == ("assessor-differs", {"name": "Siân Llŷn"})
    assert desk.assessor() == SIAN


def test_a_candidate_is_taken_on_with_all_that_is_known(desk: PeopleDesk, store: Store) -> None:
    registration = Registration("Agored Cymru", "A1", "2026-02-28")
    known = {
        "centre_reference": "TG-7",
        "registration": registration,
        "language": "en",
        "adjustments": "Amser\nychwanegol",
    }
    taken, changes = desk.add_candidate(name="Gwên", standards=("CFACC1@2021:cy", "x@1:en"), **known)  # type: ignore[arg-type]
    assert changes == Changes.of(("candidate", taken.id))
    assert taken == Candidate(taken.id, "Gwên", standards=("CFACC1@2021:cy", "x@1:en"), **known)  # type: ignore[arg-type]
    assert PeopleDesk(store).candidate(taken.id) == taken


def test_two_candidates_of_one_name_are_two_people(desk: PeopleDesk) -> None:
    first, second = (desk.add_candidate(name="Gwên", centre_reference=own)[0] for own in ("b", "a"))
    assert first.id != second.id
    assert desk.candidates() == [second, first]


def test_candidates_are_listed_in_welsh_order(desk: PeopleDesk) -> None:
    for name in ("Llinos", "Lowri", "Chwilen", "Cynan", "Ffion", "Fychan"):
        desk.add_candidate(name=name)
    assert [one.name for one in desk.candidates()] == ["Cynan", "Chwilen", "Fychan", "Ffion", "Lowri", "Llinos"]


def test_standards_keep_the_order_they_were_added_in_and_stand_once(desk: PeopleDesk) -> None:
    taken, _ = desk.add_candidate(name="Gwên", standards=("z@1:cy", "a@1:cy", "z@1:cy"))
    assert taken.standards == ("z@1:cy", "a@1:cy")
    changed = replace(taken, standards=("m@1:en", "z@1:cy"))
    assert desk.change_candidate(changed) == Changes.of(("candidate", taken.id))
    assert desk.candidate(taken.id) == changed


def test_one_candidates_change_leaves_the_others(desk: PeopleDesk) -> None:
    one, _ = desk.add_candidate(name="Cynan", standards=("a@1:cy",))
    other, _ = desk.add_candidate(name="Chwilen", standards=("a@1:cy", "b@1:cy"))
    desk.change_candidate(replace(one, name="Cynan Wyn", standards=()))
    assert desk.candidates() == [replace(one, name="Cynan Wyn", standards=()), other]


def test_a_change_that_changes_nothing_touches_nothing(desk: PeopleDesk) -> None:
    taken, _ = desk.add_candidate(name="Gwên")
    assert desk.change_candidate(replace(taken, name="  Gwên ")) == Changes()


@pytest.mark.parametrize(
    ("change", "code", "facts"),
    [
        ({"name": " \t\n"}, "name-missing", {}),
        ({"id": "nobody"}, "candidate-unknown", {"candidate": "nobody"}),
        ({"standards": ("CFACC1",)}, "standard-name-malformed", {"standard": "CFACC1"}),
        ({"standards": ("CFACC1@2021:fr",)}, "standard-name-malformed", {"standard": "CFACC1@2021:fr"}),
        *(
            ({"registration": Registration(date=date)}, "date-malformed", {"date": date})
            for date in ("2026", "2026-02-29", "2026-13-01", "20260105", "2026-W02-1", "1/2/2026", "٢٠٢٦-01-01", "ddoe")
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_in_both_languages(
    desk: PeopleDesk, change: dict[str, object], code: str, facts: dict[str, str]
) -> None:
    taken, _ = desk.add_candidate(name="Gwên", standards=("a@1:cy",))
    with pytest.raises(Refusal) as refused:
        desk.change_candidate(replace(taken, **change))  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.facts) == (code, facts)
    assert tell(speak(WELSH), refused.value) != tell(speak(ENGLISH), refused.value)
    assert desk.candidates() == [taken]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [(replace(SIAN, name=""), "name-missing"), (replace(SIAN, centre=Centre(" ")), "centre-missing")],
)
def test_an_assessor_without_a_name_or_a_centre_is_refused(desk: PeopleDesk, wrong: Assessor, code: str) -> None:
    with pytest.raises(AssessorError, match=code):
        desk.set_assessor(wrong)
    assert desk.assessor() is None


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20), st.sampled_from(["NFC", "NFD"]))
def test_however_a_name_is_typed_it_is_kept_on_one_line_in_nfc(name: str, form: str) -> None:
    store = Store.in_memory(MIGRATIONS)
    desk = PeopleDesk(store)
    typed = unicodedata.normalize(form, f" {name}\n Llŷn ")  # type: ignore[arg-type]
    kept, _ = desk.add_candidate(name=typed)
    assert unicodedata.is_normalized("NFC", kept.name)
    assert kept.name == " ".join(kept.name.split())
    assert desk.candidate(kept.id) == kept
    assert desk.change_candidate(kept) == Changes()
    store.close()


def test_preferences_have_defaults_and_are_kept(desk: PeopleDesk, store: Store) -> None:
    assert desk.preferences() == Preferences(pages="both")
    assert desk.set_preferences(Preferences(pages="cy")) == Changes.of(("preferences", "pages"))
    desk.set_preferences(Preferences(pages="en"))
    assert PeopleDesk(store).preferences() == Preferences(pages="en")


def test_how_pages_look_is_kept_tidy_and_nothing_is_the_default(desk: PeopleDesk) -> None:
    assert desk.branding() == Branding()
    words = Branding(logo(), RoleWord(" Dysgwr ", "Learner"), verifier=RoleWord("SAM", "IQA"))
    assert desk.set_branding(words) == Changes.of(("branding", "centre"))
    assert desk.branding() == replace(words, candidate=RoleWord("Dysgwr", "Learner"))
    for wrong, code in (
        (Branding(b"GIF89a"), "logo-unreadable"),
        (Branding(bytes(9 * 1024 * 1024)), "logo-too-large"),
        (Branding(assessor=RoleWord("a" * 41)), "role-word-long"),
    ):
        with pytest.raises(Refusal, match=code):
            desk.set_branding(wrong)
    desk.set_branding(Branding())
    assert desk.branding() == Branding()


def test_a_site_and_the_name_somebody_is_registered_under_are_kept(desk: PeopleDesk) -> None:
    desk.set_assessor(replace(SIAN, centre=replace(SIAN.centre, site=" Safle  Bangor ")))
    held = desk.assessor()
    assert held is not None
    assert held.centre.site == "Safle Bangor"
    taken, _ = desk.add_candidate(name="山田 太郎", registration=Registration(name=" Taro Yamada"))
    assert desk.candidate(taken.id).registration.name == "Taro Yamada"
