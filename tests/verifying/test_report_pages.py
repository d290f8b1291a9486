"""Templates of reports and answers: frozen, judged strictly, whole in every language, short text and long."""

from __future__ import annotations

import copy
import hashlib
import json
import random
from typing import TYPE_CHECKING, Any

import page
import pytest

from assessor_app import paths
from assessor_app.errors import Refusal
from assessor_app.records import schema, templates
from assessor_app.records.canonical import canonical
from assessor_app.records.opening import open_record
from assessor_app.trust import signing
from assessor_app.trust.model import Anchor
from tests.records.drawn import LETTERS, file_of, published, tagged_text_of, text_of, without_deflate
from tests.records.forging import flipped
from tests.records.sealed import NOW, somebody
from tests.verifying.reported import CONTENTS, answered, earlier, keys, rechecked, reported

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.records.model import Payload

# Templates are frozen once released: when these change then, sealed reports no longer open.
GOLDEN_REPORT = "7a18142ecbb6d966c0cf8ec2b924f8272f077784eea8e0adb757ad19f38c2da9"
GOLDEN_FIRST_ANSWER = "141a74876b525585894392fe6a530475ccf1398fcfee544716dd21414d53f9fb"
GOLDEN_ANSWER = "b615f5ab1fad2973043dd5c00ca405ddcd001723e8800ee8efbd75c4e8b786c3"


def judged(file: Path) -> None:
    """The independent judge of PDF/A-3a and PDF/UA-1 finds nothing."""
    for profile in ("3a", "ua1"):
        assert (profile, list(page.validate_pdf(str(file), profile=profile).failures)) == (profile, [])


def digest(*payloads: Payload) -> str:
    """What a template draws, whichever zlib packs it."""
    drawn = [hashlib.sha256(without_deflate(templates.render(one, CONTENTS))).hexdigest() for one in payloads]
    return hashlib.sha256(" ".join(drawn).encode()).hexdigest()


def sixty() -> Payload:
    """The published record with sixty criteria, all with long texts and items."""
    record = published()
    first = record["standards"][0]
    model = first["criteria"][0]
    first["criteria"] = [
        {**model, "number": at, "label": f"P{at}", "text": f"{LETTERS} " * 6, "items": [f"{at}.1 {LETTERS}"]}
        for at in range(1, 61)
    ]
    first["translation"] = {
        "key": first["key"].replace(":cy", ":en"),
        "language": "en",
        "title": "English title",
        "text_sha256": "00" * 32,
        "criteria": [{**one, "text": f"English text of criterion {one['number']}. " * 5} for one in first["criteria"]],
    }
    record["standards"] = [first]
    return record


def example(name: str) -> Payload:
    """A published example."""
    held: Payload = json.loads((paths.resources() / "examples" / f"{name}.example.json").read_text(encoding="utf-8"))
    return held


def test_the_templates_are_frozen() -> None:
    report = example("verification-1")
    several = [{**report, "record": {**report["record"], "pages": pages}} for pages in ("cy", "en", "both")]
    recheck = {**rechecked("both"), "found": report["found"]}  # whose sentences are the catalogue's, and may change
    assert digest(*several, recheck) == GOLDEN_REPORT
    answers = answered("cy"), answered("en"), answered("both", again=True)
    assert digest(*map(earlier, answers)) == GOLDEN_FIRST_ANSWER
    assert digest(*answers) == GOLDEN_ANSWER


@pytest.mark.parametrize("pages", ["cy", "en", "both"])
def test_every_judge_is_content(pages: Any, tmp_path: Path) -> None:  # noqa: ANN401 - one of three
    for name, made in (
        ("report", reported(pages)),
        ("recheck", rechecked(pages)),
        ("first-answer", earlier(answered(pages))),
        ("answer", answered(pages)),
    ):
        judged(file_of(made, tmp_path, f"{name}.pdf", CONTENTS))


def test_a_report_says_everything_in_both_languages(tmp_path: Path) -> None:
    made = reported("both")
    file = file_of(made, tmp_path)
    said, squeezed = text_of(file), "".join(text_of(file).split())
    for text in (
        "Adroddiad dilysu / Verification report", made["verifies"]["reference"], "Siân Llywelyn", "Rhys Wyn Jones",
        "Mair Pugh", "Internal verifier", made["sampling"]["reason"], "Confirmed subject to action",
        "Cadarnhawyd yn amodol ar gam gweithredu", "Un enghraifft yn unig; gofynnwch am ail alwad.", "Digonolrwydd",
        "Mapping to the criterion", made["feedback"], made["good_practice"], made["point"], "15 Rhagfyr 2026",
        "20 December 2026", "Not applicable", "Arsylwyd ar 24 Tachwedd", "I have no personal interest",
        "The file is exactly as it was sealed.", "Mae’r ffeil yn union fel y cafodd ei selio.", "Page 1 of",
    ):  # fmt: skip
        assert " ".join(text.split()) in said or "".join(text.split()) in squeezed, text
    assert made["verifies"]["identity"] in squeezed
    for standard in made["decided"]:
        for one in standard["criteria"]:
            assert "".join(one["text"].split()) in squeezed
    assert "Verification decision" in tagged_text_of(file)


def test_an_answer_names_each_file_with_its_digest_and_who_is_in_it(tmp_path: Path) -> None:
    made = answered("both")
    film = {**made["files"][0], "attachment": "evidence-3-Galwad.mp4", "name": "Galwad.mp4", "sha256": "ab" * 32}
    film |= {"media_type": "video/mp4", "consent": "", "people": "", "caption": "", "beside": True}
    made["files"].append(film)
    schema.check(made)
    file = file_of(made, tmp_path, contents=CONTENTS)
    said, squeezed = text_of(file), "".join(text_of(file).split())
    for one in made["files"]:
        assert one["attachment"].replace(" ", "") in squeezed
        assert one["sha256"] in squeezed
    for text in (
        "Ffeiliau tystiolaeth / Evidence files", "Y ddesg yn ystod yr ail alwad", "Yr ymgeisydd", "Consent was given.",
        "Rhoddwyd caniatâd.", "1 KB · text/plain", "Beside this PDF, in the folder evidence-0193a5f2.",
        "It was not said whether consent is needed.",
    ):  # fmt: skip
        assert " ".join(text.split()) in said, text
    assert "Evidence files" not in text_of(file_of({**made, "files": []}, tmp_path))


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("attachment", "evidence-2-Desg flaen.jpg"), ("attachment", "evidence-1-../x"), ("sha256", "5d"), ("size", 0),
        ("size", 1 << 25), ("size", True), ("beside", None), ("consent", "no"), ("name", ""), ("media_type", "jpeg"),
    ],
)  # fmt: skip
def test_what_does_not_agree_about_a_file_is_no_answer(change: str, value: object) -> None:
    made = copy.deepcopy(answered("en"))
    made["files"][0][change] = value
    with pytest.raises(Refusal, match="payload-invalid"):
        schema.check(made)


def test_no_two_files_of_an_answer_hold_the_same() -> None:
    made = copy.deepcopy(answered("en"))
    made["files"][1] = {**made["files"][0], "attachment": "evidence-2-Desg flaen.jpg"}
    with pytest.raises(Refusal, match="payload-invalid"):
        schema.check(made)


def test_an_external_verifier_is_called_one(tmp_path: Path) -> None:
    said = text_of(file_of(reported("en", "external-verifier"), tmp_path))
    assert "External verifier" in said
    assert "Internal verifier" not in said


@pytest.mark.slow
def test_sixty_criteria_and_long_texts_stand_whole(tmp_path: Path) -> None:
    record = sixty()
    long = " ".join(f"{LETTERS} {number}." for number in range(120))
    made = reported("both", record=record, feedback=long, good_practice=long, observed_assessor=long)
    of = made["decided"][0]["criteria"]
    made["decided"][0]["criteria"] = [
        {
            **of[0],
            **one,
            "other": {"language": "en", "text": "English", "items": [], "group": None},
            "note": LETTERS * 9,
        }
        for one in record["standards"][0]["criteria"]
    ]
    schema.check(made)
    file = file_of(made, tmp_path)
    judged(file)
    squeezed = "".join(text_of(file).split())
    assert all(f"{LETTERS}{number}.".replace(" ", "") in squeezed for number in range(120))
    assert squeezed.count("".join((LETTERS * 9).split())) == 60
    assert "P60" in squeezed


def test_the_published_examples_are_what_the_schemas_say_and_draw() -> None:
    for name in ("verification-1", "response-1", "response-2"):
        made = example(name)
        schema.check(made)
        assert made["template"] == name.replace("-", "/")
        assert templates.render(made, CONTENTS).startswith(b"%PDF-1.7")
        assert json.loads(canonical(made)) == made


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("overall",), "agreed"), (("overall",), None), (("interest",), None), (("decided",), []), (("kind",), "other"),
        (("verifier", "role"), "assessor"), (("actions", 0, "due"), "2026-02-30"), (("actions", 0, "due"), "soon"),
        (("actions", 0, "owner"), " "), (("actions", 1, "id"), "a1"), (("processes", 1, "code"), "planned"),
        (("decided", 0, "criteria", 0, "cause"), "valid"), (("decided", 0, "criteria", 2, "note"), " "),
        (("decided", 0, "key"), "X@2020:en"), (("sampling", "stage"), "final"), (("sampling",), None),
        (("verifies", "identity"), "5d"),
    ],
)  # fmt: skip
def test_what_does_not_agree_with_itself_is_no_report(place: tuple[Any, ...], value: object) -> None:
    made = copy.deepcopy(reported("en"))
    at: Any = made
    for step in place[:-1]:
        at = at[step]
    at[place[-1]] = value
    with pytest.raises(Refusal) as refused:
        schema.check(made)
    assert refused.value.code == "payload-invalid"


def test_a_criterion_is_decided_once_and_belongs_to_the_record() -> None:
    made = reported("en")
    assert [f"{made['decided'][0]['key']}#{one['kind']}:{one['number']}" for one in made["decided"][0]["criteria"]] == (
        keys(published())[:7]
    )
    made["decided"][0]["criteria"].append(made["decided"][0]["criteria"][0])
    with pytest.raises(Refusal):
        schema.check(made)


@pytest.mark.slow
@pytest.mark.parametrize("author", ["verifier", "assessor"])
def test_none_of_so_many_flipped_bits_gets_through(author: str) -> None:
    made = reported("both") if author == "verifier" else answered("both")
    identity = somebody(made[author]["name"])
    made[author]["certificate"] = identity.fingerprint
    made["record"]["sealed_at"] = NOW.isoformat()
    base = templates.render(made, CONTENTS)
    file, anchors = signing.sign(base, identity, NOW), (Anchor(identity.certificate),)
    assert open_record("r.pdf", file, anchors, NOW).verdict == "accepted"
    chance = random.Random(7)  # noqa: S311 - a sample, not a secret
    for at in range(400):
        first = 0 if at % 3 else 8 * len(base)
        damaged = flipped(file, chance.randrange(first, 8 * len(file)))
        assert open_record("r.pdf", damaged, anchors, NOW).verdict in {"refused", "unreadable"}
