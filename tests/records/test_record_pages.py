"""The pages of template observation/1: what they say, to the eye, to a screen reader and to poppler."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.errors import Tampered
from assessor_app.observing.model import ASSESSOR_SAW
from assessor_app.records import payload as payloads
from assessor_app.records import templates
from assessor_app.records.templates.observation_1.pages import closing
from tests.records import older
from tests.records.drawn import (
    LETTERS,
    built,
    example,
    file_of,
    other_language,
    raw_text_of,
    tagged_text_of,
    text_of,
    visit,
)

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-11-20T14:21:00+00:00"
CRITERION = {"standard": "INSCS025:cy", "number": 1}


def test_an_unknown_template_is_not_drawn() -> None:
    with pytest.raises(Tampered) as found:
        templates.render({**example(), "template": "observation/99"})
    assert (found.value.code, found.value.facts) == ("template-unknown", {"template": "observation/99"})
    assert not templates.known("observation/99")
    assert templates.known("observation/1")


@pytest.mark.parametrize("pages", ["cy", "en", "both"])
def test_every_text_of_the_record_is_on_the_pages(pages: str, tmp_path: Path) -> None:
    told = built(pages)
    said = text_of(file_of(told, tmp_path))
    texts = [
        told["centre"]["name"], told["candidate"]["name"], told["assessor"]["name"], told["event"]["place"],
        told["event"]["others"], told["summary"], told["feedback"], told["response"]["comment"], told["record"]["id"],
        *(entry["text"] for entry in told["log"]), *(entry["question"] for entry in told["log"]),
        *(action["text"] for action in told["actions"]), told["locators"][0]["where"], told["locators"][0]["holder"],
        told["locators"][0]["why_not_copied"], *(standard["title"] for standard in told["standards"]),
    ]  # fmt: skip
    assert [text for text in texts if text not in said] == []


def test_judged_and_linked_criteria_stand_in_full_and_the_rest_by_number(tmp_path: Path) -> None:
    told = built("cy")
    said = text_of(file_of(told, tmp_path))
    criteria = {c["number"]: c["text"] for c in told["standards"][0]["criteria"] if c["kind"] == "performance"}
    for number in (1, 3, 8, 9, 14, 18, 19):  # nine is linked, but nobody judged it
        assert f"P{number} {criteria[number]}" in said
    assert "Meini prawf perfformiad heb eu harsylwi: P2, P4–P7, P10–P13, P15–P17, P20, P21" in said
    assert "INSCS025 5/21, INSCC007 2/23" in said


def test_each_entry_stands_once_in_the_log_struck_ones_with_their_correction(tmp_path: Path) -> None:
    said = text_of(file_of(example(), tmp_path))
    log = said[said.index("Log arsylwi / Observation log") : said.index("Lleoliad y dystiolaeth")]
    for number, entry in enumerate(example()["log"], 1):
        assert log.count(entry["text"]) == 1
        assert f"{number} · {entry['at'][11:16]}" in log.replace("\u00a0", " ")
    assert "Cywirwyd: gweler cofnodiad 8. / Corrected: see entry 8." in log
    assert "Yn cywiro cofnodiad 7. / Corrects entry 7." in log


def test_a_struck_entry_shows_nothing_for_a_criterion(tmp_path: Path) -> None:
    log = [
        {"id": "a", "kind": "behaviour", "language": "cy", "text": "Camgymeriad.", "at": AT, "links": [CRITERION]},
        {"id": "b", "kind": "behaviour", "language": "cy", "text": "Cywir.", "at": AT, "links": [CRITERION],
         "strikes": "a"},
    ]  # fmt: skip
    told = built("cy", log=log, judgements=[{"criterion": CRITERION, "state": "met"}], evidence=[])
    said = text_of(file_of(told, tmp_path))
    assert said.count("Camgymeriad.") == 1
    assert said.count("Cywir.") == 2
    assert "/TextDecorationType /LineThrough" in templates.render(told).decode("latin-1")


def test_what_is_linked_and_not_decided_is_neither_met_nor_unobserved(tmp_path: Path) -> None:
    log = [{"id": "a", "kind": "behaviour", "language": "cy", "text": "Gwrandawodd.", "at": AT, "links": [CRITERION]}]
    told = {"log": log, "evidence": []}
    said = text_of(file_of(built("en", judgements=[], **told), tmp_path))
    assert said.count("Linked; no decision Gwrandawodd.") == 1
    assert "What was seen" in said
    assert "met it" not in said
    decided = built("en", judgements=[{"criterion": CRITERION, "state": "not_yet_met"}], **told)
    assert "Linked; no decision" not in text_of(file_of(decided, tmp_path))


def test_the_pages_promise_nothing_that_is_done_elsewhere(tmp_path: Path) -> None:
    said = text_of(file_of(built("en", assessor={"name": "Rhys", "status": "trainee"}), tmp_path))
    assert "The internal verifier’s decision is recorded separately." in said
    assert "countersign, which is recorded separately." in said
    assert "in the program" not in said


@pytest.mark.parametrize(("pages", "words"), [("cy", "yr aseswr"), ("en", "the assessor")])
def test_who_has_seen_the_evidence_is_said_in_the_language_of_the_page(pages: str, words: str, tmp_path: Path) -> None:
    assert closing.ASSESSOR_SAW == ASSESSOR_SAW
    told = built(pages)
    assert f"data personol cwsmer {words}" in text_of(file_of(told, tmp_path))
    told["locators"][0]["seen_by"] = "Mair o'r ganolfan"
    assert "data personol cwsmer Mair o'r ganolfan" in text_of(file_of(told, tmp_path))


def test_both_languages_share_their_numbers_and_the_foot_says_how_to_check(tmp_path: Path) -> None:
    said = text_of(file_of(built("both"), tmp_path))
    assert "G/K 1, 3–19" in said
    assert "Gellir gwirio’r ffeil hon all-lein / this file can be checked offline" in said
    assert "Rhif y cofnod a SHA-256 y data The record’s id and the SHA-256 of its data" in said
    assert "Yn bresennol / Present: arweinydd tîm" in said


def test_a_long_entry_is_cut_in_the_table_and_whole_in_the_log(tmp_path: Path) -> None:
    text = " ".join(f"gair{n}" for n in range(200))
    log = [{"id": "a", "kind": "behaviour", "language": "cy", "text": text, "at": AT, "links": [CRITERION]}]
    said = text_of(file_of(built("cy", log=log, judgements=[], evidence=[]), tmp_path))
    assert said.count("gair10 ") == 2
    assert said.count("gair150 ") == 1
    assert "… (1 · 14:21)" in said


def test_questions_are_led_by_the_letters_of_their_language(tmp_path: Path) -> None:
    assert "C: Beth wnewch chi" in text_of(file_of(built("cy"), tmp_path))
    assert "Q: Beth wnewch chi" in text_of(file_of(built("en"), tmp_path))


SPOKEN = {
    "cy": ("Cofnod arsylwi", "20 Tachwedd 2026", "INSCS025 · G2", "Tudalen 1 o "),
    "en": ("Observation record", "20 November 2026", "INSCS025 · K2", "Page 1 of "),
    "both": ("Cofnod arsylwi / Observation record", "20 Tachwedd 2026", "INSCS025 · G2/K2", "/ Page 1 of "),
}


@pytest.mark.parametrize("pages", SPOKEN)
def test_the_pages_speak_their_language(pages: str, tmp_path: Path) -> None:
    said = text_of(file_of(built(pages), tmp_path))
    assert [expected for expected in SPOKEN[pages] if expected not in said] == []
    assert ("Observation log" in said) is (pages != "cy")
    assert ("Log arsylwi" in said) is (pages != "en")


def test_a_missing_language_is_said(tmp_path: Path) -> None:
    assert "This record holds no English text of this edition" in text_of(file_of(built("en"), tmp_path))
    assert "Nid oes testun Saesneg" not in text_of(file_of(built("cy"), tmp_path))


def test_both_languages_of_a_standard_stand_together(tmp_path: Path) -> None:
    told = older.first(payloads.build(visit("both"), other_language()))
    said = text_of(file_of(told, tmp_path))
    assert "English text of criterion 14" in said
    assert f"{told['standards'][0]['title']} / English title" in said


def test_a_dissent_is_said_plainly(tmp_path: Path) -> None:
    said = text_of(file_of(built("en", dissent=True, candidate_comment="Nid wyf yn cytuno."), tmp_path))
    assert "The candidate does not agree with this record." in said
    assert "I have read the record and do not agree with it." in said
    assert "and agree with it" not in said


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ({"kind": "absent", "reason": "Gadawodd."}, "The candidate did not sign. The reason: Gadawodd."),
        ({"kind": "typed", "name": "S. Llywelyn"}, "This is a mark, not cryptographic proof."),
        ({"kind": "drawn", "name": "S.", "strokes": [[[5, 5]]]}, "This is a mark, not cryptographic proof."),
    ],
)  # fmt: skip
def test_a_mark_is_shown_as_what_it_is(mark: dict[str, Any], words: str, tmp_path: Path) -> None:
    assert words in text_of(file_of(built("en", mark={**mark, "at": AT}), tmp_path))


def test_empty_parts_say_so(tmp_path: Path) -> None:
    empty: dict[str, Any] = {"log": [], "judgements": [], "evidence": [], "actions": [], "summary": "", "feedback": "",
                             "candidate_comment": "", "plan": {}}  # fmt: skip
    said = text_of(file_of(built("cy", **empty), tmp_path))
    for words in (
        "Dim crynodeb wedi’i ysgrifennu.", "Dim cofnodiadau yn y log.",
        "Ni nodwyd tystiolaeth a gedwir mewn man arall.", "Dim adborth wedi’i gofnodi.",
        "Dim sylwadau gan yr ymgeisydd.", "Ni chytunwyd ar unrhyw gamau gweithredu.",
        "Meini prawf perfformiad heb eu harsylwi: P1–P21",
    ):  # fmt: skip
        assert words in said


def test_a_trainee_must_be_countersigned(tmp_path: Path) -> None:
    said = text_of(file_of(built("en", assessor={"name": "Rhys", "status": "trainee"}), tmp_path))
    assert "a qualified assessor must countersign" in said


def test_a_standard_without_urn_goes_by_its_name(tmp_path: Path) -> None:
    slug = "delio-gyda-chwsmeriaid-dros-y-ffon-mewn-amgylchedd-gwasanaethau-ariannol"
    link = {"standard": slug, "kind": "behaviour", "number": 2}
    log = [{"id": "a", "kind": "behaviour", "language": "cy", "text": "Cwrtais.", "at": AT, "links": [link]}]
    changed = {"log": log, "judgements": [{"criterion": link, "state": "met"}], "evidence": []}
    said = text_of(file_of(built("cy", standards=[slug], **changed), tmp_path))
    assert slug in said
    assert "delio-gyda-chwsmeriaid… · Y2" in said
    assert "Ymddygiadau a fodlonwyd yn yr ymweliad hwn: delio-gyda-chwsmeriaid… 1/5" in said


def test_every_letter_comes_back_from_names_notes_and_criteria(tmp_path: Path) -> None:
    told = built("cy")
    told["candidate"]["name"] = told["feedback"] = told["log"][0]["text"] = LETTERS
    told["standards"][0]["criteria"][0]["text"] = LETTERS
    said = text_of(file_of(told, tmp_path))
    assert said.count(LETTERS) >= 5  # name, feedback, log, criterion, and the entry that met it


def test_signs_are_drawn_and_other_scripts_are_named(tmp_path: Path) -> None:
    said = text_of(file_of({**built("cy"), "feedback": "75 °C ≥ 63 °C → ✓ Łódź, Νίκος; 中文 \u202e"}, tmp_path))
    assert "75 °C ≥ 63 °C → ✓ Łódź, Νίκος; [U+4E2D][U+6587] [U+202E]" in said


def test_a_screen_reader_meets_everything_in_order(tmp_path: Path) -> None:
    told = example()
    said = tagged_text_of(file_of(told, tmp_path))
    order = [
        "H1", "Cofnod arsylwi", "Siân Llywelyn", "Crynodeb", "INSCS025 · ", "TH", "P14", "Ddim eto", "Log arsylwi",
        "Lleoliad y dystiolaeth", "Adborth", "Camau gweithredu", "Datganiadau", "Figure", "Dilysu", "Tarddiad",
    ]  # fmt: skip
    places = []
    at = 0
    for part in order:
        at = said.index(part, at)
        places.append(at)
    assert places == sorted(places)
    assert said.count("Form (object)") + said.count("Form (inline)") + said.count("Form") >= 6
    flat = " ".join(re.findall(r'"([^"]*)"', said))
    for entry in told["log"]:
        first = entry["text"].split(".")[0]
        assert " ".join(first.split()) in " ".join(flat.split())


def test_no_page_is_left_nearly_empty(tmp_path: Path) -> None:
    for pages in ("cy", "en", "both"):
        last = raw_text_of(file_of(built(pages), tmp_path)).split("\f")[-2]
        assert len(last.split()) > 120
