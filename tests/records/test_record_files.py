"""The base PDF as a file: valid by every checker, the same bytes everywhere, its data and fields inside."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.records import canonical, payload, templates
from tests.records import older
from tests.records.drawn import built, example, file_of, other_language, published, visit, without_deflate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor_app.records.model import Payload

# Template observation/1 is frozen: when this changes, sealed records no longer open. Make a new template instead.
GOLDEN = "86b780d896bb4e5abd11da2a01e01fee79054ce01282338c43a20c1fd48d598d"


def long() -> Payload:
    """A record of many pages: every criterion judged, one entry longer than a page."""
    names = ["INSCS025:cy", "INSCC007:cy", "CFACSB15:cy"]
    log = []
    for at in range(40):
        link = {"standard": names[at % 2], "number": at % 21 + 1}
        log.append({"id": f"e{at}", "kind": "behaviour", "language": "en", "text": f"Gweithred {at}. " * 8,
                    "at": f"2026-11-20T14:{at:02d}:00+00:00", "links": [link]})  # fmt: skip
    log[3]["text"] = "Ymateb hir. " * 900
    return built("both", standards=names, log=log, judgements=[], evidence=[], summary="Crynodeb " * 400)


CASES: dict[str, Any] = {
    "cy": lambda: built("cy"),
    "en": lambda: built("en"),
    "both": example,
    "translated": lambda: older.first(payload.build(visit("both"), other_language())),
    "long": long,
    "other scripts": lambda: {**built("cy"), "feedback": "中文 العربية עברית Łódź → ≥ ✓ \U0001f600 \x07"},
    "absent": lambda: built("en", mark={"kind": "absent", "reason": "x " * 4000}, dissent=True),
}


@pytest.mark.parametrize("case", CASES)
def test_every_checker_is_content(case: str, tmp_path: Path) -> None:
    file = file_of(CASES[case](), tmp_path)
    for profile in ("3a", "ua1"):
        report = page.validate_pdf(str(file), profile=profile)
        assert (profile, list(report.failures)) == (profile, [])
        assert report.is_compliant
    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, b"")
    fonts = subprocess.run(["pdffonts", file], capture_output=True, check=True).stdout.decode().splitlines()[2:]
    assert len(fonts) >= 2
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)  # embedded, subset, ToUnicode


@settings(max_examples=12, deadline=None)
@given(st.text(max_size=300), st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_text_draws_and_is_valid(note: str, name: str) -> None:
    told = canonical.nfc(built("cy"))
    clean = canonical.nfc(note.encode("utf-8", "replace").decode())
    told["log"][0]["text"] = told["feedback"] = clean
    told["candidate"]["name"] = canonical.nfc(name.encode("utf-8", "replace").decode())
    base = templates.render(told)
    assert page.validate_pdf_bytes(base, profile="3a").is_compliant
    assert page.validate_pdf_bytes(base, profile="ua1").is_compliant


_ELSEWHERE = (
    "import hashlib, json, locale, sys; from assessor_app.records import templates;"
    "locale.setlocale(locale.LC_ALL, '');"
    "print(hashlib.sha256(templates.render(json.load(sys.stdin.buffer))).hexdigest())"
)


@pytest.mark.parametrize("payload", [example, published], ids=["first", "published"])
@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("0", "Asia/Tokyo", "C"), ("1", "America/St_Johns", "C.UTF-8"), ("4242", "", "POSIX")]
)
def test_the_same_bytes_come_out_of_another_process_zone_and_locale(
    payload: Callable[[], Payload], seed: str, zone: str, locale: str
) -> None:
    told = json.dumps(dict(reversed(payload().items())))
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE],
        input=told.encode(),
        capture_output=True,
        check=True,
        env={
            "PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path)), "TZ": zone,
            "LC_ALL": locale,
        },
    )  # fmt: skip
    assert done.stdout.decode().strip() == hashlib.sha256(templates.render(payload())).hexdigest()


def test_what_was_drawn_before_leaves_no_trace() -> None:
    first = templates.render(example())
    templates.render({**built("cy"), "feedback": "中文 → ≥ Łódź Ωμέγα"})
    assert templates.render(example()) == first


def test_the_template_draws_what_it_always_drew() -> None:
    drawn = without_deflate(templates.render(example()))
    assert b"BT\n" in drawn  # the streams were indeed inflated
    assert hashlib.sha256(drawn).hexdigest() == GOLDEN


def test_the_smallest_change_of_the_data_changes_the_file() -> None:
    told = example()
    told["log"][0]["monotonic_ms"] += 1
    assert templates.render(told) != templates.render(example())


def test_the_payload_is_inside_as_associated_data(tmp_path: Path) -> None:
    told = example()
    with pikepdf.open(file_of(told, tmp_path)) as pdf:
        (specification,) = list(pdf.Root.AF)
        assert specification.AFRelationship == "/Data"
        stream = specification.EF.F
        data = stream.read_bytes()
        assert data == canonical.canonical(told)
        assert stream.Subtype == "/application/json"
        assert int(stream.Params.Size) == len(data)
        assert bytes(stream.Params.CheckSum) == hashlib.md5(data, usedforsecurity=False).digest()
        names = list(pdf.Root.Names.EmbeddedFiles.Names)
        assert str(names[0]) == "record.json"
        assert list(pdf.attachments) == ["record.json"]


def test_the_prepared_fields_are_there_and_locked(tmp_path: Path) -> None:
    with pikepdf.open(file_of(built("en"), tmp_path)) as pdf:
        fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
        assert list(fields) == ["sig_assessor", "iqa_decision", "sig_iqa", "iqa_comments", "ts_1", "ts_2"]
        kinds = {name: str(field.FT) for name, field in fields.items()}
        assert [name for name, kind in kinds.items() if kind == "/Tx"] == ["iqa_decision", "iqa_comments"]
        assert all("/V" not in field and field.TU for field in fields.values())
        assert [int(fields[name].Ff) for name in ("iqa_decision", "iqa_comments")] == [1, 1 | 1 << 12]
        lock = fields["sig_iqa"].Lock
        assert (str(lock.Action), int(lock.P)) == ("/Include", 1)
        assert [str(name) for name in lock.Fields] == ["sig_assessor", "iqa_decision", "iqa_comments", "sig_iqa"]
        assert "/Lock" not in fields["sig_assessor"]
        assert [list(map(float, fields[name].Rect)) for name in ("ts_1", "ts_2")] == [[0, 0, 0, 0]] * 2
        assert b"Tj" in fields["sig_assessor"].AP.N.read_bytes()


def test_the_document_says_what_it_is(tmp_path: Path) -> None:
    with pikepdf.open(file_of(example(), tmp_path)) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.Root.Lang) == "cy-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert all(str(sheet.Tabs) == "/S" for sheet in pdf.pages)
        assert str(pdf.docinfo.Title) == "Cofnod arsylwi / Observation record RWJ-2026-0001 · Siân Llywelyn"
        assert bytes(pdf.trailer.ID[0]) == hashlib.sha256(canonical.canonical(example())).digest()[:16]
        with pdf.open_metadata() as said:
            assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("3", "A", "1")
