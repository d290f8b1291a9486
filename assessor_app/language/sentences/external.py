"""Sentences for what the external verifier's pack refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "external-pack-empty": N_(
        "The plan “{name}” has no sample yet. Draw one, or add records by hand, then make the pack."
    ),
    "external-pack-nothing-new": N_(
        "Everything in the sample of “{name}” was in a pack already. Add records to the sample first."
    ),
    "external-pack-unreadable": N_(
        "This is no external verifier’s pack that can be read: it holds no list of its files. Ask for the pack again."
    ),
    "external-pack-newer": N_("A newer version of this program made the pack. Update the program, then open it."),
    "external-pack-damaged": N_(
        "The list in this pack does not say what was signed: it was changed or damaged on the way. Ask for the pack again."
    ),
}
