"""The library of standards: keeping, naming and finding them. No SQL lives here, and no text is ever changed."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.standards import bundle, elsewhere, searching
from assessor_app.standards.matching import answered, matches
from assessor_app.standards.model import KIND_LETTERS, CriterionKey, Filter
from assessor_app.standards.store import MIGRATIONS, StandardRows, folded_name
from assessor_app.standards.store_search import SearchRows
from assessor_app.standards.wording import unaccented
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assessor_app.standards.model import (
        Hit,
        Language,
        Like,
        Reading,
        ShelfKind,
        Standard,
        StandardHead,
        StandardKey,
    )
    from assessor_app.vault.store import Store

KIND: Final = "standard"
"""What `Changes` calls a standard; the id is its key's text."""

ALL: Final = Filter()
"""Every standard of the library."""

_AT_ONCE: Final = 500  # standards written in one go
_MANY: Final = 1000  # additions after which the index is worth putting in one piece
_REFERENCE = re.compile(r"(?P<name>.+?)(?:@(?P<edition>[^@]+?))?(?::(?P<language>cy|en))?", re.DOTALL)


class StandardsLibrary:
    """The standards of one store. Each edition in each language is kept once and never changes."""

    def __init__(self, store: Store) -> None:
        self._rows = StandardRows(store)
        self._found = SearchRows(store)
        self._store = store

    def standards(self) -> list[StandardHead]:
        """All standards as a list shows them, by name, edition and language."""
        return self._rows.heads()

    def get(self, key: StandardKey) -> Standard:
        """One whole standard; raises Refusal `standard-unknown`."""
        standard = self._rows.standard(key)
        if standard is None:
            raise Refusal("standard-unknown", reference=str(key))
        return standard

    def resolve(self, reference: str, prefer: Language = "cy") -> Standard:
        """The standard that `URN|slug[@edition][:cy|en]` names.

        Where no language is named, the preferred one is taken, or the only one there is.

        Raises:
            Refusal: `standard-unknown`, or `standard-ambiguous` with the choices, when several editions fit.
        """
        parts = _REFERENCE.fullmatch(reference.strip())
        if parts is None:
            raise Refusal("standard-unknown", reference=reference)
        fitting = [head.key for head in self._rows.named(parts["name"])]
        if parts["edition"]:
            fitting = [key for key in fitting if key.edition == parts["edition"]]
        if parts["language"]:
            fitting = [key for key in fitting if key.language == parts["language"]]
        elif len({key.edition for key in fitting}) == 1 and len({key.name for key in fitting}) == 1:
            fitting = [key for key in fitting if key.language == prefer] or fitting
        if not fitting:
            raise Refusal("standard-unknown", reference=reference)
        if len(fitting) > 1:
            raise Refusal("standard-ambiguous", reference=reference, choices=", ".join(map(str, fitting)))
        return self.get(fitting[0])

    def pair(self, key: StandardKey) -> Standard | None:
        """The same edition in the other language: the same URN and edition, never the URN alone.

        None where there is none, which is the normal case; a standard without a URN has no pair.
        """
        for head in self._rows.named(key.name):
            same = head.urn is not None and folded_name(head.urn) == folded_name(key.name)
            if same and head.key.edition == key.edition and head.key.language != key.language:
                return self.get(head.key)
        return None

    def add(self, reading: Reading) -> Changes:
        """Keep what was read; the same text again changes nothing.

        Raises:
            Refusal: `standard-refused`, when the reading has no standard; `standard-edition-differs`, when this
                edition is kept already with another text.
        """
        if reading.standard is None:
            raise Refusal("standard-refused", source=reading.source)
        return self.add_standard(reading.standard, reading.source)

    def add_standard(self, standard: Standard, source: str) -> Changes:
        """Keep a standard that came from `source`; as `add`."""
        return self.add_all([standard], source)

    def add_all(self, standards: Iterable[Standard], source: str) -> Changes:
        """Keep all standards that came from `source`, or none where one cannot be kept; as `add`.

        Many at once are far quicker than one by one, since the search index is then written in large pieces.
        """
        touched: list[tuple[str, str]] = []
        coming = iter(standards)
        with self._store.transaction():
            while some := list(itertools.islice(coming, _AT_ONCE)):
                new = self._new(some, source)
                self._rows.add(new)
                touched += [(KIND, str(one.key)) for one in new]
        if len(touched) >= _MANY:
            self._found.tidy()
        return Changes.of(*touched)

    def _new(self, standards: list[Standard], source: str) -> list[Standard]:
        """Those that are not kept already."""
        new: dict[StandardKey, Standard] = {}
        for standard in standards:
            kept = new[standard.key].text_sha256 if standard.key in new else self._rows.text_digest(standard.key)
            if kept is None:
                new[standard.key] = standard
            elif kept != standard.text_sha256:
                raise Refusal("standard-edition-differs", source=source, standard=str(standard.key))
        return list(new.values())

    def shelves(self, kind: ShelfKind) -> list[tuple[str, int]]:
        """The suites or the occupations there are, by name, each with how many standards name it."""
        return self._found.shelves(kind)

    def criterion(self, reference: str, prefer: Language = "cy") -> CriterionKey:
        """The criterion that `STANDARD#P14` names (K or G for knowledge, B or Y for behaviours).

        Raises:
            Refusal: as `resolve`; `criterion-not-found`, when the standard has no such criterion.
        """
        named, _, place = reference.rpartition("#")
        kind = {letter: kind for (kind, _), letter in KIND_LETTERS.items()}.get(place[:1].upper())
        if kind is None or not (place[1:].isdecimal() and place.isascii()):
            raise Refusal("criterion-not-found", reference=reference)
        standard = self.resolve(named, prefer)
        key = CriterionKey(standard.key, kind, int(place[1:]))
        if standard.find(key) is None:
            raise Refusal("criterion-not-found", reference=reference)
        return key

    def elsewhere(self, key: CriterionKey, limit: int = 20) -> list[Like]:
        """Nearly the same criteria in other standards, most alike first, at most `limit`: never credit, only a hint.

        Standards of the same name (other editions) are left out. Where the other language of the standard is in the
        library, what is like the criterion of the same number there is found too.

        Raises:
            Refusal: `standard-unknown`, `criterion-not-found`.
        """
        standard = self.get(key.standard)
        pair = self.pair(key.standard)
        asked = [(standard, key)]
        if pair and len([c for c in pair.criteria if c.kind == key.kind]) == len(
            [c for c in standard.criteria if c.kind == key.kind]
        ):
            asked.append((pair, CriterionKey(pair.key, key.kind, key.number)))
        found: list[Like] = []
        for one, named in asked:
            criterion = one.find(named)
            if criterion is None:
                raise Refusal("criterion-not-found", reference=str(key))
            found += elsewhere.like(self._found, criterion, named)
        return sorted(found, key=lambda one: -one.likeness)[: max(limit, 0)]

    def search(self, text: str, limit: int = 50, filters: Filter = ALL) -> list[Hit]:
        """Standards, then criteria, that hold all the words of `text`, best first, at most `limit`.

        Accents, case and the kind of apostrophe make no difference, and the last word may be unfinished. In Welsh
        texts any mutated form of a word will do; what holds the words as typed comes first. A word in a title, URN,
        suite, occupation, SOC code, keyword or the developer's name finds the standard, a URN's beginning before all
        else; a word in a criterion or its sub-items finds the criterion. Where both fill the list, each has half.
        """
        asked = searching.words(text)
        if not asked or limit < 1:
            return []
        titles = self._best(asked, limit, filters, searching.TITLES, self._found.titles_with)
        criteria = self._best(asked, limit, filters, searching.CRITERIA, self._found.criteria_with)
        called = _tight(text)
        titles.sort(key=lambda hit: (0, str(hit.standard)) if _tight(hit.standard.name).startswith(called) else (1, ""))
        shown = max((limit + 1) // 2, limit - len(criteria))
        return [_explained(hit, text) for hit in [*titles[:shown], *criteria][:limit]]

    @staticmethod
    def _best(
        asked: tuple[searching.Word, ...],
        limit: int,
        filters: Filter,
        columns: searching.Columns,
        rows: Callable[[str, int, Filter], list[Hit]],
    ) -> list[Hit]:
        """What answers as typed, then what answers in another form."""
        hits = rows(searching.as_typed(asked, columns, filters.language), limit, filters)
        wider = searching.in_any_form(asked, columns, filters.language) if len(hits) < limit else ""
        return hits + rows(wider, limit - len(hits), filters) if wider else hits


def _tight(name: str) -> str:
    """A name or text as its letters and figures alone: a URN is typed with blanks or without."""
    return "".join(searching.WORD.findall(unaccented(name)))


def _explained(hit: Hit, text: str) -> Hit:
    """The find with only those lines of `found_in` that answer a word, and none where its text answers all."""
    language = hit.standard.language
    told = () if answered(hit.text, text, language) else hit.found_in.split("\n")
    return replace(hit, found_in="\n".join(line for line in told if matches(line, text, language)))


def install_bundled(library: StandardsLibrary) -> Changes:
    """Put the standards that ship into a library; those it has are left alone."""
    return library.add_all(bundle.bundled(), bundle.MANIFEST)


def bundled_library() -> StandardsLibrary:
    """A library of the standards that ship, in memory, for work without a store; for the thread that makes it."""
    from assessor_app.vault.store import Store  # noqa: PLC0415 - sqlcipher3 only where a store is opened

    library = StandardsLibrary(Store.in_memory(MIGRATIONS))
    install_bundled(library)
    return library
