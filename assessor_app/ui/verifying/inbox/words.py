"""How the inbox says things: states of files, what they are, how they came, what to do next; and the rows of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.verdicts import VERDICT_WORDS
from assessor_app.verifying.inbox.model import OPEN

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.verifying.inbox.model import Delivery, Item, Kind, State, Way

STATE_WORDS: Final[dict[State, str]] = {
    "accepted": N_("Accepted"),
    "waiting": N_("Waiting"),
    "quarantined": N_("In quarantine"),
    "at-odds": N_("At odds"),
    "known": N_("Already here"),
    "removed": N_("Taken out"),
}
COUNT_WORDS: Final[dict[State, str]] = {
    "accepted": N_("Accepted: {count}"),
    "waiting": N_("Waiting: {count}"),
    "quarantined": N_("In quarantine: {count}"),
    "at-odds": N_("At odds: {count}"),
    "known": N_("Already here: {count}"),
    "removed": N_("Taken out: {count}"),
}
# State: icon, token of its colour; each has a shape of its own.
STATE_LOOKS: Final[dict[State, tuple[str, str]]] = {
    "accepted": ("verified_user-fill", "met"),
    "waiting": ("gpp_maybe-fill", "not_yet"),
    "quarantined": ("gpp_bad-fill", "refused"),
    "at-odds": ("compare_arrows", "refused"),
    "known": ("task_alt", "soft"),
    "removed": ("delete", "soft"),
}
CHIP_TONES: Final[dict[State, str]] = {
    "accepted": "met", "waiting": "not_yet", "quarantined": "refused", "at-odds": "refused",
}  # fmt: skip
KIND_WORDS: Final[dict[Kind, str]] = {
    "record": N_("Record"),
    "withdrawal": N_("Withdrawal of a record"),
    "report": N_("Verifier’s report"),
    "answer": N_("Answer to an action"),
    "exercise": N_("Exercise of standardisation"),
    "exercise-answer": N_("Answer to an exercise"),
    "request": N_("Request to a centre"),
    "pack": N_("Centre pack"),
    "standards": N_("Pack of standards"),
    "certificate": N_("Certificate"),
    "other": N_("Not known what it is"),
}
WAY_WORDS: Final[dict[Way, str]] = {
    "files": N_("From {place}"),
    "watched": N_("From the watched folder {place}"),
    "command": N_("From {place}, by a command"),
    "before": N_("Imported before there was an inbox"),
}
# The gravest first: what a delivery is marked with.
GRAVEST: Final[tuple[State, ...]] = ("quarantined", "at-odds", "waiting", "accepted", "known", "removed")

_LATER: Final = N_(
    "Bring this program up to date. It then looks at the pages again by itself, and nothing more is to be done."
)
_NEXT: Final[dict[tuple[State, str], str]] = {
    ("waiting", "unknown-signer"): N_(
        "Compare the signer’s fingerprint with them, on a number you had before or in person, never by the message "
        "that brought the file. Once you have vouched, or taken in their centre’s pack, it comes out of here by itself."
    ),
    ("waiting", "unchecked"): _LATER,
    ("waiting", "refused"): N_(
        "It was kept before this was known. Do not rely on it: ask the assessor for a record that replaces it."
    ),
    ("quarantined", "unchecked"): _LATER,
    ("quarantined", "clocks-differ"): N_("Put the date of this device right, then try again."),
    ("quarantined", "refused"): N_(
        "Tell the assessor which file it was, and ask for the original. Take this one out once the right one is here."
    ),
    ("quarantined", "unreadable"): N_(
        "Ask the sender what it was meant to be, and for the file as the program exported it. Then take this one out."
    ),
}
_AT_ODDS: Final = N_("Both files are kept. Ask the centre which of them is right; the record shows the other.")
_AT_ODDS_SAID: Final = N_("Both files are kept. Ask whoever is said to have signed them which one is right.")
_ELSEWHERE: Final = N_("Take it in where it belongs, then take this line out.")
_HELD: Final = N_("It is whole, but it is nothing that the archive keeps. Take this line out.")


def next_step(item: Item) -> str:
    """What to do about a file, as a message; nothing where nothing is left to do."""
    if item.state == "at-odds":
        return _AT_ODDS if item.kind == "record" else _AT_ODDS_SAID
    if item.state == "quarantined" and item.kind in {"pack", "standards", "certificate", "request"}:
        return _ELSEWHERE
    if item.code == "statement-record-disposed":
        return _HELD
    if item.state in {"waiting", "quarantined"}:
        return _NEXT.get((item.state, item.headline), _HELD)
    return ""


def name(item: Item) -> str:
    """What a file is called in lists: the record's reference and candidate, or the file's own name."""
    about = " · ".join(part for part in (item.reference, item.candidate) if part)
    return about or item.source.rpartition("/")[2]


def counted(words: Words, delivery: Delivery) -> str:
    """How many files there are of each state, in one line that leaves out what there is none of."""
    return " · ".join(words(COUNT_WORDS[state], count=many) for state, many in _ordered(delivery))


def _ordered(delivery: Delivery) -> list[tuple[State, int]]:
    return [(state, delivery.of(state)) for state in GRAVEST if delivery.of(state)]


def delivery_row(words: Words, delivery: Delivery) -> Row:
    """A delivery as a row: when, from where, what came."""
    gravest: State = next((state for state, _many in _ordered(delivery)), "known")
    icon, tone = STATE_LOOKS[gravest]
    place = words(WAY_WORDS[delivery.way], place=delivery.place)
    detail = f"{place}\n{counted(words, delivery)}"
    return Row(str(delivery.number), moment(words, delivery.at), detail=detail, icon=icon, tone=tone)


def item_row(words: Words, item: Item) -> Row:
    """A file as a row: whose it is, how it stands, how it is called."""
    icon, tone = STATE_LOOKS[item.state]
    stands = f"{words(STATE_WORDS[item.state])} · {words(KIND_WORDS[item.kind])}"
    verdict = words(VERDICT_WORDS[item.headline]) if item.state in OPEN and item.headline in VERDICT_WORDS else ""
    about = " · ".join(part for part in (verdict, item.assessor, item.source) if part)
    return Row(str(item.number), name(item), detail=f"{stands}\n{about}", icon=icon, tone=tone)


def stopped(words: Words, delivery: Delivery | None) -> str:
    """What is said of a delivery that a person stopped."""
    if delivery is None:
        return words(N_("Stopped before anything came in."))
    return words(
        N_("Stopped. Taken in: {done}. Left: {left}. Take the same in again to go on."),
        done=delivery.files,
        left=delivery.left,
    )
