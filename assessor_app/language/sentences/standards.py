"""Sentences for the codes of the library of standards and of packs."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "standard-unknown": N_(
        "No standard here is called “{reference}”. Look for it in the list of standards, or import it first."
    ),
    "standard-ambiguous": N_("“{reference}” names more than one standard. Name one of these: {choices}."),
    "compare-languages": N_(
        "{old} and {new} are in two languages, so their words cannot be compared. Name two editions in one language."
    ),
    "criterion-not-found": N_(
        "No criterion here is called “{reference}”. Name the standard, # and the criterion: INSCS025#P14, or #K2 for knowledge."
    ),
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
        "{file} is not what the pack’s manifest says it is. Install the program again, or get the pack again from its sender."
    ),
    # Packs of others
    "pack-damaged": N_(
        "{pack} is not a whole zip file: it was cut off or damaged on its way. Nothing was imported; get the pack again from its sender."
    ),
    "pack-file-missing": N_(
        "{pack} does not hold {file}, so part of the pack is missing. Nothing was imported; get the whole pack from its sender."
    ),
    "pack-file-large": N_(
        "{file} in {pack} is larger than any such file may be (bytes: {most}). Nothing was imported."
    ),
    "pack-large": N_("{pack} is larger than any pack of standards may be. Nothing was imported."),
    "pack-name-unsafe": N_(
        "{pack} holds a file under a name that could lead outside it: {file}. Nothing was imported; ask its sender how the pack was made."
    ),
    "pack-name-twice": N_(
        "{pack} holds two files called {file}, and it cannot be told which one is meant. Nothing was imported."
    ),
    "pack-encrypted": N_(
        "{file} in {pack} is encrypted. Nothing was imported; ask the sender for a pack without a zip passphrase."
    ),
    "pack-unknown": N_(
        "{pack} is not a pack of standards in a form that this program knows. A newer version of the program may know it."
    ),
    "pack-manifest-invalid": N_(
        "The manifest of {pack} is not in the form of a pack ({what}). Nothing was imported; get the pack again from its sender."
    ),
    "pack-signature-unchecked": N_(
        "{pack} carries a signature, which this version of the program cannot check. Treat the pack as one that is not signed."
    ),
    "json-too-large": N_(
        "{source} is too large (at most {most} bytes of JSON are read, with a bounded number of values). Nothing was taken from it."
    ),
    "json-unreadable": N_(
        "{source} cannot be read as JSON: something is wrong at line {line}. Nothing was taken from it; get the file again from its sender."
    ),
    "export-exists": N_("There is something called {file} already, and nothing was written. Give another name."),
    "export-one-alone": N_(
        "{file} can hold one standard alone, as CASE has it. Name one standard, or give a name that ends in .zip."
    ),
    "pack-part-refused": N_(
        "{file} in {pack} was refused or is doubtful, so nothing of the pack was imported. Read it by itself to see why, and confirm it if it is right."
    ),
    "standards-not-written": N_(
        "{file} could not be written. Check the drive and its free space, or choose another folder."
    ),
    "export-empty": N_("There are no standards to export."),
}
