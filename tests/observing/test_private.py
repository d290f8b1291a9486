"""Other people's names and numbers in what is written: a set made by hand, in both languages, and what is said."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from assessor_app.observing.model import Action, Entry, Event, EvidenceFile, Locator
from assessor_app.observing.private import Known, private
from assessor_app.observing.readiness import gaps
from tests.observing.test_readiness import AT, TODAY, entry, finished

if TYPE_CHECKING:
    from assessor_app.observing.model import Visit
    from tests.observing.furnished import Place

KNOWN = Known(("Carys Mair Morgan", "Tomos Huws", "Bronwen"), ("Siân Llywelyn", "Rhys Wyn Jones"))

# What a text holds: (kind, text) of each. No number here is anybody's: drama ranges, published test numbers.
HELD = (
    ("She rang 07700 900123 and left a message.", ("phone", "07700 900123")),
    ("Ffoniodd hi 029 2018 0456 ar ôl cinio.", ("phone", "029 2018 0456")),
    ("Call back on (01632) 960 001 after 3pm", ("phone", "(01632) 960 001")),
    ("Number read back: +44 7700 900 456.", ("phone", "+44 7700 900 456")),
    ("Number given was 07700900789", ("phone", "07700900789")),
    ("Rhif symudol y cwsmer: 07700-900-234", ("phone", "07700-900-234")),
    ("ring 00 44 20 7946 0018 tomorrow", ("phone", "00 44 20 7946 0018")),
    ("Swyddfa Dulyn: +353 20 915 1234", ("phone", "+353 20 915 1234")),
    ("Confirmed by mail to j.bloggs@example.com.", ("email", "j.bloggs@example.com")),
    ("Anfonodd e-bost at mair.owen+gofal@enghraifft.cymru wedyn", ("email", "mair.owen+gofal@enghraifft.cymru")),
    ("NI number AB 12 34 56 C was checked", ("insurance", "AB 12 34 56 C")),
    ("Rhif yswiriant gwladol: ab123456d", ("insurance", "ab123456d")),
    ("NHS number 943 476 5919 on the chart", ("health", "943 476 5919")),
    ("Darllenodd rif GIG y claf 9434765919 yn uchel", ("health", "9434765919")),
    ("Checked the wristband, NHS no. 943-476-5919", ("health", "943-476-5919")),
    ("Asked her date of birth: 03/05/1962.", ("birth", "date of birth: 03/05/1962")),
    ("DOB 3.5.62 confirmed", ("birth", "DOB 3.5.62")),
    ("He was born on 3rd May 1962 in Leeds", ("birth", "born on 3rd May 1962")),
    ("Ganwyd hi ar 3 Mai 1962", ("birth", "Ganwyd hi ar 3 Mai 1962")),
    ("Dyddiad geni'r claf: 1962-05-03", ("birth", "Dyddiad geni'r claf: 1962-05-03")),
    ("Delivered to 4 Stryd Fawr, LL57 2DG", ("postcode", "LL57 2DG")),
    ("cod post ll57 2dg a gadarnhawyd", ("postcode", "ll57 2dg")),
    ("The address ends CF101AA", ("postcode", "CF101AA")),
    ("Lives at SW1A 1AA apparently", ("postcode", "SW1A 1AA")),
    ("Took payment by card 4111 1111 1111 1111", ("card", "4111 1111 1111 1111")),
    ("Darllenodd y cerdyn 5555555555554444 yn ôl", ("card", "5555555555554444")),
    ("Amex 3782-822463-10005 was read out", ("card", "3782-822463-10005")),
    ("Sort code 12-34-56 read out", ("bank", "Sort code 12-34-56")),
    ("cod didoli: 123456", ("bank", "cod didoli: 123456")),
    ("Greeted Mrs Davies by name.", ("titled", "Mrs Davies")),
    ("Mr J. Pritchard's dog was weighed", ("titled", "Mr J. Pritchard")),
    ("Helped mrs evans to the chair", ("titled", "mrs evans")),
    ("Cyfarchodd Miss ap Rhys wrth y drws", ("titled", "Miss ap Rhys")),
    ("Gofynnodd Dr O'Brien am y siart", ("titled", "Dr O'Brien")),
    ("Roedd Mr. Ödland yn fodlon", ("titled", "Mr. Ödland")),
    ("Siaradodd â Bnr Gwilym am y gŵyn", ("titled", "Bnr Gwilym")),
    ("Dr Siobhan Ní Bhriain reviewed the drug chart", ("titled", "Dr Siobhan Ní Bhriain")),
    ("Roberts' aid? No: Mrs. Roberts' hearing aid", ("titled", "Mrs. Roberts")),
    ("Worked alongside Carys Morgan all morning", ("candidate", "Carys Morgan")),
    ("Gyda CARYS MAIR MORGAN ar y ddesg", ("candidate", "CARYS MAIR MORGAN")),
    ("Handed over to Tômos Huws's team", ("candidate", "Tômos Huws")),
)

# What is nobody's: as observation records really say it.
FREE = (
    "INSCS025 · P14 and K2 were shown; see P2, P3 and G12.",
    "14:05 answered, 14:21 closed; 0900 to 1730.",
    "Order number 07700900123 was found and read back.",
    "Rhif archeb 01632960001 a ganfuwyd ar y system.",
    "Ref: 4111111111111111 in the warehouse system.",
    "Invoice 9434765919 was paid.",
    "Ticket no. 943 476 5919 raised with IT.",
    "Serial number 20261120140512345 checked.",
    "Barcode 5012345678900 scanned.",
    "Temperature 36.9, pulse 72, BP 120/80, 500 ml.",
    "From 12/11/2026 to 20/11/2026 inclusive.",
    "On 20 November 2026 the plan was agreed.",
    "Ar 20 Tachwedd 2026 cytunwyd ar y cynllun.",
    "The candidate was calm throughout and thanked the customer.",
    "Roedd yr ymgeisydd yn gwrtais ac yn glir.",
    "Greeted Mr X and offered Mrs B a seat.",
    "Cyfarchodd Mrs D. yn gwrtais.",
    "mr and mrs were not used; mr x was",
    "Miss calls go to voicemail; do not miss the deadline.",
    "Delay of 300 ms on the line, then 20 ms.",
    "Press 0800 for the menu? No: 0800 111 222 is the charity line on the poster.",
    "Gave the public helpline 0300 123 4567.",
    "Said 999 and 111 are for emergencies; 101 otherwise.",
    "Used form HS 12 and policy B2 3rd edition.",
    "Level E1 2nd attempt; room S1 1st floor; group W2 4th row.",
    "See section 3.2.1.4 and version 2.10.345.",
    "10.0.0.12 is the printer's address.",
    "AB12 and CD34 are shelf numbers.",
    "Unit Y/615/2034, award 603/2465/0.",
    "Edition 2021-02-05, digest 9f86d081884c7d65.",
    "GB 12 34 56 C is not a National Insurance prefix.",
    "123 456 7890 was the example on the training screen.",
    "Order total £1,234.56; discount 10%.",
    "4 boxes of 12, 16 x 25 kg, 1000 1000 1000 1000 units.",
    "Siân Llywelyn spoke to the customer; Ms Llywelyn was clear.",
    "Ms Siân Llywelyn observed; Mr Rhys Jones agreed.",
    "Checked lot 07654321098 and part no 4000056655665556.",
    "Mr Jones assessed the candidate.",
    "Bronwen is a street here; Morgan stores; the Huws account.",
    "Tomos from the day shift, and Huws Gray the builders' merchant.",
    "The new-born lamb was weighed on 3 May 2026? No: at 3 kg.",
    "twitter handle @canolfan and the @ sign",
    "Rhif cyfresol: 0123456789 ar y peiriant",
    "PO box 55, page 1 of 12, 25/30 marks",
    "COSHH sheet 0044 and form 0012 were filed.",
    "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 were counted aloud",
    "Started the timer 00:12:34 and stopped 01:02:03",
)  # fmt: skip


def counted() -> tuple[float, float, list[str]]:
    """Precision and recall over the set, and what was told or left wrongly."""
    hits = alarms = 0
    wrong = []
    for text, held in HELD:
        found = {(one.kind, one.text) for one in private(text, KNOWN)}
        hits += held in found
        alarms += len(found - {held})
        wrong += [f"{text}: {found}"] if found != {held} else []
    for text in FREE:
        told = private(text, KNOWN)
        alarms += len(told)
        wrong += [f"{text}: {told}"] if told else []
    return hits / (hits + alarms), hits / len(HELD), wrong


def test_the_set_is_told_apart(capsys: pytest.CaptureFixture[str]) -> None:
    precision, recall, wrong = counted()
    with capsys.disabled():
        print(  # noqa: T201 - figures for whoever changes the patterns
            f"\nprivacy: precision {precision:.3f}, recall {recall:.3f} of {len(HELD)} held, {len(FREE)} free texts"
        )
    assert wrong == []


def test_every_place_of_what_is_found_is_true_and_none_lies_within_another() -> None:
    text = " ".join(text for text, _ in HELD)
    found = private(text, KNOWN)
    assert len(found) >= len(HELD)
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in found)
    assert all(a.start + len(a.text) <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("letter", ["0", "1 ", "a@", "9-", "Mr J ", "+0", "1.", "born "])
def test_hostile_texts_take_no_longer_than_they_should(letter: str) -> None:
    assert len(private(letter * (20_000 // len(letter)))) < 20_000  # what backtracks would never come back


def said(visit: Visit) -> set[tuple[str, str, str]]:
    told = {"gap-other-people", "gap-private-numbers"}
    found = [gap for gap in gaps(visit, "en", TODAY) if gap.code in told]
    assert not any(gap.blocking for gap in found)
    return {(gap.code, gap.place, str(dict(gap.facts)["text"])) for gap in found}


def test_each_text_of_a_visit_is_looked_at_and_says_where(place: Place) -> None:
    visit = finished(place)
    seen = visit.observation
    log = Entry("e9", "behaviour", "Rang 07700 900123.", "en", AT, 9, "a-1")
    phone, named = "gap-private-numbers", "gap-other-people"
    for parts, wanted in (
        ({"entries": (*seen.entries, log)}, (phone, "log", "07700 900123")),
        ({"entries": (*seen.entries, log, entry("e10", "note", strikes="e9"))}, (phone, "log", "07700 900123")),
        ({"event": Event(AT, AT, "Tŷ Gwyn", others="Mrs Davies")}, (named, "event", "Mrs Davies")),
        ({"feedback": "Diolch i Mrs Davies."}, (named, "feedback", "Mrs Davies")),
        ({"summary": "Mrs Davies"}, (named, "feedback", "Mrs Davies")),
        ({"candidate_comment": "a@example.com"}, (phone, "comment", "a@example.com")),
        ({"actions": (Action("a", "Call 07700 900123"),)}, (phone, "actions", "07700 900123")),
        ({"locators": (Locator("l", "Note of Mr Huws", "CRM", "", "", ""),)}, (named, "evidence", "Mr Huws")),
        ({"files": (filed(people="Mr Huws"),)}, (named, "evidence", "Mr Huws")),
    ):  # fmt: skip
        assert said(replace(visit, observation=replace(seen, **parts))) == {wanted}


def filed(**parts: str) -> EvidenceFile:
    return EvidenceFile("f", "f.png", "image/png", "0" * 64, 1, AT, caption="Ffurflen", **parts)  # type: ignore[arg-type]


def test_who_may_be_named_is_not_warned_of(place: Place) -> None:
    visit = finished(place)
    seen = visit.observation
    witness = replace(seen.entries[0], kind="witness", text="Mrs Davies, rheolwr: gwelais y gwaith.")
    for parts in (
        {"entries": (witness, *seen.entries[1:])},
        {"event": Event(AT, AT, "Tŷ Gwyn, LL57 2DG")},
        {"actions": (Action("a", "Ymarfer", "Mrs Davies"),)},
        {"locators": (Locator("l", "Nodyn", "Tŷ Gwyn, LL57 2DG", "Mrs Davies", "", "Mr Huws"),)},
        {"files": (filed(people="Mrs Davies", consent="given"),)},
        {"feedback": "Da iawn, Ms Llywelyn."},
    ):
        assert said(replace(visit, observation=replace(seen, **parts))) == set()


def test_other_candidates_of_the_store_are_looked_for_and_the_one_observed_is_not(place: Place) -> None:
    place.rooms.people.add_candidate(name="Carys Mair Morgan")
    observation, _ = place.rooms.desk.start(place.candidate, [place.calls.key])
    visit = place.rooms.visit(observation.id)
    assert visit.others == ("Carys Mair Morgan",)
    told = replace(visit.observation, feedback="Gweithiodd Siân Llywelyn gyda Carys Morgan.")
    assert said(replace(visit, observation=told)) == {("gap-other-people", "feedback", "Carys Morgan")}
