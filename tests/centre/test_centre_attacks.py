"""Certificates that only look like a centre's: outside its name, unfit, by a person, by a false centre of its name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from assessor_app.centre import store as rows
from assessor_app.trust import anchors
from assessor_app.trust import identity as identities
from assessor_app.trust.authority import issuing
from assessor_app.trust.authority.roles import roles_of
from assessor_app.trust.certificates import card, unfit
from assessor_app.trust.identity import private_key
from assessor_app.trust.model import CentreTrust, Enrolled, Identity, fingerprint
from assessor_app.trust.requests import public_key
from tests.centre.founded import BEGUN, SECRET, HandClock, centre, certified
from tests.trust.making import Recipe, certify, new_key

if TYPE_CHECKING:
    from tests.centre.founded import Desk

INSIDE = Recipe(name="Siân", organisation="Canolfan Tŷ Gwyn", start=BEGUN - dt.timedelta(days=1))


@pytest.fixture(scope="module")
def office() -> Desk:
    return centre(HandClock())


@pytest.fixture(scope="module")
def trust(office: Desk) -> CentreTrust:
    return office.rooms.centre.make_pack(SECRET)[1]


@pytest.fixture(scope="module")
def ours(office: Desk) -> Identity:
    kept = rows.authority(office.rooms.store)
    assert kept is not None
    return identities.authority_from_pkcs12(kept[1], SECRET)


def told(trust: CentreTrust, certificate: bytes, at: dt.datetime = BEGUN) -> tuple[str, str]:
    """How its holder stands where even the register has the certificate."""
    enrolled = replace(trust, register=(Enrolled(fingerprint(certificate), "Siân", ("assessor",)),))
    found = anchors.standing(certificate, (enrolled,), at, now=at)
    return found.state, found.code


def test_a_name_outside_the_centre_is_nobodys(trust: CentreTrust, ours: Identity) -> None:
    by = (private_key(ours), ours.certificate)
    assert told(trust, certify(new_key(), replace(INSIDE, organisation="Coleg Arall"), by)) == (
        "unknown", "signer-unknown",
    )  # fmt: skip


def test_a_certificate_for_something_else_is_unfit_and_unknown(trust: CentreTrust, ours: Identity) -> None:
    by = (private_key(ours), ours.certificate)
    for recipe in (replace(INSIDE, documents=False), replace(INSIDE, contentCommitment=False)):
        certificate = certify(new_key(), recipe, by)
        assert unfit(certificate) == ("certificate-not-for-signing",)
        assert told(trust, certificate) == ("unknown", "signer-unknown")


def test_a_person_certifies_nobody(office: Desk, trust: CentreTrust) -> None:
    own, _ = certified(office, "Rhys", "a-9")
    below = certify(new_key(), INSIDE, (private_key(own), own.certificate))
    assert told(trust, below) == ("unknown", "signer-unknown")


def test_the_issuing_authority_makes_no_further_authority(trust: CentreTrust, ours: Identity) -> None:
    key = new_key()
    middle = certify(key, replace(INSIDE, authority=True), (private_key(ours), ours.certificate))
    below = certify(new_key(), INSIDE, (key, middle))
    assert told(replace(trust, issuing=middle), below) == ("unknown", "signer-unknown")


def test_a_false_centre_of_the_same_name_is_another(office: Desk, trust: CentreTrust) -> None:
    forger = issuing.found("Canolfan Tŷ Gwyn", BEGUN)
    own, _ = certified(office, "Tomos", "a-7")
    key = identities.make("Tomos", "", "a-7", BEGUN)
    forged = issuing.issue(
        forger.issuing,
        _public(key),
        name="Tomos",
        person_id="a-7",
        role="assessor",
        now=BEGUN,
    )
    assert roles_of(forged) == roles_of(own.certificate)
    assert told(trust, forged) == ("unknown", "signer-unknown")


def test_nothing_outlives_its_authority(ours: Identity) -> None:
    key, last = identities.make("Siân", "", "a-1", BEGUN), BEGUN + dt.timedelta(days=issuing.ISSUING_DAYS - 30)
    made = issuing.issue(ours, _public(key), name="Siân", person_id="a-1", role="assessor", now=last)
    assert card(made).not_after == card(ours.certificate).not_after


@dataclass(frozen=True)
class Case:
    """A certificate that was good once: days from its issue to signing, to checking, and to proof of existence."""

    signed: float
    checked: float
    kept: float | None
    revoked: float | None
    wanted: tuple[str, str]
    rolled_back: bool = False


CASES = {
    "signed after revocation": Case(11, 12, None, 10, ("fails", "certificate-revoked")),
    "signed after revocation, kept at once": Case(11, 12, 11, 10, ("fails", "certificate-revoked")),
    "clock set back behind the revocation": Case(5, 12, None, 10, ("unknown", "certificate-revoked-since")),
    "set back, kept only after it": Case(5, 12, 11, 10, ("unknown", "certificate-revoked-since")),
    "kept before it": Case(5, 12, 5, 10, ("holds", "signer-certified")),
    "an old pack in place of the one that revokes": Case(
        11, 91, None, 10, ("unknown", "pack-out-of-date"), rolled_back=True
    ),
    "the old pack while it is good": Case(11, 12, None, 10, ("holds", "signer-certified"), rolled_back=True),
    "no newer pack for 91 days": Case(5, 91, None, None, ("unknown", "pack-out-of-date")),
    "stale, but kept while it was good": Case(5, 91, 5, None, ("holds", "signer-certified")),
    "expired and never kept": Case(5, 740, None, None, ("unknown", "certificate-expired-unproven")),
    "expired and revoked": Case(5, 740, None, 10, ("unknown", "certificate-revoked-since")),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_was_good_once(trust: CentreTrust, ours: Identity, case: Case) -> None:
    day = dt.timedelta(days=1)
    key = identities.make("Siân", "", "a-1", BEGUN)
    made = issuing.issue(ours, _public(key), name="Siân", person_id="a-1", role="assessor", now=BEGUN)
    enrolled = replace(trust, register=(Enrolled(fingerprint(made), "Siân", ("assessor",)),))
    if case.revoked is not None and not case.rolled_back:
        gone = issuing.Revoked(issuing.serial_of(made), BEGUN + case.revoked * day, "key-lost")
        enrolled = replace(enrolled, revocations=issuing.revocations(ours, (gone,), 2, BEGUN + case.revoked * day))
    kept = None if case.kept is None else BEGUN + case.kept * day
    now = BEGUN + case.checked * day
    found = anchors.standing(made, (enrolled,), BEGUN + case.signed * day, now=now, kept_at=kept)
    assert (found.state, found.code) == case.wanted


def _public(own: Identity) -> bytes:
    return public_key(own.certificate)
