"""The project's terms as a table: words that must not stand in code, screens or pages because another one is the term.

Only the rules and `misused`, which applies them, live here; what a term means stands in the project's glossary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`banned` must not be found; only where `only_if` is found in the English, and not where `unless` is."""

    banned: re.Pattern[str]
    say: str
    only_if: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None


def _rule(banned: str, say: str, only_if: str | None = None, unless: str | None = None) -> Rule:
    compiled = [re.compile(one, re.IGNORECASE) if one else None for one in (only_if, unless)]
    return Rule(re.compile(rf"\b(?:{banned})\b", re.IGNORECASE), say, *compiled)


# Words of names in code, split at underscores and capitals.
CODE = {
    "learner": "candidate",
    "learners": "candidates",
    "student": "candidate",
    "evaluation": "judgement",
    "evaluations": "judgements",
    "judgment": "judgement",
    "judgments": "judgements",
    "moderator": "verifier",
    "password": "passphrase",
    "passwords": "passphrases",
    "synchronise": "sync",
    "synchronize": "sync",
}

ENGLISH = (
    _rule("learners?|students?|pupils?|trainees?(?! assessor)", "candidate"),
    _rule("portfolio items?", "evidence"),
    _rule("evaluations?", "judgement"),
    _rule("judgments?", "judgement"),
    _rule("learning outcomes?", "criterion"),
    _rule("not met", "not yet met"),
    _rule("moderators?|moderation", "verifier"),
    _rule("passwords?", "passphrase"),
    _rule("synchroni[sz]\\w*", "sync"),
    _rule("log (?:records?|items?|lines?)", "entry"),
    _rule("finali[sz]\\w*", "seal"),
    _rule("logins?|user ?names?", "unlock, with a passphrase: there are no accounts"),
    _rule("back-ups?", "backup"),
)

# Initial mutations are spelt out, since a banned word is as wrong when it is mutated.
WELSH = (
    _rule("[dn]?dyfarniad(?:au)?|nyfarniad(?:au)?", "penderfyniad asesu (a dyfarniad is an award)", unless=r"\baward"),
    _rule("gyda cham(?! gweithredu)", "gyda cham gweithredu"),
    _rule("ar ôl", "yn weddill", only_if=r"\bleft to do\b|\bleft(?:: |, about|\.?$)|\bstill to do\b|\bremaining\b"),
    _rule("(?:c|g|ch|ngh)ofnod(?:ion)?", "cofnodiad", only_if=r"\bentr(?:y|ies)\b", unless=r"\brecord"),
    _rule("(?:c|g|ch|ngh)ofnodiad(?:au)?", "cofnod", only_if=r"\brecords?\b", unless=r"\bentr(?:y|ies)\b"),
    _rule("(?:d|dd|n)ysgw(?:r|yr)|(?:d|dd|n)ysgwyr", "ymgeisydd"),
    _rule("h?asesydd(?:ion)?", "aseswr"),
    _rule("(?:c|g|ch|ngh)yfrin(?:air|eiriau)", "cyfrinymadrodd"),
    _rule("(?:d|dd|n)ilysu", "gwirio", only_if=r"\bcheck(?:s|ed|ing)?\b", unless=r"\bverif"),
    _rule("h?arwyddo|h?arwyddwyd", "llofnodi"),
    _rule("(?:c|g|ch|ngh)ysoni", "cydamseru"),
    _rule("oddi ar-lein|offline", "all-lein"),
    _rule("help", "cymorth"),
    _rule("(?:d|dd|n)iddymu", "canslo", only_if=r"\bcancel"),
    _rule("dad-wneud", "dadwneud"),
    _rule("wedi'i (?:gyflawni|gyrraedd)", "wedi'i fodloni", only_if=r"\bmet\b"),
    # after a negative, eto says yet
    _rule(r"n(?:i|id|ad)\b[^.:;]*\beto", "ail-, unwaith eto", only_if=r"\bagain\b", unless=r"\byet\b"),
    _rule("dy|ti|wyt", "chi: the program is polite"),
)


def misused(english: str, welsh: str | None = None) -> list[str]:
    """What is wrong with the words of one message (`english` alone, or its Welsh), one line a rule."""
    said, rules = (english, ENGLISH) if welsh is None else (welsh.replace("’", "'"), WELSH)
    return [
        f"{found[0]!r} should be {rule.say!r}"
        for rule in rules
        if (found := rule.banned.search(said))
        and not (rule.only_if and not rule.only_if.search(english))
        and not (rule.unless and rule.unless.search(english))
    ]


def misnamed(name: str) -> list[str]:
    """What is wrong with one name in code, one line a word of it."""
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return [f"{word!r} should be {CODE[word.lower()]!r}" for word in words if word.lower() in CODE]
