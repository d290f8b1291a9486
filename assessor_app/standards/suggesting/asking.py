"""Suggesting from a library: which standards a note is held against, and keeping them prepared. Holds no SQL.

Where nobody says among which standards, and there are more than can be prepared while a person waits, the search index
is asked first for criteria that hold the note's rarest words, or words that mean the same, in either language.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from assessor_app.standards.search import searching
from assessor_app.standards.suggesting.lexicon import shipped
from assessor_app.standards.suggesting.ranking import LONGEST, prepare, prepare_some
from assessor_app.standards.suggesting.terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor_app.standards.model import Hit, Language, Standard, StandardKey
    from assessor_app.standards.search.store import SearchRows
    from assessor_app.standards.suggesting.ranking import Suggester, Suggestion
    from assessor_app.standards.suggesting.terms import Unit

FEW: Final = 40
"""So many standards are prepared whole; of more, those that the index finds."""
_RAREST: Final = 6  # words of a note that the index is asked for
_FORMS: Final = 60  # forms of one word, and of words that mean the same
_FOUND: Final = 300  # criteria that the index is to find at most, in each language
_USUAL: Final = 400  # criteria by which it is told how rare a word is
LANGUAGES: Final[tuple[Language, ...]] = ("cy", "en")
_KEPT: Final = 4  # sets of standards that are kept prepared


class Suggesting:
    """Suggestions from one library; what was prepared for one set of standards serves its next note."""

    def __init__(
        self,
        index: SearchRows,
        get: Callable[[StandardKey], Standard],
        pair: Callable[[StandardKey], Standard | None],
    ) -> None:
        self._index, self._get, self._pair = index, get, pair
        self._kept: OrderedDict[tuple[StandardKey, ...], Suggester] = OrderedDict()
        self._as_of = ""

    def suggester(self, keys: Iterable[StandardKey]) -> Suggester:
        """These standards prepared, to be asked from any thread; of a pair the first named stands for both.

        Raises:
            Refusal: `standard-unknown`.
        """
        as_of, named = self._index.stand(), tuple(dict.fromkeys(keys))
        if as_of != self._as_of:  # what is new may be the pair of what was there
            self._kept.clear()
            self._as_of = as_of
        if named not in self._kept:
            self._kept[named] = self._prepared(named)
        self._kept.move_to_end(named)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[named]

    def _prepared(self, named: tuple[StandardKey, ...]) -> Suggester:
        standards: dict[StandardKey, Standard] = {}
        pairs: dict[StandardKey, Standard] = {}
        seconds: set[StandardKey] = set()
        for key in named:
            if key in seconds:
                continue
            standards[key] = self._get(key)
            pair = self._pair(key)
            if pair is not None:
                pairs[key] = pair
                seconds.add(pair.key)
        return prepare(standards.values(), pairs)

    def found(self, text: str, among: Iterable[StandardKey] | None, limit: int) -> list[Suggestion]:
        """The criteria that a note most likely evidences (`StandardsLibrary.suggest`)."""
        if among is None:
            keys = self._index.some_keys(FEW + 1)
            if len(keys) > FEW:
                return self._through_the_index(text, limit)
            among = sorted(keys, key=str)
        return self.suggester(among).suggest(text, limit)

    def _through_the_index(self, text: str, limit: int) -> list[Suggestion]:
        """As `found` among very many: only criteria that share words with the note; of a pair the better one."""
        units = terms(text[:LONGEST], shipped()).units
        hits = [hit for language in LANGUAGES for hit in self._holding(units, language)]
        found: dict[tuple[str, str, str, int], Suggestion] = {}
        for one in prepare_some(hits, self._index.sample(_USUAL)).suggest(text, len(hits)):
            standard = one.key.standard
            found.setdefault((standard.name, standard.edition, one.key.kind, one.key.number), one)
        return list(found.values())[: max(limit, 0)]

    def _holding(self, units: tuple[Unit, ...], language: Language) -> list[Hit]:
        """Criteria that hold the rarest of these words, or words that mean the same: as many as leave few enough."""
        groups = {self._forms(unit, language) for unit in dict.fromkeys(units)} - {()}
        known = self._index.known([form for forms in groups for form in forms], language)
        counts = {forms: sum(known.get(form, 0) for form in forms) for forms in groups}
        rarest = sorted((forms for forms in groups if counts[forms]), key=lambda one: (counts[one], one))[:_RAREST]
        found: list[Hit] = []
        for least in range(min(2, len(rarest)), len(rarest) + 1):
            hits = self._index.some_with(searching.sharing_any(rarest, least, language), _FOUND) if least else []
            if not hits:
                break
            found = hits
            if len(hits) < _FOUND:
                break
        return found

    def _forms(self, unit: Unit, language: Language) -> tuple[str, ...]:
        """What a unit may look like in a text of a language: the forms of its word, and of words that mean the same."""
        words = shipped().words[language]
        named = [feature.split(" ", 1)[1] for feature in unit.own if feature.startswith(f"{language} ")]
        meant = [word for feature, _ in unit.told for word in words.meaning(feature)]
        forms = dict.fromkeys(form for word in (*named, *meant) for form in sorted(searching.same(word, language)))
        return tuple(forms)[:_FORMS]
