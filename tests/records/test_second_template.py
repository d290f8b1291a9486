"""Template observation/2: what it says beyond the first, that nothing of it can be hidden, and that it is frozen."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import page
import pytest

from assessor_app.errors import Refusal, Unavailable
from assessor_app.observing.model import Rules
from assessor_app.progress import Silent
from assessor_app.records import payload_2, schema, templates
from assessor_app.records.opening import open_record
from assessor_app.records.sealing import seal
from assessor_app.trust import checking, signing
from assessor_app.trust.model import Anchor
from tests.observing.furnished import furnished as furnished_place
from tests.records.drawn import example, text_of, visit, without_deflate
from tests.records.sealed import NOW, somebody
from tests.records.second import NOTE, PHOTO, furnished, told, unjudged

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.records.model import Payload

SIGNER = somebody()
CONTENTS = {hashlib.sha256(data).hexdigest(): data for data in (PHOTO, NOTE)}
# Template observation/2 is frozen: when this changes, sealed records no longer open. Make a new template instead.
GOLDEN = "2602aab161a9ec136e15fc01900817db1c1fde75cccc82c66fc3b67547dbffe9"


def drawn(made: Payload, folder: Path) -> Path:
    file = folder / "base.pdf"
    file.write_bytes(templates.render(made, CONTENTS))
    return file


@pytest.mark.parametrize("pages", ["cy", "both"])
@pytest.mark.parametrize("kind", [furnished, unjudged])
def test_every_checker_is_content(pages: str, kind: Any, tmp_path: Path) -> None:  # noqa: ANN401 - makes a visit
    file = drawn(told(kind(pages=pages)), tmp_path)
    for profile in ("3a", "ua1"):
        assert list(page.validate_pdf(str(file), profile=profile).failures) == []


def test_the_pages_say_all_of_it(tmp_path: Path) -> None:
    said = text_of(drawn(told(furnished(pages="en")), tmp_path))
    for part in (
        "Assessment plan",
        "Planned for: 20 November 2026, 14:20",
        "Language of assessment: Welsh",
        "Reasonable adjustments agreed: Print bras, a saib bob awr.",
        "Rescheduled from 18/11/2026 14:00 to 20/11/2026 14:20. The reason: Roedd yr ymgeisydd yn sâl.",
        "Criteria hoped for INSCS025 · P1",
        "Scope/range · Covered: 1/3",
        "• dros y ffôn – covered",
        "• wyneb yn wyneb – not covered this time",
        "• yn ysgrifenedig – covered",
        "Length: 12:34 (minutes)",
        "Evidence files",
        "evidence-1-Desg flaen.jpg",
        "Y ddesg flaen, heb gwsmeriaid",
        "arweinydd y tîm Consent was given.",
    ):
        assert part in said, part


def test_a_record_without_decisions_says_so_and_counts_nothing(tmp_path: Path) -> None:
    said = text_of(drawn(told(unjudged(pages="cy")), tmp_path))
    assert "Nid yw’r cofnod hwn yn cynnwys penderfyniadau asesu" in said
    assert "Mae’r ganolfan yn mynnu marc yr ymgeisydd ar bob cofnod." in said
    assert "Wedi’u bodloni" not in said
    assert "Cysylltwyd" in said
    assert "heb benderfyniad" not in said


def test_a_sealed_record_carries_its_files_and_opens() -> None:
    sealed = seal(furnished(), SIGNER, NOW, {}, Silent())
    opening = open_record("r.pdf", sealed.file, (Anchor(SIGNER.certificate),), NOW)
    assert opening.verdict == "accepted"
    names = [file["attachment"] for file in sealed.payload["files"]]
    assert names == ["evidence-1-Desg flaen.jpg", "evidence-2-_nodyn_.txt"]
    assert [checking.attachment(sealed.file, name) for name in names] == [PHOTO, NOTE]


def test_nothing_is_sealed_without_the_bytes_of_a_file() -> None:
    with pytest.raises(Unavailable) as refused:
        seal(replace(furnished(), contents={}), SIGNER, NOW, {}, Silent())
    assert (refused.value.code, refused.value.facts["name"]) == ("evidence-not-here", "Desg flaen.jpg")


def forged(contents: dict[str, bytes]) -> bytes:
    """A record signed by its own signer over files that are not those it names."""
    return signing.sign(templates.render(told(furnished()), contents), SIGNER, NOW)


def test_a_scope_that_is_not_the_librarys_is_noted() -> None:
    place = furnished_place()
    made = told(replace(visit(), rules=Rules(signature="required")))
    found = []
    for scope in ([], [{"key": f"{made['standards'][0]['key']}#scope:1", "text": "wyneb yn wyneb"}]):
        made["standards"][0]["scope"] = scope
        schema.check(made)
        file = signing.sign(templates.render(made), SIGNER, NOW)
        found.append(place.rooms.archive.open("r.pdf", file).row("standard").code)
    place.rooms.close()
    assert found == ["standard-known", "standard-text-differs"]


def test_another_picture_under_the_same_name_is_refused() -> None:
    digest = hashlib.sha256(PHOTO).hexdigest()
    opening = open_record("r.pdf", forged({**CONTENTS, digest: PHOTO[:-1] + b"!"}), (), NOW)
    assert (opening.verdict, opening.row("bytes").code) == ("refused", "evidence-differs")


def test_a_record_without_one_of_its_files_is_refused() -> None:
    made = told(furnished())
    file = templates.render(made, CONTENTS).replace(b"evidence-2-_nodyn_.txt", b"evidence-9-_nodyn_.txt")
    opening = open_record("r.pdf", signing.sign(file, SIGNER, NOW), (), NOW)
    assert opening.verdict == "refused"


def hidden_in_the_first() -> list[dict[str, Any]]:
    """Payloads that call themselves `observation/1` and carry what its pages would not show."""
    first, second = example(), told(furnished())
    made = [{**first, name: second[name]} for name in ("files", "ranges", "rules")]
    made.append({**first, "plan": second["plan"]})
    made.append({**first, "log": [{**entry, "seconds": 60} for entry in first["log"]]})
    made.append({**first, "standards": [{**one, "scope": []} for one in first["standards"]]})
    return made


@pytest.mark.parametrize("made", hidden_in_the_first())
def test_the_first_template_hides_nothing_of_the_second(made: Payload) -> None:
    with pytest.raises(Refusal) as refused:
        schema.check(made)
    assert refused.value.code == "payload-invalid"


def broken() -> list[dict[str, Any]]:
    """Payloads of the second template whose parts do not agree, or lack one."""
    made = told(furnished())
    covered, file, scope = made["ranges"], made["files"][0], made["standards"][0]["scope"]
    first = {**made["standards"][0], "scope": [*scope, scope[0]]}
    return [
        *({name: held for name, held in made.items() if name != lost} for lost in ("files", "ranges", "rules")),
        {**made, "ranges": [*covered, covered[0]]},
        {**made, "ranges": [{**covered[0], "item": covered[0]["item"].replace("scope:3", "scope:9")}]},
        {**made, "files": [{**file, "attachment": "evidence-2-x.jpg"}]},
        {**made, "files": [{**file, "attachment": "record.json"}]},
        {**made, "files": [{**file, "name": "what no page shows.jpg"}]},
        {**made, "standards": [first, *made["standards"][1:]]},
    ]


@pytest.mark.parametrize("made", broken())
def test_parts_that_do_not_agree_are_refused(made: Payload) -> None:
    with pytest.raises(Refusal):
        schema.check(made)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Desg flaen.jpg", "evidence-1-Desg flaen.jpg"),
        ("../../etc/passwd", "evidence-1-_.._etc_passwd"),
        ("..", "evidence-1-file"),
        ("llun\n.png", "evidence-1-llun_.png"),
        ("a" * 200 + ".jpeg", f"evidence-1-{'a' * 70}.jpeg"),
        ("Tŷ Gwyn: ŵyn?.heic", "evidence-1-Tŷ Gwyn_ ŵyn_.heic"),
    ],
)
def test_a_file_s_name_leads_nowhere(name: str, expected: str) -> None:
    assert payload_2.attachment_name(1, name) == expected


def test_the_template_draws_what_it_always_drew() -> None:
    base = without_deflate(templates.render(told(furnished()), CONTENTS))
    assert hashlib.sha256(base).hexdigest() == GOLDEN
