"""What another machine says of a signer once it has taken in the centre's pack, and as time goes on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from cryptography import x509

from assessor_app.centre import pack
from assessor_app.centre import store as rows
from assessor_app.centre.desk import JUMP
from assessor_app.errors import Refusal, Tampered
from assessor_app.observing.model import Rules
from assessor_app.people.model import Branding, RoleWord
from assessor_app.records.canonical import canonical, parse
from assessor_app.trust import anchors, requests
from assessor_app.trust import identity as identities
from assessor_app.trust.authority.roles import roles_of
from assessor_app.trust.certificates import card, unfit
from assessor_app.trust.model import Anchor, Standing
from assessor_app.vault.backup.keeping import BackupDesk
from tests.centre.founded import BEGUN, SECRET, Desk, HandClock, centre, certified, desk

DAY = dt.timedelta(days=1)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def office(clock: HandClock) -> Desk:
    return centre(clock)


@pytest.fixture
def laptop(clock: HandClock) -> Desk:
    return desk("Dilys Dilysydd", clock, "v-1")


def judged(
    on: Desk, certificate: bytes, at: dt.datetime, *, kept_at: dt.datetime | None = None, role: str = "assessor"
) -> Standing:
    known = on.rooms.vouched.anchors()
    return anchors.standing(certificate, known, at, now=on.clock.at, kept_at=kept_at, role=role)


def hand_over(office: Desk, laptop: Desk) -> None:
    laptop.rooms.centre.take_in(pack.read(office.pack()), compared=True)


def test_what_a_centre_issues_names_person_and_role_and_may_sign(office: Desk) -> None:
    own, issued = certified(office, "Siân ŵŷ Llŷr", "a-104", "trainee")
    told = card(own.certificate)
    assert (told.name, told.organisation, told.role, told.person_id) == (
        "Siân ŵŷ Llŷr", "Canolfan Tŷ Gwyn", "trainee", "a-104",
    )  # fmt: skip
    assert (unfit(own.certificate), roles_of(own.certificate), told.self_made) == ((), ("trainee",), False)
    assert issued.status(BEGUN) == "valid"
    authority = office.rooms.centre.authority()
    assert authority is not None
    limits = x509.load_der_x509_certificate(authority.issuing).extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical


def test_the_pack_makes_its_people_known_and_brings_rules_and_looks(office: Desk, laptop: Desk) -> None:
    own, _ = certified(office, "Siân", "a-1")
    assert judged(laptop, own.certificate, BEGUN).code == "signer-unknown"
    rules = Rules(judging=False, levels=(("gap-no-place", "off"),))
    office.rooms.demands.set_rules(rules)
    office.rooms.people.set_branding(Branding(assessor=RoleWord("Aseswr Gwaith", "Workplace Assessor")))
    hand_over(office, laptop)
    assert judged(laptop, own.certificate, BEGUN) == Standing("holds", "signer-certified")
    assert judged(office, own.certificate, BEGUN) == Standing("holds", "signer-certified")
    assert laptop.rooms.demands.rules() == rules
    assert laptop.rooms.people.branding().assessor.cy == "Aseswr Gwaith"


def test_roles_are_held_to(office: Desk, laptop: Desk) -> None:
    trainee, _ = certified(office, "Tomos", "t-1", "trainee")
    verifier, _ = certified(office, "Dilys", "v-1", "verifier")
    hand_over(office, laptop)
    wanted = {
        (trainee.certificate, "assessor"): "signer-certified",
        (trainee.certificate, "countersigner"): "role-not-allowed",
        (trainee.certificate, "verifier"): "role-not-allowed",
        (verifier.certificate, "verifier"): "signer-certified",
        (verifier.certificate, "assessor"): "role-not-allowed",
    }
    assert {(one, role): judged(laptop, one, BEGUN, role=role).code for one, role in wanted} == wanted


def test_revoked_before_and_after(office: Desk, laptop: Desk, clock: HandClock) -> None:
    own, issued = certified(office, "Siân", "a-1")
    clock.later(10)
    office.rooms.centre.revoke(issued.fingerprint, "key-lost")
    hand_over(office, laptop)
    clock.later(1)
    revoked, before = BEGUN + 10 * DAY, BEGUN + 5 * DAY
    told = judged(laptop, own.certificate, revoked + DAY / 2)
    assert (told.state, told.code, dict(told.facts)["reason"]) == ("fails", "certificate-revoked", "key-lost")
    assert judged(laptop, own.certificate, before).code == "certificate-revoked-since"
    assert judged(laptop, own.certificate, before, kept_at=revoked + DAY).code == "certificate-revoked-since"
    assert judged(laptop, own.certificate, before, kept_at=before + DAY).code == "signer-certified"
    laptop.rooms.vouched.vouch(own.certificate, how="@person", by="Dilys", at="2026-12-01T09:00:00Z")
    assert judged(laptop, own.certificate, revoked + DAY / 2).state == "fails"
    with pytest.raises(Refusal, match="certificate-revoked-already"):
        office.rooms.centre.revoke(issued.fingerprint, "left")
    with pytest.raises(Refusal, match="request-of-revoked-key"):
        office.rooms.centre.renew(SECRET, issued.fingerprint)


def test_a_pack_grows_old_and_a_new_one_mends_it(office: Desk, laptop: Desk, clock: HandClock) -> None:
    own, _ = certified(office, "Siân", "a-1")
    hand_over(office, laptop)
    clock.later(91)
    told = judged(laptop, own.certificate, BEGUN)
    assert (told.state, told.code) == ("unknown", "pack-out-of-date")
    assert judged(laptop, own.certificate, BEGUN, kept_at=BEGUN + DAY).state == "holds"
    hand_over(office, laptop)
    assert judged(laptop, own.certificate, BEGUN).state == "holds"


def test_expired_since_and_renewed(office: Desk, laptop: Desk, clock: HandClock) -> None:
    own, issued = certified(office, "Siân", "a-1")
    clock.later(700)
    assert issued.status(clock.at) == "soon"
    renewed, _ = office.rooms.centre.renew(SECRET, issued.fingerprint)
    clock.later(60)
    assert issued.status(clock.at) == "expired"
    hand_over(office, laptop)
    assert judged(laptop, own.certificate, BEGUN).code == "certificate-expired-unproven"
    assert judged(laptop, own.certificate, BEGUN, kept_at=BEGUN + DAY).code == "signer-certified"
    assert judged(laptop, renewed.certificate, clock.at).code == "signer-certified"
    assert [one.fingerprint for one in office.rooms.centre.enrolled()] == [renewed.fingerprint]


def test_strangers_of_the_same_names(office: Desk, laptop: Desk, clock: HandClock) -> None:
    hand_over(office, laptop)
    newcomer, _ = certified(office, "Newydd", "n-1")
    assert judged(laptop, newcomer.certificate, BEGUN).code == "certificate-not-in-register"
    forger = centre(clock)
    forged, _ = certified(forger, "Newydd", "n-1")
    assert judged(laptop, forged.certificate, BEGUN).code == "signer-unknown"
    authority = office.rooms.centre.authority()
    assert authority is not None
    plain = anchors.standing(newcomer.certificate, (Anchor(authority.root),), BEGUN)
    assert plain.state == "unknown"  # without the issuing authority there is no path


def test_packs_only_go_forward_and_the_first_is_compared(office: Desk, laptop: Desk, clock: HandClock) -> None:
    first, second = pack.read(office.pack()), pack.read(office.pack())
    assert (first.trust.number, second.trust.number) == (1, 2)
    take = laptop.rooms.centre.take_in
    with pytest.raises(Refusal, match="centre-pack-root-unknown"):
        take(second)
    assert laptop.rooms.vouched.centres() == ()
    take(second, compared=True)
    assert not take(second).touched
    with pytest.raises(Refusal, match="centre-pack-older"):
        take(first, compared=True)
    take(pack.read(office.pack()))
    assert [one.number for one in laptop.rooms.vouched.centres()] == [3]
    clock.later(5)
    ahead = pack.read(office.pack())
    clock.later(-5)
    with pytest.raises(Refusal, match="centre-pack-from-the-future"):
        take(ahead)


def test_another_pack_under_a_number_that_was_taken_in_is_refused(office: Desk, laptop: Desk) -> None:
    first = pack.read(office.pack())
    laptop.rooms.centre.take_in(first, compared=True)
    kept = rows.authority(office.rooms.store)
    assert kept is not None
    trust = replace(first.trust, issued_at=first.trust.issued_at + DAY / 2)  # as a centre set back to a backup makes it
    other = pack.read(pack.write(replace(first, trust=trust), identities.authority_from_pkcs12(kept[1], SECRET)))
    with pytest.raises(Refusal, match="centre-pack-number-again"):
        laptop.rooms.centre.take_in(other, compared=True)
    assert laptop.rooms.centre.trusted(first.trust.fingerprint) == first.trust
    assert not laptop.rooms.centre.take_in(first).touched


def test_no_byte_of_a_pack_can_be_changed(office: Desk) -> None:
    certified(office, "Siân", "a-1")
    file = office.pack()
    assert pack.read(file).trust.name == "Canolfan Tŷ Gwyn"
    for at in range(len(file)):
        with pytest.raises((Refusal, Tampered)):
            pack.read(file[:at] + bytes([file[at] ^ 1]) + file[at + 1 :])
    for cut in (b"", file[:-1], file + b" ", b'{"pack":[]}', b'{"pack":{"kind":"assessor-app/centre-pack/2"}}'):
        with pytest.raises((Refusal, Tampered)):
            pack.read(cut)


def test_a_pack_signed_by_another_or_by_a_persons_own_key(office: Desk, clock: HandClock) -> None:
    own, _ = certified(office, "Siân", "a-1")
    good = pack.read(office.pack())
    with pytest.raises(Tampered, match="centre-pack-damaged"):
        pack.read(pack.write(good, own))
    forger = centre(clock)
    said = parse(forger.pack())
    theirs = said["pack"]["issuing"]
    said["pack"] = parse(office.pack())["pack"] | {"issuing": theirs}
    with pytest.raises(Tampered, match="centre-pack-damaged"):
        pack.read(canonical(said))


def test_what_the_register_refuses(office: Desk) -> None:
    _, issued = certified(office, "Siân", "a-1")
    with pytest.raises(Refusal, match="person-another-name"):
        certified(office, "Sioned", "a-1")
    with pytest.raises(Refusal, match="certificate-not-issued-here"):
        office.rooms.centre.revoke("0" * 64, "left")
    with pytest.raises(Refusal, match="centre-founded"):
        office.rooms.centre.found("Arall", SECRET, "x")
    with pytest.raises(Refusal, match="key-passphrase-wrong"):
        office.rooms.centre.renew(bytes(32), issued.fingerprint)
    assert replace(issued) == office.rooms.centre.enrolled()[0]


def test_after_a_restore_the_numbers_of_packs_jump_ahead(office: Desk, laptop: Desk, clock: HandClock) -> None:
    make = office.rooms.centre.make_pack
    laptop.rooms.centre.take_in(pack.read(office.pack()), compared=True)
    assert office.rooms.centre.restored_since() == ""
    clock.later(1)
    BackupDesk(office.rooms.store, clock).note_restored("2026-11-20T09:00:00+00:00")
    assert office.rooms.centre.restored_since() != ""
    with pytest.raises(Refusal, match="key-passphrase-wrong"):
        make(bytes(32))
    assert make(SECRET)[1].number == 2 + JUMP
    clock.later(1)
    assert (office.rooms.centre.restored_since(), make(SECRET)[1].number) == ("", 3 + JUMP)
    clock.later(1)
    BackupDesk(office.rooms.store, clock).note_restored("2026-11-20T09:00:00+00:00")
    assert make(SECRET, seen=500)[1].number == 501  # somebody looked
    assert make(SECRET, seen=7)[1].number == 502


def test_a_person_whose_name_has_changed_is_certified_once_that_is_said(office: Desk, clock: HandClock) -> None:
    certified(office, "Siân", "a-1")
    asked = requests.read(requests.make(identities.make("Siân Newydd", "", "a-1", clock.at)))
    with pytest.raises(Refusal, match="person-another-name"):
        office.rooms.centre.issue(SECRET, asked, "assessor")
    issued, _ = office.rooms.centre.issue(SECRET, asked, "assessor", renamed=True)
    assert [(one.name, one.fingerprint) for one in office.rooms.centre.enrolled()] == [
        ("Siân Newydd", issued.fingerprint)
    ]
