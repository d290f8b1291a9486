"""What can be done about people: saying who the assessor is, taking on candidates, changing what is known of them.

Not here: SQL (`store`), and whether a standard is in the library (`standards`).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.errors import Refusal
from assessor_app.language.alphabet import welsh_order
from assessor_app.people import pictures
from assessor_app.people import store as kept
from assessor_app.people.model import Assessor, Branding, Candidate, Centre, Preferences, Registration, RoleWord
from assessor_app.standards.model import StandardKey
from assessor_app.standards.wording import unaccented
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor_app.vault.store import Store

LONGEST_WORD: Final = 40
"""Letters of a centre's word for a role: it stands over a card a quarter of a page wide."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class PeopleDesk:
    """The people of one store. Names are kept on one line in NFC without spaces around them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def assessor(self) -> Assessor | None:
        """The person this store belongs to; None until they have said who they are."""
        return kept.read_assessor(self._store)

    def set_assessor(self, assessor: Assessor) -> Changes:
        """Say who this store belongs to, or put their details right.

        Raises:
            Refusal: `name-missing`, `centre-missing`; `assessor-differs`, when the store is another person's (their
                id, which their signing identity carries).
        """
        given = assessor.centre
        centre = Centre(_required(given.name, "centre-missing"), _line(given.number), _line(given.site))
        tidy = replace(assessor, name=_required(assessor.name, "name-missing"), centre=centre)
        with self._store.transaction():
            before = self.assessor()
            if before is not None and before.id != tidy.id:
                raise Refusal("assessor-differs", name=before.name)
            kept.write_assessor(self._store, tidy)
        return Changes.of(("assessor", tidy.id))

    def candidates(self) -> list[Candidate]:
        """All candidates, by name in Welsh order."""
        found = kept.read_candidates(self._store)
        return sorted(found, key=lambda one: (welsh_order(one.name), one.centre_reference, one.id))

    def working_on(self, standards: Iterable[StandardKey]) -> list[Candidate]:
        """The candidates who work on any of these standards, by name in Welsh order."""
        named = kept.working_on(self._store, map(str, standards))
        return [one for one in self.candidates() if one.id in named] if named else []

    def candidate(self, identifier: str) -> Candidate:
        """One candidate by id; Refusal `candidate-unknown`."""
        found = kept.read_candidates(self._store, identifier)
        if not found:
            raise Refusal("candidate-unknown", candidate=identifier)
        return found[0]

    def names_beside(self, candidate: str) -> tuple[str, ...]:
        """The names of all other candidates, in an order that stays the same."""
        return kept.read_names_beside(self._store, candidate)

    def find(self, name: str) -> Candidate:
        """One candidate by id; else by centre reference; else by name, capitals and accents aside.

        Raises:
            Refusal: `candidate-not-found`; `candidate-ambiguous` when several answer to the name.
        """
        everybody, wanted = self.candidates(), unaccented(_line(name))
        for field in ("id", "centre_reference", "name"):
            found = [one for one in everybody if wanted and unaccented(getattr(one, field)) == wanted]
            if len(found) > 1:
                raise Refusal("candidate-ambiguous", name=name)
            if found:
                return found[0]
        raise Refusal("candidate-not-found", name=name)

    def add_candidate(
        self,
        *,
        name: str,
        centre_reference: str = "",
        registration: Registration = Registration(),  # noqa: B008 - frozen
        language: Literal["cy", "en"] = "cy",
        adjustments: str = "",
        standards: tuple[str, ...] = (),
    ) -> tuple[Candidate, Changes]:
        """Take a candidate on; refuses as `change_candidate` does."""
        fresh = Candidate(uuid.uuid4().hex, name, centre_reference, registration, language, adjustments, standards)
        tidy = _tidy(fresh)
        kept.write_candidate(self._store, tidy)
        return tidy, Changes.of(("candidate", tidy.id))

    def change_candidate(self, candidate: Candidate) -> Changes:
        """Keep what is now known of a candidate; nothing is touched where nothing changed.

        Raises:
            Refusal: `candidate-unknown`, `name-missing`, `date-malformed` (fact `date`: not `YYYY-MM-DD`),
                `standard-name-malformed` (fact `standard`: not the text of a `StandardKey`).
        """
        tidy = _tidy(candidate)
        with self._store.transaction():
            if self.candidate(candidate.id) == tidy:
                return Changes()
            kept.write_candidate(self._store, tidy)
        return Changes.of(("candidate", tidy.id))

    def preferences(self) -> Preferences:
        """What this store's owner prefers, such as the language of pages."""
        return kept.read_preferences(self._store)

    def set_preferences(self, preferences: Preferences) -> Changes:
        """Keep what this store's owner prefers from now on."""
        kept.write_preferences(self._store, preferences)
        return Changes.of(("preferences", "pages"))

    def branding(self) -> Branding:
        """How the centre's pages look; nothing special where nobody has said."""
        return kept.read_branding(self._store)

    def set_branding(self, branding: Branding) -> Changes:
        """Keep how the centre's pages look; the logo as `pictures.tidy_logo` makes it, words on one line in NFC.

        Raises:
            Refusal: `logo-unreadable`, `logo-too-large`, `role-word-long`.
        """
        kept.write_branding(self._store, _tidy_branding(branding))
        return Changes.of(("branding", "centre"))


def _tidy(candidate: Candidate) -> Candidate:
    registration = candidate.registration
    return replace(
        candidate,
        name=_required(candidate.name, "name-missing"),
        centre_reference=_line(candidate.centre_reference),
        registration=Registration(
            _line(registration.body), _line(registration.number), _day(registration.date), _line(registration.name)
        ),
        adjustments=unicodedata.normalize("NFC", candidate.adjustments).strip(),
        standards=tuple(dict.fromkeys(_standard(written) for written in candidate.standards)),
    )


def _tidy_branding(branding: Branding) -> Branding:
    words = [
        RoleWord(_word(word.cy), _word(word.en)) for word in (branding.candidate, branding.assessor, branding.verifier)
    ]
    return Branding(pictures.tidy_logo(branding.logo), *words)


def _word(text: str) -> str:
    line = _line(text)
    if len(line) > LONGEST_WORD:
        raise Refusal("role-word-long", word=line, most=LONGEST_WORD)
    return line


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _required(text: str, code: str) -> str:
    line = _line(text)
    if not line:
        raise Refusal(code)
    return line


def _day(text: str) -> str:
    """An ISO 8601 calendar date, or nothing; `fromisoformat` alone would also take 20260105 and 2026-W02-1."""
    line = _line(text)
    try:
        day = dt.date.fromisoformat(line) if _DAY.fullmatch(line) else None
    except ValueError:  # no such day
        day = None
    if line and day is None:
        raise Refusal("date-malformed", date=line)
    return line


def _standard(written: str) -> str:
    try:
        return str(StandardKey.parse(written))
    except ValueError:
        raise Refusal("standard-name-malformed", standard=written) from None
