"""Sentences for the codes that only the window finds."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "still-writing": N_("The store is still being written. Wait a moment, then close the window again."),
    "file-not-written": N_("{file} could not be written. Choose another folder, or free some space, then try again."),
}
