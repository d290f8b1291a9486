"""How good a passphrase is, as far as can be said without a list of other people's: its length and its variety."""

from __future__ import annotations

from typing import Final, Literal

from assessor_app.language import N_

Strength = Literal["short", "alike", "fair", "good"]

# What a passphrase of random words or characters has at least; below it most letters only repeat one another.
VARIED: Final = 6
# Four random words, or sixteen characters: out of reach of guessing even with the laptop in hand.
GOOD: Final = 18

STRENGTH_WORDS: Final[dict[Strength, str]] = {
    "short": N_("Too short. Characters still needed: {missing}"),
    "alike": N_("Too few different characters. Use several words."),
    "fair": N_("Good enough. Another word makes it stronger."),
    "good": N_("Strong."),
}
STRENGTH_SHARES: Final[dict[Strength, int]] = {"short": 1, "alike": 1, "fair": 2, "good": 3}


def strength(passphrase: str, least: int) -> Strength:
    """Judge a passphrase; `least` is how many characters the store asks for."""
    if len(passphrase) < least:
        return "short"
    if len(set(passphrase.casefold())) < VARIED:
        return "alike"
    return "good" if len(passphrase) >= GOOD else "fair"
