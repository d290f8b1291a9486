"""Sentences for what keeps somebody from reviewing a record, and for what a review still lacks."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "review-own-record": N_(
        "You assessed this yourself, and nobody verifies their own assessment. Another verifier must."
    ),
    "review-own-countersignature": N_("You countersigned this record, so you cannot verify it. Another verifier must."),
    "review-not-accepted": N_(
        "This record cannot be relied on as it stands, so it cannot be reviewed. Open “Why?” to see what to do."
    ),
    "review-superseded": N_("{by} took the place of this record. Review that one."),
    "review-withdrawn": N_("This record was withdrawn by whoever sealed it, so there is nothing to verify."),
    "review-role-missing": N_(
        "Your certificate does not let you verify. Ask your centre for one with the role of a verifier."
    ),
    "review-verified-already": N_(
        "{name} has verified this record already, on {at}. Your decision will stand in a report of its own, and nothing is added to the record."
    ),
    "review-external": N_(
        "As an external verifier you add nothing to the record. Your decision will stand in a report of its own."
    ),
    "review-unknown": N_("This review is no longer here."),
    "review-not-begun": N_("No review of {reference} is begun. Begin it with decisions: `reviews decide`."),
    "review-finished": N_("This review is finished, and nothing in it changes any more."),
    "review-changed": N_(
        "The review of {reference} was changed while it was being signed, so nothing was signed. Look at it again, and sign again."
    ),
    "review-begun-already": N_("Another review of {reference} was begun since. Go on with that one."),
    "interest-first": N_("Say first whether you have a personal interest in this assessment."),
    "interest-some": N_("You have a personal interest in this assessment, so another verifier must review it."),
    "review-unreadable": N_("This file does not say decisions as the schema review-1 wants them ({place}): {problem}"),
    "interest-unknown": N_("You have declared no personal interest in {name}."),
    "interest-unsaid": N_("Say what your interest is, and in whom."),
    "interest-stands": N_("You declared a personal interest in {name}, so another verifier must look at {reference}."),
    "review-not-ready": N_("Something is still missing before this review can be finished: {count}"),
    "concern-missing": N_("Say what the concern is."),
    "concern-unknown": N_("This concern is no longer here."),
    "concern-handed-over": N_("This concern was handed over already, so it stays."),
    "review-interest-unsaid": N_("Say whether you have a personal interest"),
    "review-interest-some": N_("You have a personal interest: another verifier must review this"),
    "review-nothing-to-decide": N_("No criterion was chosen to be looked at"),
    "review-criterion-undecided": N_("{criterion} is not decided"),
    "review-cause-missing": N_("{criterion}: say what is lacking"),
    "review-note-missing": N_("{criterion}: say why in a few words"),
    "review-action-missing": N_("{criterion}: say what is to be done"),
    "review-action-unsaid": N_("An action says nothing"),
    "review-action-unowned": N_("Say who does this: {action}"),
    "review-action-undated": N_("Say by when: {action}"),
    "review-action-past": N_("The day has passed: {action}"),
    "review-process-no": N_("Say why not: {check}"),
    "review-process-left": N_("Not answered: {check}"),
    "review-overall-missing": N_("Decide on the whole"),
    "review-overall-too-good": N_("Not everything is agreed with, so the whole cannot simply be confirmed"),
    "review-overall-without-action": N_("Confirmed subject to action, but there is no action"),
    "review-not-agreed-without-action": N_("{criterion} is not agreed with, and no action is about it"),
    "review-overall-too-bad": N_("Everything is agreed with, so say what keeps you from confirming it"),
    "review-feedback-missing": N_("Tell the assessor why it is not simply confirmed"),
    "review-no-word": N_("Tell the assessor something: feedback or good practice"),
}
