"""How the standing of a record and of a finding looks: a word, an icon of its own shape, and a colour. No judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.records.report import Headline, RowState

# Short, for chips and rows; the whole sentences stand with the records' codes.
VERDICT_WORDS: Final[dict[str, str]] = {
    "accepted": N_("Accepted"),
    "unknown-signer": N_("Unknown signer"),
    "unchecked": N_("Pages not checked"),
    "clocks-differ": N_("Clocks disagree"),
    "refused": N_("Refused"),
    "unreadable": N_("Unreadable"),
}
# Verdict: icon, token of its colour.
VERDICT_LOOKS: Final[dict[str, tuple[str, str]]] = {
    "accepted": ("verified_user-fill", "met"),
    "unknown-signer": ("gpp_maybe-fill", "not_yet"),
    "unchecked": ("gpp_maybe-fill", "not_yet"),
    "clocks-differ": ("schedule", "not_yet"),
    "refused": ("gpp_bad-fill", "refused"),
    "unreadable": ("error-fill", "refused"),
}
# What became of an accepted record since, for rows; each has a shape of its own.
FATE_WORDS: Final = {
    "superseded": N_("Superseded"),
    "withdrawn": N_("Withdrawn"),
    "disputed": N_("At odds with another file"),
}
FATE_LOOKS: Final = {
    "superseded": ("event_repeat", "soft"),
    "withdrawn": ("undo", "soft"),
    "disputed": ("gpp_bad-fill", "refused"),
}
# Verdict: tone of the banner that says it.
VERDICT_TONES: Final[dict[Headline, str]] = {
    "accepted": "met",
    "unknown-signer": "warning",
    "unchecked": "warning",
    "clocks-differ": "warning",
    "refused": "refused",
    "unreadable": "refused",
}
STATE_LOOKS: Final[dict[RowState, tuple[str, str]]] = {
    "holds": ("check_circle-fill", "met"),
    "fails": ("error-fill", "refused"),
    "unknown": ("help", "not_yet"),
    "noted": ("info-fill", "accent"),
}
STATE_WORDS: Final[dict[RowState, str]] = {
    "holds": N_("In order"),
    "fails": N_("Not in order"),
    "unknown": N_("Not known"),
    "noted": N_("To note"),
}
