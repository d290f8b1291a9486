"""Timestamps: asked of a server on the loopback, read again when opening, believed only where somebody named it."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import page
import pytest

from assessor_app.errors import AssessorError, Refusal
from assessor_app.progress import Silent
from assessor_app.records.deciding import decide
from assessor_app.records.opening import open_record
from assessor_app.records.stamping import stamp
from assessor_app.trust import increment, stamps
from assessor_app.trust.model import Anchor
from tests.records.chained import HOUR, chain, people, signing
from tests.records.forging import flipped
from tests.records.sealed import NOW
from tests.records.test_outside_judges import KNOWN_WRONG, told
from tests.records.timeserver import TimeServer, time_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor_app.records.report import Opening

AFTER = NOW + 9 * HOUR
STAMPED = NOW + dt.timedelta(minutes=90)


@pytest.fixture
def server() -> Iterator[TimeServer]:
    with time_server(STAMPED) as made:
        yield made


@pytest.fixture(scope="module")
def stamped() -> tuple[bytes, Anchor]:
    """A countersigned record with a timestamp, and the server's certificate."""
    with time_server(STAMPED) as made:
        return asked(chain().countersigned, made), Anchor(made.certificate)


def asked(file: bytes, server: TimeServer) -> bytes:
    return stamp(file, server.url, people().anchors, AFTER, Silent()).file


def opened(file: bytes, *others: Anchor, now: dt.datetime = AFTER) -> Opening:
    return open_record("r.pdf", file, (*people().anchors, *others), now)


def code(deed: object) -> str:
    with pytest.raises(AssessorError) as problem:
        deed()  # type: ignore[operator]
    return problem.value.code


def test_a_stamp_is_told_where_its_server_is_named(stamped: tuple[bytes, Anchor]) -> None:
    file, server = stamped
    opening = opened(file, server)
    assert (opening.verdict, opening.row("time").code) == ("accepted", "time-stamped")
    assert dict(opening.row("time").facts)["stamped"] == STAMPED.isoformat()
    assert [one.time_source for one in opening.signers] == ["timestamp", "timestamp"]
    assert opening.identity == chain().record.identity


def test_a_server_nobody_named_counts_for_nothing(stamped: tuple[bytes, Anchor]) -> None:
    opening = opened(stamped[0])
    assert (opening.verdict, opening.row("time").code) == ("accepted", "time-stamp-unknown")
    assert [one.time_source for one in opening.signers] == ["device", "device"]


@pytest.mark.slow
def test_a_stamp_says_nothing_of_who_signs_after_it(stamped: tuple[bytes, Anchor], server: TimeServer) -> None:
    file, anchor = stamped
    later = decide(signing(file, people().verifier, NOW + 3 * HOUR, (*people().anchors, anchor)), "confirmed", "").file
    assert [one.time_source for one in opened(later, anchor).signers] == ["timestamp", "timestamp", "device"]
    server.at = NOW + 4 * HOUR
    twice = asked(later, server)
    assert [one.time_source for one in opened(twice, anchor).signers] == ["timestamp"] * 3
    assert code(lambda: asked(twice, server)) == "timestamps-full"


def test_a_clock_ahead_of_the_stamp_is_refused(server: TimeServer) -> None:
    server.at = NOW - HOUR
    made = increment.stamped(
        chain().record.file, lambda digest: stamps.asked(server.url, digest, Silent()).stamp.token, "ts_1"
    )
    opening = opened(made, Anchor(server.certificate))
    assert (opening.verdict, opening.row("time").code) == ("refused", "time-after-stamp")
    assert code(lambda: asked(chain().record.file, server)) == "timestamp-before-signature"


def test_a_server_that_fails_once_is_asked_again(server: TimeServer) -> None:
    server.drops = 2
    assert opened(asked(chain().record.file, server)).verdict == "accepted"
    assert server.asked == 4  # one for the signature, and one for the document


@pytest.mark.parametrize(
    ("url", "expected"),
    [("ftp://127.0.0.1/", "timestamp-server-invalid"), ("http://127.0.0.1:9/", "timestamp-unreachable")],
)
def test_without_a_server_the_record_is_as_good_as_before(url: str, expected: str) -> None:
    assert code(lambda: stamp(chain().record.file, url, people().anchors, AFTER, Silent())) == expected


def test_what_is_no_timestamp_is_not_taken(server: TimeServer) -> None:
    server.spoils = True
    assert code(lambda: asked(chain().record.file, server)) == "timestamp-refused"


def test_a_file_that_is_not_whole_is_not_stamped(server: TimeServer) -> None:
    with pytest.raises(Refusal) as problem:
        asked(flipped(chain().record.file, 8 * 3000), server)
    assert problem.value.code == "signature-invalid"
    assert server.asked == 0


@pytest.mark.slow
def test_no_flipped_bit_of_a_stamp_gets_through(stamped: tuple[bytes, Anchor]) -> None:
    file, anchor = stamped
    chance = random.Random(5)  # noqa: S311 - a sample, not a secret
    first = 8 * len(chain().countersigned)
    for _ in range(15):
        bit = chance.randrange(first, 8 * len(file))
        assert opened(flipped(file, bit), anchor).verdict in {"refused", "unreadable"}, bit


@pytest.mark.slow
def test_no_flipped_bit_in_many_of_a_stamp_gets_through(stamped: tuple[bytes, Anchor]) -> None:
    file, anchor = stamped
    chance = random.Random(6)  # noqa: S311 - a sample, not a secret
    first = 8 * len(chain().countersigned)
    for _ in range(600):
        bit = chance.randrange(first, 8 * len(file))
        assert opened(flipped(file, bit), anchor).verdict in {"refused", "unreadable"}, bit


def test_outside_judges_take_a_stamped_record(stamped: tuple[bytes, Anchor], tmp_path: Path) -> None:
    file = tmp_path / "r.pdf"
    file.write_bytes(stamped[0])
    assert told("pdfsig", str(file)).count("Signature is Valid") >= 2
    for profile in ("3a", "ua1"):
        failures = [str(failure) for failure in page.validate_pdf(str(file), profile=profile).failures]
        assert [failure for failure in failures if not KNOWN_WRONG.search(failure)] == []
