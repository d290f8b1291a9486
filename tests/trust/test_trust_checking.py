"""Checking: one flipped bit anywhere, times and certificates, and bytes that are no record at all."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessor_app.trust import checking, identity, increment, signing
from tests.trust.making import NOW, Recipe, certify, holder, make_base, new_key

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity

DAY = dt.timedelta(days=1)


def _flipped(file: bytes, sample: int, seed: int) -> list[tuple[int, bytes]]:
    chosen = random.Random(seed).sample(range(len(file) * 8), sample)  # noqa: S311 - which bits, not a secret
    out = []
    for bit in chosen:
        changed = bytearray(file)
        changed[bit // 8] ^= 1 << bit % 8
        out.append((bit, bytes(changed)))
    return out


def _survivors(signed: bytes, base: bytes | None, sample: int, seed: int) -> list[int]:
    return [bit for bit, file in _flipped(signed, sample, seed) if checking.check(file, base, NOW).intact]


@pytest.mark.slow
def test_one_flipped_bit_anywhere_is_found(signed: bytes) -> None:
    assert checking.check(signed, None, NOW).intact
    assert _survivors(signed, None, 500, seed=1) == []


def test_one_flipped_bit_is_found_against_the_rebuilt_pages(signed: bytes, base: bytes) -> None:
    assert checking.check(signed, base, NOW).intact
    assert _survivors(signed, base, 60, seed=2) == []


@pytest.mark.slow
def test_one_flipped_bit_in_many_is_found(signed: bytes) -> None:
    assert _survivors(signed, None, 4000, seed=3) == []


@pytest.mark.slow
def test_every_bit_of_certificate_and_signature_counts(signed: bytes) -> None:
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    end = signed.index(b"00" * 200, start)
    for at in range(start, end, 7):
        changed = bytearray(signed)
        changed[at] = ord("1" if chr(changed[at]) != "1" else "2")
        assert not checking.check(bytes(changed), None, NOW).intact, at


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert (checking.check(data, None, NOW).broken == ("not-a-pdf",)) == (not data.startswith(b"%PDF-"))
    found = checking.check(b"%PDF-1.7\n" + data, None, NOW)
    assert not found.intact
    assert found.broken


@settings(max_examples=100, deadline=None)
@given(cut=st.integers(0, 2000), at=st.floats(0, 1), filler=st.binary(max_size=60))
def test_no_damage_makes_it_raise(signed: bytes, cut: int, at: float, filler: bytes) -> None:
    start = int(at * len(signed))
    changed = signed[:start] + filler + signed[start + cut :]
    assert checking.check(changed, None, NOW).intact == (changed == signed)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "not-a-pdf"), (b"PK\x03\x04", "not-a-pdf"), (b"\n%PDF-1.7", "not-a-pdf")]
)
def test_what_is_no_pdf_is_told_apart(data: bytes, code: str) -> None:
    assert checking.check(data, None, NOW).broken == (code,)


def test_a_file_beyond_the_limit_is_not_read() -> None:
    assert checking.check(b"%PDF-1.7\n" + bytes(64 * 1024 * 1024), None, NOW).broken == ("file-too-large",)


def test_an_unsigned_base_is_not_intact(base: bytes) -> None:
    assert checking.check(base, base, NOW).broken == ("signature-missing",)


def test_the_pages_of_another_record_are_told(signed: bytes, sian: Identity) -> None:
    found = checking.check(signed, make_base(b'{"other":1}'), NOW)
    assert found.broken == ("pages-differ",)
    assert not found.intact
    assert found.signer is not None
    assert found.signer.fingerprint == sian.fingerprint


@pytest.mark.parametrize("fields", ["sig_assessor sig_iqa ts_1 ts_2 sig_stranger", "sig_assessor sig_iqa sig_iqa"])
def test_a_field_that_records_do_not_have_is_told(fields: str, sian: Identity) -> None:
    made = signing.sign(make_base(fields=fields), sian, NOW)
    assert checking.check(made, None, NOW).broken == ("signature-unexpected",)


def test_the_identity_of_a_record_is_its_bases(signed: bytes, base: bytes, other_sian: Identity) -> None:
    again = signing.sign(base, other_sian, NOW + DAY)
    assert checking.check(signed, None, NOW).identity == checking.check(again, None, NOW + DAY).identity


@pytest.mark.parametrize(
    ("now", "untimely", "noted"),
    [
        (NOW, (), ()),
        (NOW - dt.timedelta(minutes=5), (), ()),
        (NOW - dt.timedelta(minutes=5, seconds=1), ("future-time",), ()),
        (NOW - 2000 * DAY, ("future-time",), ()),
        (NOW + 1100 * DAY, (), ("certificate-expired-since",)),
    ],
)
def test_the_time_of_signing_is_judged_by_the_clock(
    signed: bytes, now: dt.datetime, untimely: tuple[str, ...], noted: tuple[str, ...]
) -> None:
    found = checking.check(signed, None, now)
    assert found.intact
    assert (found.untimely, found.noted) == (untimely, noted)


def _signed_anyway(base: bytes, recipe: Recipe) -> bytes:
    """What a program without our rules would sign: the same bytes, with a certificate that may not."""
    key = new_key()
    made = holder(key, certify(key, recipe))
    return increment.signed_by(made.certificate, signing.key_of(made), base, NOW)


@pytest.mark.parametrize(
    ("recipe", "unfit", "untimely"),
    [
        (Recipe(documents=False), ("certificate-not-for-signing",), ()),
        (Recipe(contentCommitment=False), ("certificate-not-for-signing",), ()),
        (Recipe(authority=True), ("certificate-not-for-signing",), ()),
        (Recipe(start=NOW - 9 * DAY, days=8), (), ("certificate-expired",)),
        (Recipe(start=NOW + DAY), (), ("certificate-not-yet-valid",)),
    ],
)
def test_a_certificate_that_could_not_sign_then_is_told(
    base: bytes, recipe: Recipe, unfit: tuple[str, ...], untimely: tuple[str, ...]
) -> None:
    found = checking.check(_signed_anyway(base, recipe), base, NOW)
    assert found.intact  # the bytes are what was signed; that is another question
    assert (found.unfit, found.untimely) == (unfit, untimely)


def test_without_a_time_given_the_clock_of_the_device_judges(base: bytes) -> None:
    present = dt.datetime.now(dt.UTC)
    made = identity.make("Siân", "", "a-1", present)
    assert checking.check(signing.sign(base, made, present)).untimely == ()
    assert checking.check(signing.sign(base, made, present + DAY)).untimely == ("future-time",)
