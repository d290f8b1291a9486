"""Records stamped to last: years after a certificate expired they are judged by what stands in the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pytest

from assessor_app.centre import pack
from assessor_app.progress import Silent
from assessor_app.records import opening as opening_room
from assessor_app.records.beside.placing import placed
from assessor_app.records.opening import open_record
from assessor_app.records.stamping import stamp
from assessor_app.trust import centres, increment, inplace
from assessor_app.trust.model import Anchor
from assessor_app.trust.proofs import Validation
from tests.centre.founded import HandClock, centre, certified, desk
from tests.records.drawn_once import Drawn
from tests.records.lasting import HOUR, LATER, STAMPED, lasting, token_of
from tests.records.sealed import NOW, example, sealed
from tests.records.test_outside_judges import KNOWN_WRONG, told
from tests.records.timeserver import time_server

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from assessor_app.records.report import Opening

AFTER = NOW + 2 * HOUR
DRAWN = Drawn()


@pytest.fixture(autouse=True)
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_room, "templates", DRAWN)


def opened(file: bytes, *anchors: Anchor, now: dt.datetime = AFTER) -> Opening:
    """Opened by rebuilding alone; the library's own judgement is asked where that is what is looked at."""
    return open_record("r.pdf", file, anchors, now, thorough=False)


def said(opening: Opening) -> tuple[str, str, str]:
    return opening.verdict, opening.row("signer").code, opening.row("time").code


@pytest.mark.parametrize("level", ["timed", "archived"])
def test_years_after_the_certificate_expired_a_stamp_proves_the_record(level: str) -> None:
    made = lasting()
    file = getattr(made, level)
    assert said(opened(made.plain, made.trust, made.server, now=LATER)) == (
        "unknown-signer", "certificate-expired-unproven", "time-device-clock",
    )  # fmt: skip
    assert said(opened(file, made.trust, made.server, now=LATER)) == ("accepted", "signer-certified", "time-stamped")
    assert said(opened(file, made.trust, now=LATER)) == (
        "unknown-signer", "certificate-expired-unproven", "time-stamp-unknown",
    )  # fmt: skip


def test_a_centres_pack_may_name_the_servers_authority() -> None:
    made = lasting()
    trust = replace(made.trust, timestamp_roots=(made.server.certificate,))
    assert said(opened(made.archived, trust, now=LATER)) == ("accepted", "signer-certified", "time-stamped")


@pytest.mark.slow
def test_the_servers_authority_in_a_pack_certifies_nobody() -> None:
    made, elsewhere = lasting(), centre(HandClock())
    stranger, _ = certified(elsewhere, example()["assessor"]["name"], "a-9")
    authority = elsewhere.rooms.centre.authority()
    assert authority is not None
    own = sealed(example(), stranger).file
    assert opened(own, Anchor(authority.issuing)).verdict == "accepted"
    assert opened(own, replace(made.trust, timestamp_roots=(authority.issuing,))).verdict == "unknown-signer"


def test_a_stranger_with_the_root_alone_needs_what_the_file_carries() -> None:
    made = lasting()
    assert said(opened(made.timed, made.root))[:2] == ("unknown-signer", "signer-unknown")
    assert said(opened(made.archived, made.root))[:2] == ("accepted", "signer-certified")
    assert said(opened(made.archived, made.root, made.server, now=LATER))[0] == "accepted"
    assert said(opened(made.archived, made.root, now=LATER))[:2] == ("unknown-signer", "certificate-expired-unproven")


def test_a_list_in_the_file_that_does_not_reach_so_far_is_no_proof() -> None:
    made = lasting()
    until = centres.good_until(made.trust)
    assert said(opened(made.archived, made.root, now=until))[0] == "accepted"
    assert said(opened(made.archived, made.root, now=until + HOUR))[:2] == ("unknown-signer", "revocations-not-known")


@pytest.mark.slow
def test_a_newer_list_in_the_file_helps_whose_pack_is_old_and_one_that_revokes_is_heard() -> None:
    office = centre(HandClock())
    signer, issued = certified(office, example()["assessor"]["name"], "a-1")
    old = pack.read(office.pack()).trust
    office.clock.later(200)
    sealed_at = office.clock.at.replace(microsecond=0)
    new, now = pack.read(office.pack()).trust, sealed_at + 2 * HOUR
    file = sealed(example(), signer, sealed_at).file
    with time_server(sealed_at + HOUR, authority="Awdurdod Amser") as server:
        time = Anchor(server.above)
        lasts = stamp(file, server.url, (new, time), sealed_at + HOUR, Silent()).file
        assert said(opened(file, old, now=now))[:2] == ("unknown-signer", "pack-out-of-date")
        assert said(opened(lasts, old, time, now=now))[0] == "accepted"
        office.clock.later(-30)
        office.rooms.centre.revoke(issued.fingerprint, "key-lost")
        office.clock.later(31)
        chain = (old.certificate, old.issuing)
        carried = Validation(chain, (pack.read(office.pack()).trust.revocations,))
        denied = increment.stamped(file, token_of(server), "ts_1", carried)
    for known in (Anchor(old.certificate), old):
        assert said(opened(denied, known, time, now=now))[:2] == ("refused", "certificate-revoked")


@pytest.mark.parametrize("level", ["timed", "archived"])
def test_outside_judges_take_it(level: str, tmp_path: Path) -> None:
    made = lasting()
    (tmp_path / "r.pdf").write_bytes(getattr(made, level))
    assert told("pdfsig", str(tmp_path / "r.pdf")).count("Signature is Valid") == 1
    assert "No syntax or stream encoding errors" in told("qpdf", "--check", str(tmp_path / "r.pdf"))
    for profile in ("3a", "ua1"):
        failures = [str(one) for one in page.validate_pdf(str(tmp_path / "r.pdf"), profile=profile).failures]
        assert [one for one in failures if level == "timed" or not KNOWN_WRONG.search(one)] == []


def test_of_two_states_that_differ_in_stamps_alone_the_later_is_known() -> None:
    made = lasting()
    assert inplace.untimed(made.timed) == made.plain
    assert [placed(one, made.plain) for one in (made.timed, made.archived)] == ["newer", "newer"]
    assert [placed(made.plain, one) for one in (made.timed, made.archived)] == ["roll-back", "roll-back"]
    assert (placed(made.archived, made.timed), placed(made.timed, made.archived)) == ("newer", "roll-back")


@pytest.mark.slow
def test_an_archive_notices_that_a_stamp_was_cut_off_and_loses_no_time() -> None:
    made = lasting()
    laptop = desk("Dilys", HandClock(NOW + 3 * HOUR), "v-1")
    laptop.rooms.centre.take_in(pack.read(made.pack), compared=True)
    take = laptop.rooms.archive.take_in
    came = [take("r.pdf", one)[0].outcome for one in (made.plain, made.archived, made.plain, made.timed)]
    assert came == ["kept", "newer", "older", "older"]
    held = laptop.rooms.archive.records()[0]
    assert laptop.rooms.archive.file(held.identity) == made.archived
    assert not held.disputed
    laptop.clock.at = LATER
    assert laptop.rooms.archive.open("r.pdf", made.plain).row("superseded").code == "later-state-kept"
    # the journal knows since when the signature was here, under whichever stamp
    assert laptop.rooms.archive.journal.kept_at(made.timed) == NOW + 3 * HOUR
    assert laptop.rooms.archive.journal.kept_at(made.timed, whole=True) == NOW + 3 * HOUR


@pytest.mark.slow
def test_the_stamp_tells_its_servers_time() -> None:
    made = lasting()
    opening = open_record("r.pdf", made.archived, (made.trust, made.server), AFTER)
    assert opening.verdict == "accepted"
    assert [(one.place, one.at, one.over) for one in opening.stamps] == [
        ("signature", STAMPED, 1), ("document", STAMPED, 1),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_stamp_too_long_for_the_room_becomes_one_of_the_document() -> None:
    made = lasting()
    with time_server(STAMPED, name="Gweinydd Hirwyntog", letters=2500) as server:
        known = (made.trust, Anchor(server.certificate))
        file = stamp(made.plain, server.url, known, AFTER, Silent(), level="signature").file
        assert file.startswith(made.plain)
        assert [one.place for one in opened(file, *known).stamps] == ["document"]
    assert said(opened(file, *known, now=LATER))[0] == "accepted"
