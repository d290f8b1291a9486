"""Sentences for the codes of the library of standards and of packs."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "standard-unknown": N_(
        "No standard here is called “{reference}”. Look for it in the list of standards, or import it first."
    ),
    "standard-ambiguous": N_("“{reference}” names more than one standard. Name one of these: {choices}."),
    "criterion-not-found": N_(
        "No criterion here is called “{reference}”. Name the standard, # and the criterion: INSCS025#P14, or #K2 for knowledge."
    ),
    "standard-refused": N_("Nothing was taken from {source}, since it was refused. Read it first to see why."),
    "standard-edition-differs": N_(
        "{source} gives another text for {standard}, which is already in the library. One edition has one text: compare both with the published standard."
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
