"""Opening: what is accepted, what waits, what is refused, and why."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from assessor_app.language import LANGUAGES, speak
from assessor_app.language.sentences import sentence
from assessor_app.records import canonical, templates
from assessor_app.records.opening import open_record
from assessor_app.records.report import DECIDING, RESTING, Opening
from assessor_app.trust import signing
from assessor_app.trust.model import Anchor
from tests.records.forging import flipped, swap_stream
from tests.records.sealed import NOW, example, sealed, signed, somebody

if TYPE_CHECKING:
    from pathlib import Path

ROWS = ["bytes", "signer", "time", "pages", "standard", "superseded"]


def states(opening: Opening) -> dict[str, tuple[str, str]]:
    return {row.row: (row.state, row.code) for row in opening.rows}


def test_a_record_of_someone_trusted_is_accepted() -> None:
    made = signed()
    opening = open_record("r.pdf", made.sealed.file, (made.anchor,), NOW)
    assert opening.verdict == "accepted"
    assert [row.row for row in opening.rows] == ROWS
    assert all(opening.row(name).state == "holds" for name in DECIDING)
    assert states(opening)["standard"] == ("unknown", "standard-needs-store")
    assert opening.identity == made.sealed.identity
    assert opening.payload == made.sealed.payload
    assert [(s.name, s.fingerprint, s.signed_at, s.time_source) for s in opening.signers] == [
        ("Rhys Wyn Jones", made.identity.fingerprint, "2026-11-22T12:00:00+00:00", "device")
    ]


def test_nobody_is_trusted_on_first_use_nor_for_a_name() -> None:
    made = signed()
    for anchors, code in (((), "signer-unknown"), ((Anchor(somebody().certificate),), "signer-same-name")):
        opening = open_record("r.pdf", made.sealed.file, anchors, NOW)
        assert opening.verdict == "unknown-signer"
        assert states(opening)["signer"] == ("unknown", code)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "file-empty"), (b"hello", "not-a-pdf"), (b"%PDF-1.7\n%%EOF\n", "no-payload")],
)
def test_what_holds_no_record_is_unreadable(data: bytes, code: str) -> None:
    opening = open_record("r.pdf", data, (), NOW)
    assert (opening.verdict, opening.row("bytes").code) == ("unreadable", code)
    assert [row.row for row in opening.rows] == ROWS


def test_an_unsigned_base_is_refused() -> None:
    made = signed()
    base = templates.render(made.sealed.payload)
    assert made.sealed.file.startswith(base)
    opening = open_record("r.pdf", base, (made.anchor,), NOW)
    assert (opening.verdict, opening.row("bytes").code) == ("refused", "signature-missing")


def test_pages_that_say_other_than_the_data_are_refused_though_validly_signed() -> None:
    """An insider signs pages drawn from one payload around another payload."""
    identity = somebody()
    honest = sealed(example(), identity)
    lie = json.loads(canonical.canonical(honest.payload))
    lie["judgements"][3]["state"] = "met"
    base = templates.render(honest.payload)
    old, new = (canonical.canonical(payload) for payload in (honest.payload, lie))
    forged = swap_stream(base, old, new)
    file = signing.sign(forged, identity, NOW)
    opening = open_record("r.pdf", file, (Anchor(identity.certificate),), NOW)
    assert opening.verdict == "refused"
    assert states(opening)["pages"] == ("fails", "pages-differ")
    rest_on_nothing(opening)


def rest_on_nothing(opening: Opening) -> None:
    """What was read from a file that is not whole is neither in order nor a call to vouch; failures stay."""
    for row in (one for one in opening.rows if one.row in RESTING):
        assert row.state == "fails" or (row.state, row.code) == ("unknown", "not-whole"), row


def test_nothing_rests_on_an_altered_file() -> None:
    made = signed()
    base = len(templates.render(made.sealed.payload))
    for bit in (8 * base // 2, 8 * base + 8):
        opening = open_record("r.pdf", flipped(made.sealed.file, bit), (made.anchor,), NOW)
        assert (opening.verdict, opening.row("bytes").state) == ("refused", "fails")
        assert opening.row("signer").code in {"not-whole", "not-reached", "signer-unreadable"}
        assert all(row.state in {"unknown", "fails"} for row in opening.rows if row.row in RESTING)
    added = open_record("r.pdf", made.sealed.file + b"\n", (), NOW)
    assert added.verdict == "refused"
    assert [(row.state, row.code) for row in added.rows if row.row in RESTING] == [("unknown", "not-whole")] * 4


def test_a_signer_who_is_not_the_assessor_is_refused() -> None:
    made, other = signed(), somebody("Mair Eleri Pugh")
    file = signing.sign(templates.render(made.sealed.payload), other, NOW)
    opening = open_record("r.pdf", file, (Anchor(other.certificate),), NOW)
    assert (opening.verdict, opening.row("signer").code) == ("refused", "signer-not-the-assessor")


def test_a_time_that_is_not_the_records_is_refused() -> None:
    made = signed()
    file = signing.sign(templates.render(made.sealed.payload), made.identity, NOW + dt.timedelta(days=1))
    opening = open_record("r.pdf", file, (made.anchor,), NOW + dt.timedelta(days=2))
    assert (opening.verdict, opening.row("time").code) == ("refused", "time-differs")


def test_a_record_from_the_future_is_refused() -> None:
    made = signed()
    opening = open_record("r.pdf", made.sealed.file, (made.anchor,), NOW - dt.timedelta(days=1))
    assert (opening.verdict, opening.row("time").code) == ("refused", "future-time")


def test_clocks_that_disagree_are_not_called_tampering() -> None:
    made, early = signed(), NOW - dt.timedelta(days=1)
    assert open_record("r.pdf", made.sealed.file, (made.anchor,), early).headline == "clocks-differ"
    assert open_record("r.pdf", made.sealed.file + b"\n", (made.anchor,), early).headline == "refused"
    base = len(templates.render(made.sealed.payload))
    assert open_record("r.pdf", flipped(made.sealed.file, 4 * base), (made.anchor,), early).headline == "refused"
    assert open_record("r.pdf", made.sealed.file, (made.anchor,), NOW).headline == "accepted"


@pytest.mark.parametrize(("hour", "code"), [(12, "time-before-log"), (15, "time-device-clock")])
def test_a_clock_set_back_before_sealing_is_said_to_whoever_opens_the_record(hour: int, code: str) -> None:
    """The example's candidate marks it at 15:09; sealed at 12:00 the clock must have been set back in between."""
    identity = somebody()
    made = sealed(example(), identity, dt.datetime(2026, 11, 20, hour, 8, tzinfo=dt.UTC))
    opening = open_record("r.pdf", made.file, (Anchor(identity.certificate),), NOW)
    assert opening.verdict == "accepted"
    assert [(row.state, row.code) for row in opening.rows if row.row == "time"] == [("holds", code)]


def test_an_unknown_template_waits_for_a_person() -> None:
    """A later program's template: the signature holds, the pages cannot be drawn again here."""
    identity = somebody()
    honest = sealed(example(), identity)
    later = json.loads(canonical.canonical(honest.payload))
    later["template"] = "observation/99"
    later["assessor"]["certificate"] = identity.fingerprint
    base = swap_stream(
        templates.render(honest.payload), canonical.canonical(honest.payload), canonical.canonical(later)
    )
    opening = open_record("r.pdf", signing.sign(base, identity, NOW), (Anchor(identity.certificate),), NOW)
    assert (opening.verdict, states(opening)["pages"]) == ("unchecked", ("unknown", "template-unknown"))


def test_every_finding_is_a_sentence_in_both_languages() -> None:
    made = signed()
    openings = [open_record("r.pdf", data, (made.anchor,), NOW) for data in (made.sealed.file, b"", b"%PDF-1.7")]
    for row in (row for opening in openings for row in opening.rows):
        said = {sentence(speak(language), row.code, dict(row.facts)) for language in LANGUAGES}
        assert len(said) == len(LANGUAGES)


def test_any_pdf_tool_takes_the_data_out_again(tmp_path: Path) -> None:
    """The payload is an ordinary attachment: poppler detaches it, byte for byte."""
    made = signed()
    (tmp_path / "r.pdf").write_bytes(made.sealed.file)
    subprocess.run(["pdfdetach", "-saveall", "-o", str(tmp_path), str(tmp_path / "r.pdf")], check=True)
    assert (tmp_path / "record.json").read_bytes() == canonical.canonical(made.sealed.payload)
