"""Sentences for what becomes of sealed records: put right, withdrawn, at odds with each other, in the journal."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "observation-open": N_("{reference} is not sealed yet. Open the visit and change it there."),
    "record-reason-missing": N_("Write down the reason: it stays with the record."),
    "record-reason-long": N_("The reason is too long. The most letters it may have: {most}"),
    "record-not-from-here": N_(
        "{reference} was not made from a visit in this store, so it cannot be put right here. Whoever sealed it can do so in their own store."
    ),
    "record-sealed-from-data": N_(
        "{reference} was sealed here from data and not from a visit, so no draft of it can be begun. Correct the data and seal it in its place: `seal --replaces`."
    ),
    "record-superseded": N_("{reference} was superseded by {by}. Put that record right instead."),
    "record-withdrawn": N_("{reference} was withdrawn and no longer counts. It stays in the archive as it is."),
    "put-right-already": N_("A draft that puts this record right is open already: {reference}. Go on with that one."),
    "withdrawn-on": N_("Withdrawn at {at} by whoever sealed it, so it no longer counts. The reason given: {reason}"),
    "replaces-needs-store": N_(
        "Which record a new one puts right is told where the store signs: leave the key file out and name the store."
    ),
    "diff-alone": N_(
        "{reference} supersedes no record that is here and was not superseded. Name the record to compare it with."
    ),
    "record-not-yours": N_("{reference} was sealed by somebody else. Only whoever sealed a record can withdraw it."),
    "record-was-withdrawn": N_("Withdrawn by whoever sealed it, at {at}. It no longer counts."),
    "record-disputed": N_(
        "Another file of this record is here that it cannot be true together with. Ask the centre which of them is right."
    ),
    "later-state-kept": N_(
        "An earlier state of a record that your store holds with more signatures. The later state is the one that counts."
    ),
    "other-state-kept": N_(
        "Your store holds the same record signed in another way. Both files are kept; ask the centre which of the two counts."
    ),
    "time-journalled": N_(
        "Sealed at {at}, by the clock of the assessor’s device. Your journal shows that it was here by {kept}."
    ),
    "journal-unreadable": N_("This file is no journal of an archive, or it was damaged on its way."),
    "journal-line-missing": N_("Line {number} of the journal is missing: it was taken out."),
    "journal-line-changed": N_(
        "Line {number} of the journal does not follow from the line before: it was changed or moved."
    ),
    "journal-line-not-signed": N_("Line {number} of the journal is not signed with the journal’s key."),
    "journal-clock-back": N_(
        "When line {number} of the journal was written ({at}), the clock of this device stood behind the line before. Seconds: {seconds}"
    ),
    "journal-record-gone": N_(
        "The journal says that record {reference} came in, and it is not in the archive any more."
    ),
    "journal-record-unwritten": N_("Record {reference} is in the archive, and the journal says nothing of it."),
    "journal-file-differs": N_("The file of record {reference} is not the one that the journal tells of."),
    "journal-statement-gone": N_(
        "The journal says that a report or an answer about record {reference} came in, and it is not here any more."
    ),
    "journal-statement-unwritten": N_(
        "A report or an answer about record {reference} is here, and the journal says nothing of it."
    ),
    "journal-statement-differs": N_(
        "The file of a report or an answer about record {reference} is not the one that the journal tells of."
    ),
    "record-disposed": N_(
        "This record was disposed of here at {at}, and is not taken in again. The certificate of disposal that says so: {certificate}"
    ),
    "says-withdrawal": N_(
        "A withdrawal, signed by {name}: record {reference} of {candidate}, sealed at {sealed}, no longer counts. The reason given: {reason}"
    ),
    "says-disposal": N_(
        "A certificate of disposal ({certificate}), signed by {name}: what it lists was erased for good. It is no record, and no archive takes it in; keep the file. Records: {records}. Drafts: {drafts}. Candidates: {people}. The reason given: {reason}"
    ),
    "statement-no-standards": N_("A statement about records assesses nobody, so there are no standards to compare."),
    "statement-final": N_("A statement about records is not replaced by a later one."),
    "disposal-changed": N_(
        "Something was written while the certificate was being made, so nothing was disposed of. Look at the list again."
    ),
}
