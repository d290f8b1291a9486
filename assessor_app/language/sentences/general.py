"""Sentences for the codes of the ground floor."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "cancelled": N_("Stopped. Nothing was changed."),
    "row-immutable": N_(
        "What is sealed or logged cannot be changed. Put a mistake right with a new entry or a new record."
    ),
    "settings-not-saved": N_(
        "Your preferences could not be saved in {file}. Check that the folder can be written to; your work is not affected."
    ),
}
