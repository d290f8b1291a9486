"""One file of many is judged the quick way where it is as this program writes it, and as it would be alone."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assessor_app.records import further, opening, templates
from assessor_app.records.opening import open_record
from assessor_app.trust import anchors as trusting
from assessor_app.trust import checking, increment, quickly, revisions, signing
from assessor_app.trust.identity import private_key
from assessor_app.trust.model import Step
from tests.records.chained import HOUR, chain, people
from tests.records.sealed import NOW, signed
from tests.records.test_old_records import KEPT, RECORDS

if TYPE_CHECKING:
    from assessor_app.trust.model import Drawing

AT = NOW + 9 * HOUR


def stages() -> list[bytes]:
    one, other = chain(), chain("qualified", "cy")
    return [other.record.file, one.countersigned, one.verified]


def test_each_stage_is_judged_the_quick_way_and_as_it_is_alone() -> None:
    for file in stages():
        assert opening._quickly(file, AT) is not None
        found = open_record("r.pdf", file, people().anchors, AT, thorough=False)
        assert found.verdict == "accepted"
        assert found == open_record("r.pdf", file, people().anchors, AT)


def test_a_stranger_a_wrong_clock_and_a_certificate_that_ended_are_told_as_they_are_alone() -> None:
    file = chain("qualified", "cy").record.file
    for trusted, at in (((), AT), (people().anchors, NOW - 9 * HOUR), (people().anchors, AT + dt.timedelta(days=9000))):
        quick = open_record("r.pdf", file, trusted, at, thorough=False)
        assert quick == open_record("r.pdf", file, trusted, at)


@pytest.mark.parametrize(("version", "kept"), RECORDS, ids=[f"{version}-{kept['file']}" for version, kept in RECORDS])
def test_records_of_every_earlier_template_are_too(version: str, kept: dict[str, Any]) -> None:
    data = (KEPT / version / kept["file"]).read_bytes()
    trusted, at = trusting.load(KEPT / version / kept["certificate"]), dt.datetime.fromisoformat(kept["opened_at"])
    read = opening._quickly(data, at)
    assert read is not None
    assert open_record("r.pdf", data, trusted, at, thorough=False).verdict == "accepted"


def test_a_payload_that_is_not_the_pages_is_for_a_whole_judgement() -> None:
    first, other = chain().record.file, signed().sealed.file
    base = first[: revisions.first(first)]
    assert quickly.rebuilt(first, base, revisions.ends(first, revisions.MOST), None, checking._moment) is not None
    assert quickly.rebuilt(other, base, revisions.ends(other, revisions.MOST), None, checking._moment) is None


def test_the_other_value_that_verifies_as_well_is_not_the_one_that_is_written() -> None:
    key: Any = private_key(people().assessor)

    def high(data: bytes) -> bytes:
        r, s = decode_dss_signature(key.sign(data, ec.ECDSA(hashes.SHA256())))
        return encode_dss_signature(r, max(s, increment.P256_ORDER - s))

    base = chain().base
    file = increment.signed_by(people().assessor.certificate, high, base, NOW)
    assert quickly.rebuilt(file, base, [len(base), len(file)], None, checking._moment) is None
    assert opening._quickly(file, AT) is None
    assert open_record("r.pdf", file, people().anchors, AT, thorough=False).verdict == "refused"


def test_somebody_elses_signature_under_a_certificate_is_none() -> None:
    made = increment.signed_by(people().assessor.certificate, signing_as_the_verifier, chain().base, NOW)
    assert opening._quickly(made, AT) is None


def signing_as_the_verifier(data: bytes) -> bytes:
    key: Any = private_key(people().verifier)
    return increment.low_s(key.sign(data, ec.ECDSA(hashes.SHA256())))


def test_signatures_out_of_order_and_without_their_drawing_are_for_a_whole_judgement() -> None:
    first = chain("qualified").base
    held = chain("qualified").record.file
    step = Step(increment.ASSESSOR_FIELD)
    assert step == increment.CERTIFYING
    assert quickly.rebuilt(held, first, [len(first), len(held)], None, checking._moment) is not None
    later = chain("qualified").verified
    ends = revisions.ends(later, revisions.MOST)
    assert (
        quickly.rebuilt(later, first, ends, further.drawing(chain("qualified").record.payload), checking._moment)
        is not None
    )
    assert quickly.rebuilt(later, first, ends, None, checking._moment) is None
    assert (
        quickly.rebuilt(
            later + b"\n", first, ends, further.drawing(chain("qualified").record.payload), checking._moment
        )
        is None
    )
    assert (
        quickly.rebuilt(
            later, later[: ends[1]], ends[1:], further.drawing(chain("qualified").record.payload), checking._moment
        )
        is None
    )


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    comments=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("()\\\n<>%ŵŷ€\x7f"),
        min_size=1, max_size=60,
    )
)  # fmt: skip
def test_whatever_a_verifier_writes_is_read_as_the_library_reads_it(comments: str) -> None:
    before, who = chain().countersigned, people().verifier
    values = (("iqa_decision", "Not confirmed"), ("iqa_comments", comments))
    step = Step("sig_iqa", values, tuple((name, b"q Q") for name in ("iqa_decision", "iqa_comments", "sig_iqa")))
    file = signing.sign_further(before, who, NOW + 2 * HOUR, step)
    base = chain().base
    found = quickly.rebuilt(file, base, revisions.ends(file, revisions.MOST), _either(step), checking._moment)
    assert found is not None
    slow, _nothing = checking._claims(file, further=True)
    assert [(one.field, one.certificate, one.when, one.values) for one in found] == [
        (one.field, one.certificate, one.when, one.values) for one in slow
    ]


def _either(step: Step) -> Drawing:
    """Draws the countersignature as it is drawn, and the decision as the step has it."""
    draw = further.drawing(chain().record.payload)
    assert draw is not None
    return lambda claimed: step.shows if claimed.field == "sig_iqa" else draw(claimed)


def test_what_is_attached_is_found_or_left_to_the_library() -> None:
    file = chain().record.file
    end = revisions.first(file)
    found = quickly.attached(file, end, "record.json")
    assert found == checking.attachment(file, "record.json")
    assert json.loads(found or b"")["record"]["id"] == chain().record.payload["record"]["id"]
    assert quickly.attached(file, end, "other.json") is None
    assert quickly.attached(file, end - 1, "record.json") is None
    assert quickly.attached(b"", 0, "record.json") is None
    assert templates.render(chain().record.payload) == file[:end]
