"""Statements about records as files of their own: their pages for ever, strict judges, what opening says of them."""

from __future__ import annotations

import copy
import hashlib
from typing import TYPE_CHECKING, Any

import page
import pytest

from assessor_app.errors import Refusal
from assessor_app.language import LANGUAGES, sentences
from assessor_app.language.catalogue import speak
from assessor_app.progress import Silent
from assessor_app.records import schema, templates
from assessor_app.records.opening import open_record
from assessor_app.records.sealing import sealed_from
from assessor_app.trust.model import Anchor
from tests.records.drawn import file_of, tagged_text_of, text_of
from tests.records.sealed import NOW, somebody
from tests.records.statements import DISPOSAL, WITHDRAWAL, in_pages

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from assessor_app.records.report import Opening

# Of the base as the first build that had the template drew it.
GOLDEN = {
    ("withdrawal/1", "cy"): "a55ec0461220ad56af1143cd5ef05dedf6a31ab62bb1a10a463587b252a82e6a",
    ("withdrawal/1", "en"): "f5e0b15f6308635ad71c647cc7c1ed5009110d704e822e0a9b0f995fd0ed64fb",
    ("withdrawal/1", "both"): "f85a14ef689a4c7cb639e4edc7e3b7ba658ed01833b19aecc3874cfb2535fe1d",
    ("disposal/1", "cy"): "79676bfeff967d0f0768182170462b9c1b2f71fcc095a3e294b1fddf73273e83",
    ("disposal/1", "en"): "75978eceb0377767b375f59db46d7be44606891af6f01fefbb9cf0eee281684c",
    ("disposal/1", "both"): "29b6782cc9b775a633e710839cc50eb68be51fda5b789d6e5606fba5c0c0e82b",
}
PAYLOADS = {payload["template"]: payload for payload in (WITHDRAWAL, DISPOSAL)}


def signed(payload: dict[str, Any], *, trusted: bool = True) -> tuple[bytes, Opening]:
    """The statement sealed by somebody who is trusted, or not, and what opening says of it."""
    me = somebody()
    said = copy.deepcopy(payload)
    said["record"]["sealed_at"] = NOW.isoformat()
    said["assessor"]["certificate"] = me.fingerprint
    file = sealed_from(said, {}, me, Silent()).file
    return file, open_record("s.pdf", file, (Anchor(me.certificate),) if trusted else (), NOW)


@pytest.mark.parametrize(("template", "pages"), GOLDEN)
def test_its_bytes_never_change(template: str, pages: Literal["cy", "en", "both"]) -> None:
    base = templates.render(in_pages(PAYLOADS[template], pages))
    assert hashlib.sha256(base).hexdigest() == GOLDEN[template, pages]


SLOW = pytest.mark.slow


@pytest.mark.parametrize("pages", [pytest.param("cy", marks=SLOW), pytest.param("en", marks=SLOW), "both"])
def test_a_certificate_of_disposal_passes_strict_judges(tmp_path: Path, pages: Literal["cy", "en", "both"]) -> None:
    payload = in_pages(DISPOSAL, pages)
    schema.check(payload)
    file = file_of(payload, tmp_path)
    (tmp_path / "signed.pdf").write_bytes(signed(payload)[0])
    for one in (file, tmp_path / "signed.pdf"):
        for profile in ("3a", "ua1"):
            assert list(page.validate_pdf(str(one), profile=profile).failures) == []
    said = {"cy": ("Tystysgrif waredu",), "en": ("Certificate of disposal",)}
    for language, titles in said.items():
        for title in titles:
            assert (title in text_of(file)) == (pages in {language, "both"})
    assert "2026-040" in tagged_text_of(file)


def test_a_certificate_that_lists_very_much_is_drawn_to_its_end(tmp_path: Path) -> None:
    one = DISPOSAL["disposal"]["records"][0]
    records = [{**one, "reference": f"W{number:04}"} for number in range(400)]
    letters = {**DISPOSAL, "disposal": {**DISPOSAL["disposal"], "records": records, "reason": "Hir iawn. " * 199}}
    schema.check(letters)
    said = text_of(file_of(letters, tmp_path))
    assert "W0000" in said
    assert "W0399" in said
    bare = {**DISPOSAL, "disposal": {**DISPOSAL["disposal"], "records": [], "drafts": []}}
    schema.check(bare)
    assert "There was no sealed record among them." in text_of(file_of(bare, tmp_path))


@pytest.mark.parametrize(
    ("payload", "code", "facts"),
    [
        (WITHDRAWAL, "says-withdrawal", {"name": "Rhys Wyn Jones", "reference": "2026-014"}),
        (DISPOSAL, "says-disposal", {"name": "Rhys Wyn Jones", "certificate": "D-2029-1", "records": 40}),
    ],
)
def test_opened_by_itself_it_says_what_it_is_whose_and_of_what(
    payload: dict[str, Any], code: str, facts: dict[str, object]
) -> None:
    file, opening = signed(payload)
    row = opening.row("statement")
    assert (opening.verdict, row.code, row.state) == ("accepted", code, "noted")
    assert facts.items() <= dict(row.facts).items()
    assert [opening.row(name).code for name in ("standard", "superseded")] == [
        "statement-no-standards", "statement-final",
    ]  # fmt: skip
    for language in LANGUAGES:
        for one in opening.rows:
            assert "{" not in sentences.sentence(speak(language), one.code, dict(one.facts))
    changed = bytearray(file)
    changed[len(file) // 3] ^= 1
    refused = open_record("s.pdf", bytes(changed), (), NOW)
    assert refused.verdict == "refused"
    assert all(one.code not in {"says-withdrawal", "says-disposal"} for one in refused.rows)


def test_one_whose_signer_nobody_knows_waits_and_still_says_what_it_is() -> None:
    _, opening = signed(DISPOSAL, trusted=False)
    assert (opening.verdict, opening.row("statement").code) == ("unknown-signer", "says-disposal")


def test_an_assessor_in_training_needs_nobody_beside_them_for_a_statement() -> None:
    _, opening = signed({**DISPOSAL, "assessor": {**DISPOSAL["assessor"], "status": "trainee"}})
    assert [row.row for row in opening.rows] == [
        "bytes",
        "signer",
        "time",
        "pages",
        "standard",
        "superseded",
        "statement",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"people": 0}, {"reason": " "}, {"records": [{"reference": "x"}]}, {"rule": {"years": 3, "after": "never"}},
        {"names": ["Siân"]},
    ],
)  # fmt: skip
def test_a_certificate_of_another_form_is_none(change: dict[str, object]) -> None:
    with pytest.raises(Refusal, match="payload-invalid"):
        schema.check({**DISPOSAL, "disposal": {**DISPOSAL["disposal"], **change}})
