"""Sentences for what standardisation refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "table-ending": N_("{file} is neither a spreadsheet nor plain text. End its name in .xlsx or .csv."),
    "exercise-unknown": N_("No such exercise is here. Import the exercise first, or ask whoever made it."),
    "exercise-title-missing": N_("Give the exercise a title, by which everybody will know it."),
    "exercise-nothing-judged": N_(
        "Record {reference} decided nothing that others could judge. Choose a record with assessment decisions."
    ),
    "exercise-nothing-shown": N_("The exercise shows no evidence. Put back what is to be judged."),
    "exercise-ambiguous": N_("Several exercises are called so. Name one by the beginning of its id."),
    "exercise-piece-unknown": N_("The exercise has no piece of evidence with the number {piece}."),
    "answer-signer-unknown": N_("Nobody who answered this exercise signed with the fingerprint {fingerprint}."),
    "judgements-unreadable": N_(
        "This file holds no judgements. It must be a JSON list of criterion, choice (met, not_yet_met or not_observed) "
        "and why."
    ),
    "exercise-given": N_(
        "“{title}” was handed out and changes no more, so that everybody judges the same. Make a new exercise instead."
    ),
    "exercise-closed": N_("“{title}” takes no more answers. Open it again to take this one."),
    "exercise-not-to-judge": N_("This exercise was made here. Others judge it."),
    "exercise-unjudged": N_("Judge every criterion first. Criteria left: {left}."),
    "answer-not-fitting": N_(
        "This answer is to another text than “{title}” as it was handed out. Ask for an answer to the file you sent."
    ),
    "standardisation-unreadable": N_("This is no file of standardisation that can be read. Ask for the original file."),
    "standardisation-newer": N_("A newer version of this program made the file. Update the program, then import it."),
    "standardisation-damaged": N_(
        "This file does not say what was signed: it was changed or damaged on the way. Ask for the original file."
    ),
}
