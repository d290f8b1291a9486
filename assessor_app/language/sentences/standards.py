"""Sentences for the codes of the library of standards and of packs."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "standard-unknown": N_(
        "No standard here is called “{reference}”. Look for it in the list of standards, or import it first."
    ),
    "standard-ambiguous": N_("“{reference}” names more than one standard. Name one of these: {choices}."),
    "standard-refused": N_("Nothing was taken from {source}, since it was refused. Read it first to see why."),
    "standard-edition-differs": N_(
        "{source} gives another text for {standard}, which is already in the library. One edition has one text: compare both with the published standard."
    ),
    "standard-read-otherwise": N_(
        "{standard} is already in the library, read otherwise, and it never changes: the corrections of {source} were not taken. Compare both with the published standard."
    ),
    "source-changed": N_("{source} was changed after it was read. Read it again."),
    "correction-unfit": N_(
        "The correction of {criterion} does not fit what was read. Read the document again and correct it anew."
    ),
    "store-document-altered": N_(
        "A document kept in the store is not what it was when it was added ({digest}). Restore the store from a backup."
    ),
    "standard-data-invalid": N_(
        "{source} does not hold a standard in the form this program writes ({what}). Get the file again from its sender."
    ),
    "pack-unreadable": N_(
        "The pack of standards in {folder} cannot be read. Install the program again, or get the pack again from its sender."
    ),
    "pack-altered": N_(
        "{file} is not what the pack's manifest says it is. Install the program again, or get the pack again from its sender."
    ),
}
