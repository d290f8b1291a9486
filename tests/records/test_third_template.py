"""Template observation/3: the usual forms, under the centre's name; nothing hidden, nothing cut, in any spelling."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest

from assessor_app.errors import Refusal
from assessor_app.observing.model import Rules
from assessor_app.paper import rasters
from assessor_app.people.model import Registration
from assessor_app.people.pictures import MOST_KEPT, tidy_logo
from assessor_app.progress import Silent
from assessor_app.records import schema, templates
from assessor_app.records.opening import open_record
from assessor_app.records.sealing import seal
from assessor_app.trust import signing
from assessor_app.trust.model import Anchor
from tests.records import drawn as drawing
from tests.records.drawn import other_language, tagged_text_of, text_of, visit, without_deflate
from tests.records.sealed import NOW, somebody
from tests.records.third import FACTS, OLD, REPLACING, drawn, entry, logo, told, whole

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.observing.model import Visit
    from assessor_app.people.model import Status

# Template observation/3 is frozen once released: when this changes then, sealed records no longer open.
GOLDEN = "b66d68d632bb09fecbbe2c24900dd5069a4c8d2741f731182e014ad3992adcb8"


def file_of(base: bytes, folder: Path) -> Path:
    file = folder / "base.pdf"
    file.write_bytes(base)
    return file


def judged(file: Path) -> None:
    for profile in ("3a", "ua1"):
        assert (profile, list(page.validate_pdf(str(file), profile=profile).failures)) == (profile, [])


def pages_of(base: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(base)) as pdf:
        return b"".join(sheet.Contents.read_bytes() for sheet in pdf.pages)


def called(name: str, registered: str = "") -> Visit:
    made = visit("en")
    return replace(made, candidate=replace(made.candidate, name=name, registration=Registration(name=registered)))


def test_new_records_are_drawn_with_it() -> None:
    assert told(visit())["template"] == "observation/3"
    assert templates.known("observation/3")


@pytest.mark.parametrize("pages", ["cy", "en", "both"])
def test_every_checker_is_content_with_every_form(pages: str, tmp_path: Path) -> None:
    facts = replace(REPLACING, translations=other_language().translations)
    file = file_of(drawn(whole(pages), facts), tmp_path)
    judged(file)
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")


def test_the_forms_stand_under_their_usual_names_in_order(tmp_path: Path) -> None:
    said = text_of(file_of(drawn(whole("en"), REPLACING), tmp_path))
    forms = [
        "Observation record", "This record supersedes record RWJ-2026-0000", "Learner", "Assessor", "Centre",
        "Summary of achievement", "Assessment plan and review", "INSCS025 ·", "Scope/range", "Observation log",
        "Record of questions and answers", "Record of professional discussion",
        "Witness testimony and witness status", "Marged Puw",
        "Evidence locations", "Evidence files", "Feedback", "Actions", "Declarations and signatures",
        "Countersignature", "Verification", "IQA", "Provenance",
    ]  # fmt: skip
    at = 0
    for form in forms:
        assert form in said[at:], form
        at = said.index(form, at)


def test_the_first_page_says_whose_where_and_what_it_replaces(tmp_path: Path) -> None:
    said = text_of(file_of(drawn(whole("en"), REPLACING), tmp_path))
    for part in (
        "Centre number: C-0417", "Assessment site: Safle Bangor", "Registered as Sian Llewelyn", "Trainee assessor",
        f"RWJ-2026-0000 ({OLD.record}). Both are kept. The reason:", OLD.reason,
        "INSCS025 · Delio ag ymholiadau, ceisiadau a phroblemau cwsmeriaid 5/21 1/19", "INSCC007",
        "Self-made identity: the assessor made the certificate", " ".join(["5a5a"] * 16),
    ):  # fmt: skip
        assert part in said, part
    certified = replace(FACTS, identity="centre")
    assert "certificate was issued by a centre" in text_of(file_of(drawn(whole("en"), certified), tmp_path))


def test_witnesses_stand_with_their_standing_or_it_is_said_that_nobody_named_them(tmp_path: Path) -> None:
    made = whole("en")
    said = text_of(file_of(drawn(made), tmp_path))
    assert "Marged Puw Arweinydd y tîm; rheolwr llinell Expert in the occupation who knows the standards" in said
    assert "Tom Reed Works at the next desk No expertise in the occupation —" in said
    bare = replace(made, observation=replace(made.observation, witnesses=()))
    assert "It was not noted who the witnesses are." in text_of(file_of(drawn(bare), tmp_path))


def test_every_criterion_stands_in_full_with_how_it_was_judged(tmp_path: Path) -> None:
    payload = told(visit("en"))
    said = text_of(file_of(templates.render(payload), tmp_path))
    for standard in payload["standards"]:
        for one in standard["criteria"]:
            letter = {"performance": "P", "knowledge": "K", "behaviour": "B"}[one["kind"]]
            assert f"{letter}{one['number']} {one['text']}" in said, one
    judged_so = [one["state"] for one in payload["judgements"]]
    assert said.count("Not yet met") >= judged_so.count("not_yet_met") > 0
    assert "criteria not observed:" not in said


def test_what_stands_on_a_form_stands_there_whole_and_in_the_log_by_its_beginning(tmp_path: Path) -> None:
    answer = " ".join(f"word{n}" for n in range(400))
    made = whole("en")
    asked = entry(9, "question", answer, "Why?")
    made = replace(made, observation=replace(made.observation, entries=(*made.observation.entries, asked)))
    said = text_of(file_of(drawn(made), tmp_path))
    log = said.index("Observation log")
    forms = [found.start() for found in re.finditer("Record of questions and answers", said)]
    assert said.count("word399") == 1
    assert said.index("word399") > forms[-1] > log
    assert "In full on the form ‘Record of questions and answers’." in said


def test_a_struck_question_stands_whole_in_the_log_and_on_no_form(tmp_path: Path) -> None:
    made = whole("en")
    wrong = entry(5, "question", "Wrong answer. " * 30, "Wrong question?", links=())
    right = entry(6, "question", "Right answer.", "Right question?", links=(), strikes="n5")
    made = replace(made, observation=replace(made.observation, entries=(*made.observation.entries, wrong, right)))
    said = text_of(file_of(drawn(made), tmp_path))
    form = said.rindex("Record of questions and answers")
    assert said.count("Wrong answer.") == 30
    assert said.rindex("Wrong answer.") < form < said.rindex("Right answer.")


def test_a_screen_reader_gets_it_in_order_with_the_pictures_named(tmp_path: Path) -> None:
    made = whole("en")
    made = replace(made, candidate=replace(made.candidate, name="M̂ĝ̃ G̃uarani"))
    file = file_of(drawn(made, REPLACING), tmp_path)
    said = tagged_text_of(file)
    order = [
        '"Observation record"',
        '"Learner"',
        '"M̂ĝ̃ G̃uarani"',
        '"Summary of achievement"',
        '"Observation log"',
        '"Provenance"',
    ]
    places = [said.index(part) for part in order]
    assert places == sorted(places)
    with pikepdf.open(file) as pdf:
        alts = [str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert "The centre’s logo: Canolfan Asesu Menai" in alts
    assert any(alt.startswith("QR code with the record’s id") for alt in alts)


@pytest.mark.parametrize(("status", "countersign"), [("trainee", True), ("trainee", False), ("qualified", True)])
def test_a_countersignature_has_a_field_where_the_rules_ask_for_one(
    status: Status,
    tmp_path: Path,
    *,
    countersign: bool,
) -> None:
    made = visit("en")
    made = replace(made, assessor=replace(made.assessor, status=status), rules=Rules(countersign=countersign))
    asked = status == "trainee" and countersign
    with pikepdf.open(file_of(drawn(made), tmp_path)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        locked = [str(name) for name in fields["sig_iqa"].Lock.Fields]
    own = ["sig_countersign"] if asked else []
    assert list(fields) == ["sig_assessor", *own, "iqa_decision", "sig_iqa", "iqa_comments", "ts_1", "ts_2"]
    assert locked == ["sig_assessor", *own, "iqa_decision", "iqa_comments", "sig_iqa"]


def test_sealed_it_opens_and_says_who_stands_behind_the_certificate() -> None:
    signer = somebody()
    sealed = seal(whole(), signer, NOW, {}, Silent())
    assert sealed.payload["assessor"]["identity"] == "self-made"
    assert open_record("r.pdf", sealed.file, (Anchor(signer.certificate),), NOW).verdict == "accepted"


def test_pages_that_claim_a_centre_behind_a_self_made_certificate_are_refused() -> None:
    signer = somebody()
    honest = seal(whole(), signer, NOW, {}, Silent())
    claiming = {**honest.payload, "assessor": {**honest.payload["assessor"], "identity": "centre"}}
    file = signing.sign(templates.render(claiming, whole().contents), signer, NOW)
    opening = open_record("r.pdf", file, (Anchor(signer.certificate),), NOW)
    assert (opening.verdict, opening.row("signer").code) == ("refused", "signer-identity-differs")


NAMES = ["Adébáyọ̀ Ṣẹ̀gun", "Ольга Їжакевич", "Łódź Čaušević", "Nguyễn Đặng", "Ωμέγα Ἀθηνᾶ", "Әлия Өмір"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_latin_greek_or_cyrillic_spelling_prints(name: str, tmp_path: Path) -> None:
    file = file_of(drawn(called(name)), tmp_path)
    judged(file)
    said = text_of(file)
    assert "[U+" not in said
    assert told(called(name))["candidate"]["name"] in said


def test_a_mark_stands_on_its_letter_and_takes_no_room(tmp_path: Path) -> None:
    """Over a wide letter and a tall one: both must be moved, and what follows stands where it would without them."""
    boxes = {}
    for name in ("MMMM", "M̂M̂M̂M̂"):
        done = subprocess.run(
            ["pdftotext", "-f", "1", "-l", "1", "-bbox", file_of(drawn(called(f"{name} end")), tmp_path), "-"],
            capture_output=True, check=True,
        ).stdout.decode()  # fmt: skip
        found = re.search(r'xMin="([\d.]+)"[^>]*>end<', done)
        assert found
        boxes[name] = float(found[1])
    assert len(set(boxes.values())) == 1
    rises = re.findall(rb"([\d.]+) Ts", pages_of(drawn(called("M̂ l̂ ô"))))
    tall, taller = sorted({float(rise) for rise in rises} - {0.0})[:2]  # over a capital and over an ascender
    assert 0 < tall < taller
    assert b" Ts" not in pages_of(drawn(called("Siân Łódź")))


@pytest.mark.parametrize("name", ["山田 太郎", "محمد", "אברהם", "नमस्ते"])
def test_a_name_in_other_letters_is_printed_as_it_is_registered_and_kept_as_written(name: str, tmp_path: Path) -> None:
    made = called(name, "Taro Yamada")
    payload = told(made)
    said = text_of(file_of(templates.render(payload), tmp_path))
    assert payload["candidate"]["name"] == name
    assert "Taro Yamada" in said
    assert "[U+" not in said
    assert "The name as the candidate writes it is in the data" in said


def test_such_a_name_alone_is_refused_before_anything_is_sealed() -> None:
    made = visit()
    bare = replace(made, candidate=replace(made.candidate, name="山田 太郎"))
    with pytest.raises(Refusal) as refused:
        seal(bare, somebody(), NOW, {}, Silent())
    assert (refused.value.code, refused.value.facts) == ("gap-candidate-letters", {"name": "山田 太郎"})


def test_a_logo_goes_in_as_it_is_and_anything_else_is_refused() -> None:
    kept = logo()
    assert tidy_logo(kept) == kept
    assert len(kept) <= MOST_KEPT
    raster = rasters.read(kept)
    assert drawn(replace(visit(), branding=replace(visit().branding, logo=kept))).count(raster.data) == 1
    for spoilt in (
        b"",
        kept[:-4],
        kept[:40] + b"!" + kept[41:],
        kept + b"x",
        b"GIF89a",
        kept.replace(b"IDAT", b"tEXt"),
    ):
        assert not rasters.whole(spoilt)
    payload = told(whole())
    payload["branding"]["logo"] = payload["branding"]["logo"][:-8]
    with pytest.raises(Refusal) as refused:
        schema.check(payload)
    assert refused.value.facts["place"] == "$.branding.logo"


def test_no_payload_of_an_earlier_template_says_what_its_pages_would_not_show() -> None:
    second = {**told(whole()), "template": "observation/2"}
    with pytest.raises(Refusal):
        schema.check(second)
    for gone in ("replaces", "branding"):
        third = told(whole())
        del third[gone]
        with pytest.raises(Refusal):
            schema.check(third)


def test_the_published_example_draws_and_the_template_draws_what_it_always_drew(tmp_path: Path) -> None:
    judged(file_of(templates.render(drawing.published()), tmp_path))
    base = without_deflate(drawn(whole(), REPLACING))
    assert hashlib.sha256(base).hexdigest() == GOLDEN
