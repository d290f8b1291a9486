"""Vouching: who is vouched for now, a journal that keeps everything, and the store's own identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.trust import identity
from assessor_app.trust.model import Anchor, Vouching
from assessor_app.trust.ownkeys import OwnKeys
from assessor_app.trust.vouching import VouchedSigners
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from assessor_app.trust.model import Identity
    from assessor_app.vault.store import Store

AT, LATER = "2026-11-22T09:30:00+01:00", "2026-11-23T10:00:00+00:00"


def test_vouching_and_withdrawing_are_both_kept(store: Store, sian: Identity, other_sian: Identity) -> None:
    signers = VouchedSigners(store)
    assert signers.anchors() == ()
    touched = signers.vouch(sian.certificate, how="read out by telephone", by="Mair", at=AT)
    assert touched == Changes.of(("signer", sian.fingerprint))
    signers.vouch(other_sian.certificate, how="on paper", by="Mair", at=AT)
    assert signers.anchors() == (Anchor(sian.certificate), Anchor(other_sian.certificate))
    touched = signers.withdraw(sian.fingerprint, reason="laptop  stolen\n", by="Mair", at=LATER)
    assert touched == Changes.of(("signer", sian.fingerprint))
    assert signers.anchors() == (Anchor(other_sian.certificate),)
    assert signers.journal() == (
        Vouching("vouched", sian.fingerprint, "read out by telephone", "Mair", AT),
        Vouching("vouched", other_sian.fingerprint, "on paper", "Mair", AT),
        Vouching("withdrawn", sian.fingerprint, "laptop stolen", "Mair", LATER),
    )


def test_what_was_withdrawn_can_be_vouched_for_again(store: Store, sian: Identity) -> None:
    signers = VouchedSigners(store)
    for _ in range(2):
        signers.vouch(sian.certificate, how="in person", by="Mair", at=AT)
        assert signers.vouch(sian.certificate, how="again", by="Mair", at=AT) == Changes()
        signers.withdraw(sian.fingerprint, reason="left", by="Mair", at=LATER)
    assert [line.deed for line in signers.journal()] == ["vouched", "withdrawn"] * 2


def test_nothing_is_withdrawn_that_was_not_given(store: Store, sian: Identity) -> None:
    signers = VouchedSigners(store)
    with pytest.raises(Refusal, match="signer-not-vouched"):
        signers.withdraw(sian.fingerprint, reason="left", by="Mair", at=AT)
    signers.vouch(sian.certificate, how="in person", by="Mair", at=AT)
    signers.withdraw(sian.fingerprint, reason="left", by="Mair", at=AT)
    with pytest.raises(Refusal, match="signer-not-vouched"):
        signers.withdraw(sian.fingerprint, reason="left", by="Mair", at=AT)
    assert len(signers.journal()) == 2


@pytest.mark.parametrize(("told", "by"), [("", "Mair"), (" \n", "Mair"), ("in person", "")])
def test_a_line_that_says_nothing_is_refused(store: Store, sian: Identity, told: str, by: str) -> None:
    signers = VouchedSigners(store)
    with pytest.raises(Refusal, match="vouching-not-told"):
        signers.vouch(sian.certificate, how=told, by=by, at=AT)
    with pytest.raises(Refusal, match="vouching-not-told"):
        signers.withdraw(sian.fingerprint, reason=told, by=by, at=AT)
    assert signers.journal() == ()


def test_only_certificates_are_vouched_for(store: Store) -> None:
    with pytest.raises(Refusal, match="certificate-unreadable"):
        VouchedSigners(store).vouch(b"hello", how="in person", by="Mair", at=AT)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE vouching SET told = 'x'",
        "DELETE FROM vouching",
        "INSERT OR REPLACE INTO vouching SELECT * FROM vouching",
        "UPDATE own_identity SET certificate = x'00'",
        "UPDATE own_identity SET at = ''",
        "DELETE FROM own_identity",
    ],
)
def test_the_journal_and_the_identity_cannot_be_rewritten(store: Store, sian: Identity, sql: str) -> None:
    signers = VouchedSigners(store)
    signers.vouch(sian.certificate, how="in person", by="Mair", at=AT)
    signers.keep_identity(b"locked", sian.certificate, AT)
    with pytest.raises(Refusal, match="row-immutable"):
        store.run(sql)
    assert len(signers.journal()) == 1
    assert signers.own_certificate() == sian.certificate


def test_a_store_without_an_identity_says_so(store: Store) -> None:
    assert VouchedSigners(store).own_certificate() is None
    with pytest.raises(Refusal, match="identity-missing"):
        OwnKeys(store).current()


def test_the_latest_identity_is_the_current_one(store: Store, sian: Identity, other_sian: Identity) -> None:
    signers, secret = VouchedSigners(store), bytes(32)
    touched = signers.keep_identity(identity.to_pkcs12(sian, secret), sian.certificate, AT)
    assert touched == Changes.of(("identity", sian.fingerprint))
    assert identity.from_pkcs12(OwnKeys(store).current().pkcs12, secret) == sian
    signers.keep_identity(b"locked anew", sian.certificate, LATER)
    assert OwnKeys(store).current().pkcs12 == b"locked anew"
    signers.keep_identity(b"another", other_sian.certificate, LATER)
    assert signers.own_certificate() == other_sian.certificate
    assert OwnKeys(store).current().pkcs12 == b"another"
