"""Signing: others find the signature valid, the base stays as it is, and the same thing signed twice is the same."""

from __future__ import annotations

import datetime as dt
import logging
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from assessor_app.errors import Refusal
from assessor_app.trust import checking, revisions, signing
from tests.trust.making import NOW, Recipe, certify, holder, make_base, new_key

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.trust.model import Identity


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_poppler_finds_the_signature_valid(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    file.write_bytes(signed)
    said = _said("pdfsig", str(file))
    assert said.count("Signature is Valid.") == 1
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Signer Certificate Common Name: Siân ŵŷ Llŷr" in said
    assert "Certificate issuer is unknown" in said  # rather than corrupt, as without emailProtection


def test_qpdf_has_nothing_to_say(signed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    file.write_bytes(signed)
    assert "No syntax or stream encoding errors found" in _said("qpdf", "--check", str(file))


def test_pyhanko_and_rebuilding_agree(signed: bytes, base: bytes, sian: Identity) -> None:
    for given in (base, None):
        found = checking.check(signed, given, NOW)
        assert found.intact
        assert (found.valid, found.covers_whole, found.rebuilt) == (True, True, True)
        assert found.certificate == sian.certificate
        assert found.signed_at == NOW
        assert (found.unfit, found.untimely, found.noted) == ((), (), ())
        assert found.signer is not None
        assert found.signer.name == "Siân ŵŷ Llŷr"
    assert revisions.first_revision(signed) == base


def test_the_base_stays_and_the_signature_comes_after_it(signed: bytes, base: bytes) -> None:
    assert signed.startswith(base)
    added = signed[len(base) :]
    assert b"/P 2\n" in added
    assert b"/DocMDP" in added
    assert b"/Metadata 9 0 R" in added  # referred to, not written again
    assert b"x:xmpmeta" not in added
    assert b"/Producer" not in added


def test_the_same_is_signed_the_same(base: bytes, sian: Identity, signed: bytes) -> None:
    later = NOW.replace(microsecond=1)
    assert signing.sign(base, sian, later) == signed
    assert signing.sign(base, sian, NOW + dt.timedelta(seconds=1)) != signed


def test_another_process_signs_the_same(base: bytes, sian: Identity, signed: bytes, tmp_path: Path) -> None:
    (tmp_path / "base").write_bytes(base)
    (tmp_path / "key").write_bytes(sian.key)
    (tmp_path / "certificate").write_bytes(sian.certificate)
    script = (
        "import datetime, pathlib, sys\n"
        "from assessor_app.trust import model, signing\n"
        "at = pathlib.Path(sys.argv[1])\n"
        "who = model.Identity((at / 'key').read_bytes(), (at / 'certificate').read_bytes())\n"
        "when = datetime.datetime.fromisoformat(sys.argv[2])\n"
        "(at / 'signed').write_bytes(signing.sign((at / 'base').read_bytes(), who, when))\n"
    )
    _said(sys.executable, "-c", script, str(tmp_path), NOW.isoformat())
    assert (tmp_path / "signed").read_bytes() == signed


@pytest.mark.parametrize("hours", [-9.5, -5, 0, 1, 5.75, 14])
def test_a_time_comes_back_with_its_offset(base: bytes, sian: Identity, hours: float) -> None:
    when = NOW.astimezone(dt.timezone(dt.timedelta(hours=hours)))
    found = checking.check(signing.sign(base, sian, when), base, NOW)
    assert found.intact
    assert found.signed_at is not None
    assert found.signed_at.isoformat() == when.isoformat()


def test_an_rsa_key_signs_too(base: bytes, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 3072)
    made = signing.sign(base, holder(key, certify(key, Recipe())), NOW)
    assert checking.check(made, base, NOW).intact
    (tmp_path / "r.pdf").write_bytes(made)
    assert "Signature is Valid." in _said("pdfsig", str(tmp_path / "r.pdf"))


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"hello",
        b"%PDF-1.7\n%%EOF\n",
        make_base(fields="sig_iqa ts_1 ts_2"),
        make_base() + b"\n",
        make_base().replace(b"%PDF-1.7", b"%PDF-1.4"),
    ],
)
def test_pages_without_a_place_to_sign_are_refused(wrong: bytes, sian: Identity) -> None:
    with pytest.raises(Refusal, match="pages-not-signable"):
        signing.sign(wrong, sian, NOW)


def test_what_is_signed_is_not_signed_again(signed: bytes, sian: Identity) -> None:
    with pytest.raises(Refusal, match="pages-not-signable"):
        signing.sign(signed, sian, NOW)


@pytest.mark.parametrize(
    ("recipe", "code"),
    [
        (Recipe(start=NOW - dt.timedelta(days=9), days=8), "certificate-expired"),
        (Recipe(start=NOW + dt.timedelta(days=1)), "certificate-not-yet-valid"),
        (Recipe(documents=False), "certificate-not-for-signing"),
    ],
)
def test_an_identity_that_may_not_sign_does_not(base: bytes, recipe: Recipe, code: str) -> None:
    key = new_key()
    with pytest.raises(Refusal, match=code):
        signing.sign(base, holder(key, certify(key, recipe)), NOW)


def test_a_time_without_its_offset_is_a_fault_of_the_program(base: bytes, sian: Identity) -> None:
    with pytest.raises(ValueError, match="offset"):
        signing.sign(base, sian, NOW.replace(tzinfo=None))


def test_the_library_tells_the_log_nothing(base: bytes, sian: Identity, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        checking.check(signing.sign(base, sian, NOW)[:-20], base, NOW)
    assert [record for record in caplog.records if record.name.startswith("pyhanko")] == []


def test_what_the_window_needs_first_is_light() -> None:
    script = (
        "import sys\n"
        "from assessor_app.trust import model, store, vouching\n"
        "print({'pyhanko', 'cryptography', 'asn1crypto', 'sqlite_utils'} & set(sys.modules))\n"
    )
    assert _said(sys.executable, "-c", script) == "set()\n"
