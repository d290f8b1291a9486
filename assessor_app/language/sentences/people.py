"""Sentences for the codes of the people room."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "name-missing": N_("A name is missing. Write the person’s name, then try again."),
    "centre-missing": N_("The centre’s name is missing. Write it as it should stand on records, then try again."),
    "assessor-differs": N_("This store belongs to {name}. Make a separate store for another assessor."),
    "candidate-not-found": N_("There is no candidate called {name} in this store. `candidates list` shows all."),
    "candidate-ambiguous": N_("Several candidates answer to {name}. Give the id that `candidates list` shows."),
    "kept-unknown": N_(
        "Nothing is kept here of anybody called {name}. `records retention` shows of whom something is."
    ),
    "kept-ambiguous": N_(
        "Something is kept of several people called {name}. Give the id that `records retention` shows."
    ),
    "candidate-unknown": N_(
        "No candidate of this store has the reference {candidate}. Choose one from the list of candidates, or add the candidate first."
    ),
    "date-malformed": N_("{date} is not a date. Write day, month and year, as in 1/3/2026, or leave it empty."),
    "logo-unreadable": N_("This logo cannot be read. Choose a PNG, JPEG or WebP picture."),
    "logo-too-large": N_("This logo is too large to stand in every record. Choose a smaller or simpler picture."),
    "role-word-long": N_("The word {word} is too long to stand over a card on the pages. Letters at most: {most}"),
    "standard-name-malformed": N_(
        "{standard} does not name one edition of a standard. Choose the standard from the list of standards."
    ),
}
