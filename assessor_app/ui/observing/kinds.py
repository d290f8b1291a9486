"""How kinds of entries, criteria, settings and methods are called on screen, and which icon stands for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.observing.model import EntryKind, Method, Setting
    from assessor_app.standards.model import Kind, Language

ENTRY_ICONS: Final[dict[EntryKind, str]] = {
    "behaviour": "visibility",
    "question": "quiz",
    "discussion": "forum",
    "witness": "record_voice_over",
    "product": "inventory_2",
    "note": "sticky_note_2",
}
ENTRY_WORDS: Final[dict[EntryKind, str]] = {
    "behaviour": N_("Observed behaviour"),
    "question": N_("Question and answer"),
    "discussion": N_("Professional discussion"),
    "witness": N_("Witness testimony"),
    "product": N_("Work product"),
    "note": N_("Note"),
}
# One word each, for the composer and narrow places.
ENTRY_SHORT: Final[dict[EntryKind, str]] = {
    "behaviour": N_("Observed"),
    "question": N_("Question"),
    "discussion": N_("Discussion"),
    "witness": N_("Witness"),
    "product": N_("Product"),
    "note": N_("Note"),
}
CRITERION_WORDS: Final[dict[Kind, str]] = {
    "performance": N_("Performance criterion"),
    "knowledge": N_("Knowledge and understanding"),
    "behaviour": N_("Behaviour"),
}
CRITERIA_WORDS: Final[dict[Kind, str]] = {
    "performance": N_("Performance criteria"),
    "knowledge": N_("Knowledge and understanding"),
    "behaviour": N_("Behaviours"),
}
SETTING_WORDS: Final[dict[Setting, str]] = {
    "real_work": N_("Real work"),
    "realistic_environment": N_("Realistic environment"),
    "simulation": N_("Simulation"),
}
# In the line under the candidate's name, where they stand among other words.
SETTINGS_INLINE: Final[dict[Setting, str]] = {
    "real_work": N_("real work"),
    "realistic_environment": N_("realistic environment"),
    "simulation": N_("simulation"),
}
METHOD_WORDS: Final[dict[Method, str]] = {
    "observation": N_("Direct observation"),
    "questioning": N_("Questioning"),
    "discussion": N_("Professional discussion"),
    "witness": N_("Witness testimony"),
    "product": N_("Work product"),
    "prior_learning": N_("Recognition of prior learning"),
}
METHODS_INLINE: Final[dict[Method, str]] = {
    "observation": N_("direct observation"),
    "questioning": N_("questioning"),
    "discussion": N_("professional discussion"),
    "witness": N_("witness testimony"),
    "product": N_("work product"),
    "prior_learning": N_("recognition of prior learning"),
}
MARK_LOST: Final = N_("The candidate’s mark was taken away, since what they marked has changed.")
# What stands in the composer while nothing is written.
PROMPTS: Final[dict[EntryKind, str]] = {
    "behaviour": N_("What did the candidate do?"),
    "question": N_("What did the candidate answer?"),
    "discussion": N_("What was discussed, and what did the candidate show?"),
    "witness": N_("What did the witness say, and in what role?"),
    "product": N_("What did you look at, and what did it show?"),
    "note": N_("What else should be remembered?"),
}
LANGUAGE_CHIPS: Final[dict[Language, str]] = {"cy": N_("In Welsh"), "en": N_("In English")}
# Where the text looks like the other language; a press says that it is.
LANGUAGE_OFFERS: Final[dict[Language, str]] = {"cy": N_("In Welsh · English?"), "en": N_("In English · Welsh?")}
TURNS: Final = N_("The language of this entry; a press changes it")
DOUBTED: Final = N_("The text looks like the other language; a press says that it is")
