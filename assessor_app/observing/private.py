"""Finding other people's names and numbers in what somebody wrote, in Welsh and English. Pure.

Looks at one text alone; which texts of a visit are looked at, and what is said of them, is in `checks_of_privacy`.
A reader who is warned of nothing for the tenth time no longer reads: what is doubtful without a word beside it
("order", "NHS") is judged by that word, and by the check digit where the number has one.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.standards.wording import unaccented

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Kind = Literal["email", "phone", "insurance", "health", "birth", "postcode", "card", "bank", "titled", "candidate"]


@dataclass(frozen=True, slots=True)
class Private:
    """What was found, as it stands in the text from `start` (letters from 0)."""

    kind: Kind
    start: int
    text: str


@dataclass(frozen=True, eq=False)
class Known:
    """People of this store: `others` whom a text must not name, and `own`, whom it is about."""

    others: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    @functools.cached_property
    def words(self) -> dict[str, tuple[tuple[str, ...], ...]]:
        """The names to look for, word by word, by their first word: whole, and first and last alone."""
        mine = {_words(name) for name in self.own}
        found: dict[str, set[tuple[str, ...]]] = {}
        for name in map(_words, self.others):
            for form in {name, (name[0], name[-1])} if len(name) > 1 else ():
                if form not in mine:
                    found.setdefault(form[0], set()).add(form)
        return {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in found.items()}

    @functools.cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the names that the text is about: it may call them `Mrs Jones`."""
        return frozenset(words[-1] for words in map(_words, self.own) if words)


NOBODY: Final = Known()

_WORD: Final = re.compile(r"[^\W_]+")
_DIGIT: Final = re.compile(r"\d")
# A number of something bought or made is nobody's telephone. Looked for just before it.
_GOODS: Final = re.compile(
    r"(?:order|ref(?:erence)?|invoice|ticket|case|batch|lot|serial|job|sku|barcode|policy|tracking|part|item|asset"
    r"|archeb|anfoneb|cyfeirnod|tocyn|achos|swp|cyfresol|eitem|polisi|urn)\W*(?:no|number|num|rhif|id)?\W*$",
    re.IGNORECASE,
)
_HEALTH: Final = re.compile(r"\b(?:nhs|gig|patient|claf)\b[^.\n]{0,20}$", re.IGNORECASE)
_MONTHS: Final = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    "ion|chwef|maw|ebr|mai|meh|gorff|awst|medi|hyd|tach|rhag"
)  # fmt: skip
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg)?"
_DATE: Final = (
    rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{_DAY}\s+(?:o\s+)?(?:{_MONTHS})\w*\s+\d{{4}})"
)
_BORN: Final = r"\b(?:born|d\.?o\.?b\.?|date\s+of\s+birth|birthday|dyddiad\s+geni|(?:g|ng)?an(?:ed|wyd)|pen-?blwydd)"
# The areas of United Kingdom postcodes (Royal Mail's list of 124).
_AREAS: Final = (
    " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
    " FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG "
    " NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR "
    " TS TW UB W WA WC WD WF WN WR WS WV YO ZE "
)  # each between blanks
_NO_NINO: Final = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
_TITLE: Final = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Bnr|Bns|Y\s+Parch|mr|mrs|MR|MRS)\b\.?\s+"
    r"(?P<name>(?:[^\W\d_]\.?\s+)*(?:(?:ap|ab|ferch|de|van|von)\s+)?(?P<first>[^\W\d_][\w'\u2019-]+)"
    r"(?:\s+[A-Z\u00c0-\u00de][\w'\u2019-]+){0,2})"
)
_POSSESSIVE: Final = re.compile(r"['\u2019]s?$")
# Small words after `mr and mrs`, where nobody is named.
_NOT_A_NAME: Final = frozenset(
    {"a", "ac", "and", "are", "is", "mr", "mrs", "neu", "oedd", "or", "sydd", "was", "were", "yn"}
)


def private(text: str, known: Known = NOBODY) -> tuple[Private, ...]:
    """Everything in a text that names or numbers somebody else, in order, none within another."""
    digits = len(_DIGIT.findall(text))  # most texts have none, and a log is looked at while somebody writes
    found = [one for least, find in _FINDERS if digits >= least for one in find(text)]
    if "@" in text:
        found += _EMAIL(text)
    found += [*_titled(text, known), *_candidates(text, known)]
    kept: list[Private] = []
    for one in sorted(found, key=lambda one: (one.start, -len(one.text))):
        if not kept or one.start >= kept[-1].start + len(kept[-1].text):
            kept.append(one)
    return tuple(kept)


def _matched(kind: Kind, pattern: str, fits: Callable[[str, str], bool]) -> Callable[[str], Iterator[Private]]:
    """Finds a pattern where `fits` (what was found, what stands before it) says so."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(text: str) -> Iterator[Private]:
        for match in compiled.finditer(text):
            if fits(match[0], text[max(0, match.start() - 40) : match.start()]):
                yield Private(kind, match.start(), match[0].strip())

    return find


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isascii() and letter.isdigit())


def _telephone(found: str, before: str) -> bool:
    """A person's number: ten or eleven digits from 01, 02 or 07, or one of abroad; 03 and 08 are services."""
    digits = _digits(found)
    if _GOODS.search(before):
        return False
    if found.lstrip("(").startswith("0") and not digits.startswith("00"):
        return digits[1] in "127" and len(digits) in (10, 11)
    national = digits.removeprefix("00").removeprefix("44").removeprefix("0")
    if digits.removeprefix("00").startswith("44"):
        return national[:1] in {"1", "2", "7"} and len(national) in (9, 10)
    return 9 <= len(digits) <= 15  # noqa: PLR2004 - ITU-T E.164


def _insurance(found: str, _before: str) -> bool:
    """A National Insurance number: prefixes that HMRC never gives are something else."""
    return found[:2].upper() not in _NO_NINO


def _health(found: str, before: str) -> bool:
    """An NHS number: ten digits, the last a check (modulus 11); written in one piece only where NHS stands before."""
    digits = _digits(found)
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    if check == 10 or check % 11 != int(digits[9]) or len(set(digits)) == 1:  # noqa: PLR2004 - never given
        return False
    return bool(_HEALTH.search(before)) or (found != digits and not _GOODS.search(before))


def _card(found: str, before: str) -> bool:
    """A payment card: its first digit is a card's, and Luhn's sum is right."""
    digits = _digits(found)
    if digits[0] not in "23456" or len(set(digits)) == 1 or _GOODS.search(before):
        return False
    doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004 - Luhn


def _postcode(found: str, _before: str) -> bool:
    """A postcode of an area that exists; in one piece only in capitals, and `e1 2nd` is no postcode."""
    area = re.match(r"[A-Z]+", found.upper())
    spaced = " " in found
    return area is not None and f" {area[0]} " in _AREAS and (found.isupper() or (spaced and not _ordinal(found[-3:])))


def _ordinal(inward: str) -> bool:
    return inward in {"1st", "2nd", "3rd"} or inward[1:] == "th"


def _anything(_found: str, _before: str) -> bool:
    return True


_EMAIL: Final = _matched("email", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _anything)
# Each with the fewest digits that a text must have for it.
_FINDERS: Final = (
    (9, _matched("phone", r"(?<![\w.,/+-])(?:\+|\(?0)(?:[\s().-]{0,2}\d){8,15}(?![\w]|[.,/-]\d)", _telephone)),
    (6, _matched("insurance", r"\b[a-ceghj-prtw-z][a-ceghj-nprtw-z]\s?\d\d\s?\d\d\s?\d\d\s?[a-d]\b", _insurance)),
    (10, _matched("health", r"(?<![\w.,/-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w]|[.,/-]\d|[ -]\d)", _health)),
    (13, _matched("card", r"(?<![\w.,/-])\d(?:[ -]?\d){12,18}(?![\w]|[.,/-]\d)", _card)),
    (6, _matched("bank", r"\b(?:sort\s*code|cod\s*didoli)\W{0,3}\d\d[ -]?\d\d[ -]?\d\d\b", _anything)),
    (3, _matched("birth", rf"{_BORN}\b.{{0,20}}?{_DATE}", _anything)),
    (2, _matched("postcode", r"\b[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}\b", _postcode)),
)


def _titled(text: str, known: Known) -> Iterator[Private]:
    """`Mrs Jones`, but not `Mrs J`: an initial names nobody. In small letters only `mr` and `mrs` are titles."""
    for match in _TITLE.finditer(text):
        name, first = match["name"], match["first"]
        if match[0][0].islower():
            name, names_one = first, name.startswith(first) and first.casefold() not in _NOT_A_NAME
        else:
            names_one = first[0].isupper()
        if not names_one or known.surnames & set(_words(name)):
            continue
        name = _POSSESSIVE.sub("", name)
        yield Private("titled", match.start(), text[match.start() : match.start("name") + len(name)])


def _candidates(text: str, known: Known) -> Iterator[Private]:
    """The names of other candidates, capitals and accents aside."""
    if not known.words:
        return
    found = [(match.start(), match.end(), _bare(match[0])) for match in _WORD.finditer(text)]
    words = tuple(word for _, _, word in found)
    for at, word in enumerate(words):
        for form in known.words.get(word, ()):
            if words[at : at + len(form)] == form:
                start, end = found[at][0], found[at + len(form) - 1][1]
                yield Private("candidate", start, text[start:end])
                break


def _words(name: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in _WORD.findall(name))


@functools.lru_cache(maxsize=8192)
def _bare(word: str) -> str:
    return unaccented(word)
