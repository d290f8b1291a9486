"""Countersigning and deciding: what is demanded, what is written, what opening says of it, and what it refuses."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.errors import Refusal
from assessor_app.records.countersigning import countersign
from assessor_app.records.deciding import decide
from assessor_app.records.opening import open_record
from assessor_app.records.templates.further_1 import words
from assessor_app.records.templates.further_1.pages import shows
from assessor_app.trust import anchors as trusting
from assessor_app.trust.model import Anchor, Claimed
from tests.records.chained import COMMENTS, HOUR, chain, decided, people, signing
from tests.records.sealed import MADE, NOW, somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.records.adding import Signed
    from assessor_app.records.report import Opening

AFTER = NOW + 4 * HOUR
KEPT = Path(__file__).parent.parent / "fixtures" / "records" / "0.1"


def opened(file: bytes, anchors: tuple[Anchor, ...] | None = None, now: dt.datetime = AFTER) -> Opening:
    return open_record("r.pdf", file, people().anchors if anchors is None else anchors, now)


def codes(opening: Opening) -> dict[str, tuple[str, str]]:
    return {row.row: (row.state, row.code) for row in opening.rows}


def refused(deed: Callable[..., Signed], *given: object) -> str:
    with pytest.raises(Refusal) as told:
        deed(*given)
    return told.value.code


def test_each_signature_is_written_after_what_was_there() -> None:
    made = chain()
    stages = [made.base, made.record.file, made.countersigned, made.verified]
    for before, after in itertools.pairwise(stages):
        assert after.startswith(before)
        assert len(after) > len(before)


def test_all_signers_are_told_with_their_roles() -> None:
    opening = opened(chain().verified)
    assert opening.verdict == "accepted"
    assert opening.identity == chain().record.identity
    assert [(one.role, one.name, one.trusted) for one in opening.signers] == [
        ("assessor", "Rhys Wyn Jones", True),
        ("countersigner", "Mair Eleri Pugh", True),
        ("verifier", "Siân Ŵyn Llŷr", True),
    ]
    assert codes(opening)["countersigned"] == ("holds", "countersigned")
    assert codes(opening)["verified"] == ("holds", "decision-confirmed")
    assert opening.decision is not None
    assert (opening.decision.outcome, opening.decision.comments) == ("confirmed", COMMENTS)


def test_a_trainees_record_says_that_nobody_countersigned() -> None:
    assert codes(opened(chain().record.file))["countersigned"] == ("noted", "countersignature-missing")
    assert "countersigned" not in codes(opened(chain("qualified").record.file))
    assert "countersigned" not in codes(opened(chain("qualified").verified))


@pytest.mark.slow
@pytest.mark.parametrize(("outcome", "pages"), list(zip(words.OUTCOMES, ("cy", "en", "both"), strict=True)))
def test_every_decision_is_said_in_the_languages_of_the_pages(outcome: words.Outcome, pages: str) -> None:
    made = decided(chain("qualified", pages).record.file, outcome)
    assert made.opening.decision is not None
    assert made.opening.decision.outcome == outcome
    assert codes(opened(made.file))["verified"] == ("holds", f"decision-{outcome}")


@pytest.mark.parametrize("kept", ["plain-cy", "evidence-both"])
def test_a_record_of_an_earlier_template_can_be_decided_on(kept: str) -> None:
    trusted = (*trusting.load(KEPT / f"{kept}.pem"), *people().anchors)
    work = signing((KEPT / f"{kept}.pdf").read_bytes(), somebody("Non Haf"), NOW + 2 * HOUR, trusted)
    made = decide(work, "not-confirmed", COMMENTS)
    assert codes(made.opening)["verified"] == ("holds", "decision-not-confirmed")
    assert refused(countersign, work) == "countersignature-not-needed"


def test_the_same_signature_gives_the_same_bytes() -> None:
    assert decided(chain().countersigned).file == chain().verified


def test_nobody_countersigns_or_verifies_a_record_of_their_own() -> None:
    made, who = chain(), people()
    again = somebody("rhys  wyn jones")  # another key under the same name, which no centre vouches for
    for signer in (who.assessor, again):
        trusted = (*who.anchors, Anchor(signer.certificate))
        assert refused(countersign, signing(made.record.file, signer, AFTER, trusted)) == "signer-own-record"
        own = signing(made.countersigned, signer, AFTER, trusted)
        assert refused(decide, own, "confirmed", "") == "signer-own-record"
    second = signing(made.countersigned, who.qualified, AFTER)
    assert refused(decide, second, "confirmed", "") == "signer-own-record"


@pytest.mark.parametrize(
    ("status", "stage", "code"),
    [
        ("qualified", "record", "countersignature-not-needed"),
        ("trainee", "countersigned", "countersigned-already"),
        ("trainee", "verified", "verified-already"),
    ],
)
def test_a_countersignature_comes_once_and_where_it_is_needed(status: str, stage: str, code: str) -> None:
    made = chain(status)
    file = made.record.file if stage == "record" else getattr(made, stage)
    other = somebody("Non Haf")
    work = signing(file, other, AFTER, (*people().anchors, Anchor(other.certificate)))
    assert refused(countersign, work) == code


def test_a_decision_comes_once_and_after_the_countersignature() -> None:
    made, other = chain(), somebody("Non Haf")
    trusted = (*people().anchors, Anchor(other.certificate))
    for file, code in ((made.record.file, "countersignature-first"), (made.verified, "verified-already")):
        work = signing(file, other, AFTER, trusted)
        assert refused(decide, work, "confirmed", "") == code


def test_a_decision_that_is_not_plain_needs_words_that_fit() -> None:
    work = signing(chain("qualified").record.file, people().verifier, AFTER)
    assert refused(decide, work, "not-confirmed", " \n\t ") == "comments-missing"
    assert refused(decide, work, "confirmed", "Rhesymau lawer. " * 200) == "comments-not-fitting"
    assert decide(work, "confirmed", "Rhesymau lawer. " * 40).opening.verdict == "accepted"


def test_whose_name_a_signature_cannot_show_is_told_before_they_sign() -> None:
    made = chain()
    for name, letters in (("Łukasz Żak", "Ł Ż"), ("Zoë Ŵyn", "")):
        work = signing(made.countersigned, somebody(name), NOW + 2 * HOUR)
        if not letters:
            assert decide(work, "confirmed", "").opening.signers[-1].name == name
            continue
        with pytest.raises(Refusal) as told:
            decide(work, "confirmed", "")
        assert (told.value.code, told.value.facts["letters"]) == ("signer-name-letters", letters)
    # What an earlier build signed so is drawn for ever as it was then.
    claimed = Claimed("sig_iqa", (), (("sig_iqa", (200.0, 60.0)),), "Łukasz Żak", NOW)
    assert shows(claimed, "en") == shows(replace(claimed, name="[U+0141]ukasz [U+017B]ak"), "en")


def test_nobody_signs_what_they_could_not_accept() -> None:
    made, who = chain(), people()
    only = (Anchor(who.qualified.certificate),)
    assert refused(countersign, signing(made.record.file, who.qualified, AFTER, only)) == "signer-unknown"
    damaged = made.record.file.replace(b"/P 2", b"/P 3")
    assert damaged != made.record.file
    assert refused(countersign, signing(damaged, who.qualified, AFTER)) == "signature-invalid"
    assert refused(countersign, signing(made.record.file, who.qualified, NOW - HOUR)) == "future-time"


def test_a_signer_nobody_vouches_for_leaves_the_record_waiting() -> None:
    who = people()
    opening = opened(chain().verified, (Anchor(who.assessor.certificate), Anchor(who.verifier.certificate)))
    assert opening.verdict == "unknown-signer"
    assert codes(opening)["countersigned"] == ("unknown", "signer-unknown")
    assert opening.waiting_for is not None
    assert opening.waiting_for.certificate == who.qualified.certificate
    assert opened(chain().verified).waiting_for is None


def test_a_decision_from_the_future_is_a_matter_of_clocks() -> None:
    opening = opened(chain().verified, now=NOW + HOUR + dt.timedelta(minutes=1))
    assert codes(opening)["verified"] == ("fails", "future-time")
    assert (opening.verdict, opening.headline) == ("refused", "clocks-differ")


def test_a_batch_may_leave_the_second_judge_out_and_says_the_same() -> None:
    for file in (chain().record.file, chain().countersigned, chain().verified):
        both = [open_record("r.pdf", file, people().anchors, AFTER, thorough=thorough) for thorough in (True, False)]
        assert both[0] == both[1]


def test_signers_of_one_name_are_told_apart_by_a_centre_alone() -> None:
    from assessor_app.records.further import same_person  # noqa: PLC0415 - one test
    from assessor_app.trust.certificates import card  # noqa: PLC0415 - same

    one, other = (card(somebody(name).certificate) for name in ("Non Haf", "non haf"))
    assert same_person(one, other)
    assert MADE < NOW
