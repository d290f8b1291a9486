"""Finishing a review: the decision into the record's own file, a report, the sampled item, actions; all or nothing.

What the signed report holds is the business of `reports`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.clock import Clock, rfc3339
from assessor_app.errors import Refusal, Tampered
from assessor_app.language import N_, speak
from assessor_app.records import deciding, further
from assessor_app.records.adding import Signing
from assessor_app.trust import anchors as trusting
from assessor_app.trust.model import CentreTrust
from assessor_app.vault.model import Changes
from assessor_app.verifying.reviews import criteria, guard, saying
from assessor_app.verifying.reviews import store as rows
from assessor_app.verifying.reviews.processes import PROCESSES

if TYPE_CHECKING:
    from assessor_app.progress import Progress
    from assessor_app.records.adding import Signed
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.templates.further_1.words import Pages
    from assessor_app.trust.model import Identity
    from assessor_app.vault.store import Store
    from assessor_app.verifying.desk import VerificationDesk
    from assessor_app.verifying.model import Review
    from assessor_app.verifying.reviews.desk import Looking
    from assessor_app.verifying.reviews.model import Kept

# Why a record's own file takes no decision, although its review is finished: the report alone then holds it.
UNSIGNED: Final = frozenset({"review-verified-already", "review-external", "template-unknown"})
IN_REPORT: Final = N_("The feedback is in the verification report.")


@dataclass(frozen=True, slots=True)
class Finished:
    """A review that is finished: `kept` as it stands now, `review` in the order of the record."""

    kept: Kept
    review: Review

    @property
    def signed(self) -> bool:
        """Whether the decision was signed into the record."""
        return not self.kept.unsigned


class Finishing:
    """Finishes the reviews of one store, used from one thread."""

    def __init__(self, store: Store, archive: RecordArchive, desk: VerificationDesk, clock: Clock) -> None:
        self._store = store
        self._archive = archive
        self._desk = desk
        self._reviews = desk.reviews
        self._clock = clock

    def finish(self, name: str, identity: Identity, pages: Pages, progress: Progress) -> tuple[Finished, Changes]:
        """Sign a review and close it: the record's file, the report in the languages of `pages`, the item, actions.

        All of it in one transaction, or nothing.

        Raises:
            Refusal: `review-unknown`; `review-finished`; `review-changed`, when something was written in it meanwhile;
                a code of `guard`; `review-not-ready` (`count`), when something is still missing; `role-not-allowed`,
                `certificate-revoked`, when the centre denies the signer; what `deciding.decide` and `Reports.seal`
                refuse; `sample-item-step`.
            Tampered: `seal-does-not-open`; nothing was kept.
        """
        kept = self._reviews.find(name)
        if kept.state == "finished":
            raise Refusal("review-finished")
        progress.step(0, 4)
        looking = self._reviews.look(kept.review.identity)
        guard.demand(looking.bars)
        missing = [gap for gap in self._reviews.missing(looking, kept) if gap.blocking]
        if missing:
            raise Refusal("review-not-ready", count=len(missing))
        self._demand_role(identity)
        wanted = criteria.to_decide(looking.criteria, kept.beyond)
        review = saying.in_order(kept.review, wanted, [check.code for check in PROCESSES])
        progress.step(1, 4)
        signed, unsigned = self._signed(looking, review, identity, progress)
        progress.step(2, 4)
        now = self._clock.now().wall
        with self._store.transaction():
            self._demand_unchanged(kept, looking)
            touched = set(self._take_in(looking, signed).touched)
            report, changes = self._desk.reports.seal(review, identity, pages, now, progress)
            touched |= changes.touched
            if review.item and review.overall is not None:
                touched |= self._desk.sampling.reviewed(review.item, review.overall).touched
            touched |= self._desk.actions.open_from(report).touched
            rows.finish(self._store, name, rfc3339(now), unsigned, report.identity)
        progress.step(4, 4)
        return Finished(self._reviews.find(name), review), Changes(frozenset(touched | {("review", name)}))

    def _demand_unchanged(self, kept: Kept, looking: Looking) -> None:
        """What is signed is what the review says now, of the record as it stands now: signing takes its time."""
        if self._reviews.find(kept.review.id) != kept:
            raise Refusal("review-changed", reference=kept.review.reference)
        if self._archive.find(kept.review.identity) != looking.held:
            guard.demand(self._reviews.look(kept.review.identity).bars)

    def _demand_role(self, identity: Identity) -> None:
        """A centre whose pack is here must not deny that the signer may verify; one of its own makes no such claim."""
        centres = [one for one in self._archive.anchors() if isinstance(one, CentreTrust)]
        now = self._clock.now().wall
        said = trusting.standing(identity.certificate, centres, now, now=now, role="verifier")
        if said.state == "fails":
            raise Refusal(said.code, **dict(said.facts))

    def _signed(
        self, looking: Looking, review: Review, identity: Identity, progress: Progress
    ) -> tuple[Signed | None, str]:
        """The record with the decision in it; or why it has none."""
        skipped = next((bar.code for bar in looking.bars if bar.code in UNSIGNED), "")
        if skipped or review.overall is None:
            return None, skipped
        journal, file = self._archive.journal, looking.file
        work = Signing(
            file,
            identity,
            self._clock.now().wall,
            self._archive.anchors(),
            progress,
            journal.kept_at(file),
            journal.kept_at(file, whole=True),
        )
        said = review.feedback.strip() or review.good_practice.strip()
        try:
            return deciding.decide(work, review.overall, said), ""
        except Refusal as problem:
            if problem.code == "template-unknown":
                return None, problem.code
            if problem.code != "comments-not-fitting":
                raise
        return deciding.decide(work, review.overall, _pointing(looking)), ""

    def _take_in(self, looking: Looking, signed: Signed | None) -> Changes:
        if signed is None:
            return Changes()
        taken, changes = self._archive.take_in(looking.held.reference, signed.file)
        if taken.outcome != "newer":
            raise Tampered("seal-does-not-open", found=taken.outcome)
        return changes


def _pointing(looking: Looking) -> str:
    """What stands in the record instead of a feedback that is too long for its place, in the languages of its pages."""
    pages = further.pages_of(looking.payload)
    tongues = ("cy", "en") if pages == "both" else (pages,)
    return " / ".join(speak(tongue)(IN_REPORT) for tongue in tongues if tongue is not None)
