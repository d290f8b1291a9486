"""Sentences for verifiers' reports, answers to them, and actions: what opening them finds, and what is refused."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "signer-not-the-verifier": N_(
        "Signed by {name} ({fingerprint}), who is not the verifier named in the report. Do not accept it; ask the centre for the original."
    ),
    "time-verifier-clock": N_("Sealed at {at}, by the clock of the verifier’s device."),
    "time-verifier-journalled": N_(
        "Sealed at {at}, by the clock of the verifier’s device. Your journal shows that it was here by {kept}."
    ),
    "time-verifier-stamped": N_(
        "Sealed at {at}, by the clock of the verifier’s device; {server}, whom you trust, confirms that it existed at {stamped}."
    ),
    "time-verifier-stamp-unknown": N_(
        "Sealed at {at}, by the clock of the verifier’s device. The file holds a timestamp by {server}, whom nobody here has named as trusted, so it counts for nothing."
    ),
    "time-verifier-after-stamp": N_(
        "The verifier’s device says {at}, but {server} had stamped the report at {stamped} already. Do not accept it; ask the verifier what the clock of the device was set to."
    ),
    "statement-standards": N_("The text of the standards is in the record that this is about."),
    "statement-stands": N_("It is never replaced: a later report or answer stands beside it."),
    "statement-record-disposed": N_(
        "This is about a record that was disposed of here when its time was over. It was not taken in."
    ),
    "report-confirmed": N_(
        "Verification report by {by} on record {reference} of {candidate}, assessed by {assessor}: confirmed. SHA-256 of the record: {identity}"
    ),
    "report-confirmed-with-action": N_(
        "Verification report by {by} on record {reference} of {candidate}, assessed by {assessor}: confirmed subject to action. SHA-256 of the record: {identity}"
    ),
    "report-not-confirmed": N_(
        "Verification report by {by} on record {reference} of {candidate}, assessed by {assessor}: not confirmed. SHA-256 of the record: {identity}"
    ),
    "report-recheck": N_(
        "Report by {by} on actions rechecked, about record {reference} of {candidate}, assessed by {assessor}. SHA-256 of the record: {identity}"
    ),
    "response-given": N_(
        "Answer by {by} to an action about record {reference} of {candidate}, assessed by {assessor}. SHA-256 of the record: {identity}"
    ),
    "statement-unknown": N_("No report or answer here is called {name}. Look at the list and try again."),
    "statement-ambiguous": N_("Several reports or answers are called {name}. Give more of it."),
    "verifier-unnamed": N_("Say in the settings who you are before you verify."),
    "action-unknown": N_("No action here is called {name}. Look at the list and try again."),
    "action-ambiguous": N_("Several actions are called {name}. Give the beginning of the report as well."),
    "action-not-yours": N_(
        "Somebody else assessed record {reference}. Only its assessor can answer an action about it."
    ),
    "action-closed": N_("This action about record {reference} is closed, so there is nothing to answer."),
    "action-answered": N_(
        "This action about record {reference} has been answered already. Wait until the verifier has rechecked it."
    ),
    "action-not-answered": N_(
        "An action about record {reference} has no answer that waits for you, so there is nothing to recheck."
    ),
    "answer-missing": N_("Write down what was done: the verifier reads it."),
    "answer-file-without-consent": N_(
        "People in {file} have not agreed to it, so the answer was not sealed. Ask them, or take the file away."
    ),
    "answer-without-files": N_("This action about record {reference} has no answer with files that counts now."),
    "answer-file-unsafe": N_(
        "{file} is not what its name says, is damaged, or holds something that could run, so it stays inside the answer. Ask the assessor for another copy."
    ),
    "answer-file-gone": N_(
        "{file} belongs beside the answer and did not come with it. Ask the assessor for the folder, and import that."
    ),
    "recheck-nothing": N_("Choose at least one answered action to recheck."),
    "recheck-several-records": N_("Recheck the actions of one record at a time: each report is about one record."),
    "recheck-reason-missing": N_("Write down why the action is reopened: the assessor reads it."),
    "recheck-not-external": N_(
        "{name} asked for this as external verifier, so only an external verifier can close or reopen it."
    ),
}
