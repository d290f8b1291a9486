"""Sentences for the codes of the ground floor."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "cancelled": N_("Stopped. Nothing was changed."),
    "settings-not-saved": N_(
        "Your preferences could not be saved in {file}. Check that the folder can be written to; your work is not affected."
    ),
}
