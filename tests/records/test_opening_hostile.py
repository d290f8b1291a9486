"""Records made to trip whoever opens them: validly signed, with data, certificates and names that no program wrote."""

from __future__ import annotations

import copy
import datetime as dt
import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from assessor_app.records import canonical, schema
from assessor_app.records.opening import open_record
from assessor_app.trust import signing
from assessor_app.trust.model import Anchor
from tests.observing.furnished import Place, furnished
from tests.records.sealed import NOW, example, sealed, somebody
from tests.trust.making import make_base

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNER = somebody()
HONEST = sealed(example(), SIGNER)
MISSING = object()
KINDS = ["missing", "null", "number", "empty-list", "empty-object", "list", "long"]


@pytest.fixture
def place() -> Iterator[Place]:
    made = furnished()
    made.clock.wall = dt.datetime(2026, 11, 22, 13, 0, tzinfo=dt.UTC)
    yield made
    made.rooms.close()


def later(path: str = "", value: Any = MISSING) -> dict[str, Any]:  # noqa: ANN401 - hostile values are of any kind
    """The data of a record by a later program's template, with one part replaced or taken away."""
    payload = copy.deepcopy(HONEST.payload)
    payload["template"] = "observation/99"
    *above, name = path.split(".") if path else [""]
    held: Any = payload
    for part in above:
        held = held[part]
    if value is MISSING:
        held.pop(name, None)
    else:
        held[name] = value
    return payload


def file_of(payload: dict[str, Any]) -> bytes:
    """A file with such data, validly signed by someone who may be trusted."""
    return signing.sign(make_base(canonical.canonical(payload)), SIGNER, NOW)


@pytest.mark.parametrize("value", [MISSING, None, 5, [], {}, ["a"], "x" * 100_000], ids=KINDS)
@pytest.mark.parametrize(
    "path",
    ["record", "record.id", "record.reference", "record.sealed_at", "candidate", "candidate.name", "assessor.name"],
)
def test_a_record_without_a_head_is_refused_in_a_store(place: Place, path: str, value: Any) -> None:  # noqa: ANN401 - same
    taken, _ = place.rooms.archive.take_in("r.pdf", file_of(later(path, value)))
    assert (taken.opening.verdict, taken.outcome) == ("refused", "turned-away")
    assert place.rooms.archive.records() == []


@pytest.mark.parametrize(
    "at", ["yesterday", "2026-02-31T10:00:00+00:00", "2026-11-22T12:00:00", "0001-01-01T00:00+23:00"]
)
def test_a_time_that_never_was_is_refused(at: str) -> None:
    opening = open_record("r.pdf", file_of(later("record.sealed_at", at)), (Anchor(SIGNER.certificate),), NOW)
    assert (opening.verdict, opening.row("bytes").code) == ("refused", "payload-invalid")


@pytest.mark.parametrize("standards", [None, 5, {}, [1], [{"key": []}], [{"key": "A@"}], [{"key": "A@1:cy"}]], ids=str)
def test_standards_of_a_later_form_are_not_looked_into(place: Place, standards: Any) -> None:  # noqa: ANN401 - same
    taken, _ = place.rooms.archive.take_in("r.pdf", file_of(later("standards", standards)))
    assert (taken.opening.verdict, taken.outcome) == ("unchecked", "kept")
    assert taken.opening.row("standard").state == "unknown"


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        ("06082a8648ce3d030107", "06082a8648ce3d030177"),  # a curve that nobody knows
        ("551d0f", "551d0e"),  # an extension with another's content
        ("0603551d0f0101ff04", "0603551d0f0101ff0c"),  # text where bytes should be
    ],
)
def test_a_certificate_that_breaks_its_reader_is_refused(was: str, is_now: str) -> None:
    broken = SIGNER.certificate.replace(bytes.fromhex(was), bytes.fromhex(is_now))
    assert broken != SIGNER.certificate
    honest = file_of(later())
    file = honest.replace(SIGNER.certificate.hex().upper().encode(), broken.hex().upper().encode())
    assert file != honest
    assert open_record("r.pdf", file, (Anchor(SIGNER.certificate),), NOW).verdict == "refused"


def test_long_names_over_many_values_do_not_hold_the_reader_up() -> None:
    """As bytes copied: 4 MB of name for each of 20,000 values would be 80 GB."""
    data = json.dumps(
        {"k" * 4_000_000: dict.fromkeys(map(str, range(20_000)), 1)}, sort_keys=True, separators=(",", ":")
    ).encode()
    before = time.process_time()
    canonical.parse(data)
    assert time.process_time() - before < 2


def test_a_record_cannot_hide_another_by_taking_its_name(place: Place) -> None:
    mine, _ = place.rooms.archive.take_in("mine.pdf", HONEST.file)
    other = later("record.id", "00000000-0000-4000-8000-000000000000")
    other["record"]["reference"] = mine.opening.record
    taken, _ = place.rooms.archive.take_in("other.pdf", file_of(other))
    assert taken.outcome == "kept"
    assert place.rooms.archive.find(mine.opening.record).identity == mine.opening.identity
    assert place.rooms.archive.find(mine.opening.identity).identity == mine.opening.identity


def test_altered_criteria_under_the_right_digest_are_noted(place: Place) -> None:
    altered = copy.deepcopy(HONEST.payload)
    assert place.rooms.archive.open("r.pdf", HONEST.file).row("standard").code == "standard-known"
    altered["standards"][0]["criteria"][0]["text"] = "nothing much"
    schema.check(altered)
    from assessor_app.records import templates  # noqa: PLC0415 - draws pages

    file = signing.sign(templates.render(altered), SIGNER, NOW)
    opening = place.rooms.archive.open("r.pdf", file, (Anchor(SIGNER.certificate),))
    assert (opening.verdict, opening.row("standard").code) == ("accepted", "standard-text-differs")
