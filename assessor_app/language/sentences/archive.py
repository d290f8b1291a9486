"""Sentences for what becomes of sealed records: put right, withdrawn, at odds with each other, in the journal."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "observation-open": N_("{reference} is not sealed yet. Open the visit and change it there."),
    "record-reason-missing": N_("Write down the reason: it stays with the record."),
    "record-reason-long": N_("The reason is too long. The most letters it may have: {most}"),
    "record-not-from-here": N_(
        "{reference} was not made from a visit in this store, so it cannot be put right here. Whoever sealed it can do so in their own store."
    ),
    "record-superseded": N_("{reference} was superseded by {by}. Put that record right instead."),
    "record-withdrawn": N_("{reference} was withdrawn and no longer counts. It stays in the archive as it is."),
    "put-right-already": N_("A draft that puts this record right is open already: {reference}. Go on with that one."),
    "withdrawn-on": N_("Withdrawn at {at} by whoever sealed it, so it no longer counts. The reason given: {reason}"),
}
