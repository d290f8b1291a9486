"""Attacks on what stands in a file to prove it later: on stamps in a signature's room, and on validation data."""

from __future__ import annotations

import hashlib
import random
from typing import TYPE_CHECKING

import pytest
from asn1crypto import cms as reading
from asn1crypto.core import UTF8String
from pyhanko.pdf_utils import generic

from assessor_app.progress import Silent
from assessor_app.records import opening as opening_room
from assessor_app.records.beside.placing import placed
from assessor_app.records.opening import open_record
from assessor_app.trust import increment, inplace, stamps
from assessor_app.trust.proofs import Validation
from tests.centre.founded import HandClock, centre
from tests.records.drawn_once import Drawn
from tests.records.forging import contents_at, flipped, revision, root_entry, stream
from tests.records.lasting import HOUR, STAMPED, lasting, token_of
from tests.records.sealed import NOW
from tests.records.timeserver import TimeServer, time_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor_app.records.report import Opening
    from assessor_app.trust.model import Anchor

AFTER = NOW + 2 * HOUR
DRAWN = Drawn()


@pytest.fixture(autouse=True)
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening_room, "templates", DRAWN)


@pytest.fixture(scope="module")
def server() -> Iterator[TimeServer]:
    """The server that stamped the record."""
    with time_server(STAMPED, authority="Awdurdod Amser") as made:
        yield made


def opened(file: bytes, *others: Anchor) -> Opening:
    made = lasting()
    return open_record("r.pdf", file, (made.trust, made.server, *others), AFTER, thorough=False)


def refused(file: bytes) -> str:
    opening = opened(file)
    assert opening.verdict == "refused"
    return opening.row("bytes").code


def in_room(file: bytes, change: Callable[[reading.ContentInfo], None]) -> bytes:
    """The last signature of a file written anew after a change, with zeros behind."""
    start, end = contents_at(file)
    held = reading.ContentInfo.load(bytes.fromhex(file[start:end].decode()))
    change(held)
    made = bytes(held.dump(force=True))
    return file[:start] + made.hex().upper().encode().ljust(end - start, b"0") + file[end:]


def with_attributes(*attributes: reading.CMSAttribute) -> Callable[[reading.ContentInfo], None]:
    """Other unsigned attributes than those there were."""

    def change(held: reading.ContentInfo) -> None:
        held["content"]["signer_infos"][0]["unsigned_attrs"] = reading.CMSAttributes(attributes)

    return change


def stamp_of(file: bytes) -> bytes:
    """The timestamp in the last signature's room."""
    start, end = contents_at(file)
    held = reading.ContentInfo.load(bytes.fromhex(file[start:end].decode()))
    (alone,) = held["content"]["signer_infos"][0]["unsigned_attrs"]
    return bytes(alone["values"][0].dump())


def attribute(token: bytes) -> reading.CMSAttribute:
    return reading.CMSAttribute({"type": "signature_time_stamp_token", "values": [reading.ContentInfo.load(token)]})


def test_a_stamp_over_anything_else_is_refused(server: TimeServer) -> None:
    other = token_of(server)(hashlib.sha256(b"another signature").digest())
    assert refused(inplace.timed(lasting().plain, lambda _digest: other)) == "signature-invalid"


def test_a_stamp_from_another_server_says_nothing_here() -> None:
    with time_server(NOW - 100 * HOUR, name="Gweinydd Arall") as other:
        opening = opened(inplace.timed(lasting().timed, token_of(other)))
    assert (opening.verdict, opening.row("time").code) == ("accepted", "time-stamp-unknown")


def test_nothing_but_one_stamp_may_stand_beside_a_signature() -> None:
    made = lasting()
    token = attribute(stamp_of(made.timed))
    note = reading.CMSAttribute({"type": "1.3.6.1.4.1.99999.1", "values": [UTF8String("hidden")]})
    assert opened(in_room(made.timed, with_attributes(token))).verdict == "accepted"
    for hidden in (with_attributes(token, note), with_attributes(note, token), with_attributes(note)):
        assert refused(in_room(made.timed, hidden)) in {"signature-unreadable", "signature-not-rebuilt"}


def test_a_stamp_in_any_other_form_is_refused(server: TimeServer) -> None:
    def kept_whole(digest: bytes) -> bytes:
        stamp = stamps.asked(server.url, digest, Silent()).stamp
        held = reading.ContentInfo.load(stamp.token)
        held["content"]["certificates"].append(reading.CertificateChoices.load(server.above))
        return bytes(held.dump(force=True))

    assert refused(inplace.timed(lasting().plain, kept_whole)) == "signature-unreadable"


def test_once_somebody_signed_after_it_no_stamp_may_be_put_in_or_taken_out() -> None:
    made = lasting()
    without = made.plain + made.archived[len(made.plain) :]
    assert refused(without) in {"signature-invalid", "signature-not-rebuilt"}


def test_a_strangers_certificate_among_the_validation_data_is_refused(server: TimeServer) -> None:
    made, elsewhere = lasting(), centre(HandClock())
    authority = elsewhere.rooms.centre.authority()
    assert authority is not None
    own = Validation((made.trust.certificate, made.trust.issuing), (made.trust.revocations,))
    assert opened(increment.stamped(made.plain, token_of(server), "ts_1", own)).verdict == "accepted"
    for foreign in (Validation((authority.root,)), Validation((), (made.trust.revocations,)), Validation((b"junk",))):
        file = increment.stamped(
            made.plain, token_of(server), "ts_1", own | foreign if foreign.certificates else foreign
        )
        assert refused(file) == "validation-data-foreign"


def test_validation_data_and_a_stamp_mend_no_forged_file(server: TimeServer) -> None:
    made = lasting()
    own = Validation((made.trust.certificate, made.trust.issuing), (made.trust.revocations,))
    forged = flipped(made.plain, 8 * 20_000)
    assert opened(increment.stamped(forged, token_of(server), "ts_1", own)).verdict in {"refused", "unreadable"}


def test_validation_data_under_no_stamp_is_refused() -> None:
    made = lasting()

    def store(writer: object) -> object:
        held = generic.DictionaryObject()  # type: ignore[no-untyped-call]
        one = writer.add_object(stream(made.trust.issuing))  # type: ignore[attr-defined]
        held[generic.NameObject("/Certs")] = generic.ArrayObject([one])
        return writer.add_object(held)  # type: ignore[attr-defined]

    for file in (made.plain, made.timed, made.archived):
        assert refused(revision(root_entry("/DSS", store))(file)) in {"signature-not-whole", "signature-not-rebuilt"}


def test_a_stamp_cut_off_leaves_the_record_as_it_was() -> None:
    made = lasting()
    assert opened(made.archived[: len(made.timed)]).verdict == "accepted"
    assert placed(made.archived[: len(made.timed)], made.archived) == "roll-back"


def bits(file: bytes, seed: int, count: int) -> Iterator[int]:
    """Bits in the room of the first signature, and in all that was added after it, in turns."""
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    start, end = contents_at(lasting().timed)
    for at in range(count):
        first, last = (start, end) if at % 2 else (len(lasting().timed), len(file))
        yield chance.randrange(8 * first, 8 * last)


def accepted_of(seed: int, count: int) -> list[int]:
    made = lasting()
    return [
        bit
        for bit in bits(made.archived, seed, count)
        if open_record("r.pdf", flipped(made.archived, bit), (made.trust, made.server), AFTER, thorough=False).verdict
        not in {"refused", "unreadable"}
    ]


def test_no_flipped_bit_of_a_stamp_or_of_validation_data_gets_through() -> None:
    assert accepted_of(seed=11, count=8) == []


@pytest.mark.slow
def test_no_flipped_bit_in_many_gets_through() -> None:
    assert accepted_of(seed=12, count=500) == []
