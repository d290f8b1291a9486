"""Sentences for what can be wrong with a record's data before or after its pages are drawn."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "payload-value": N_(
        "The record holds something that cannot be written down exactly, at {place}. Look there for unusual characters or numbers, and seal again."
    ),
    "payload-unreadable": N_(
        "The data inside the file cannot be read. Do not accept it; ask the centre for the original."
    ),
    "payload-not-canonical": N_(
        "The data inside the file is not written in the one form that records use, so it was changed after it was made. Do not accept it; ask the centre for the original."
    ),
}
