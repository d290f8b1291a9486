"""The library of standards: keeping, naming and finding them. No SQL lives here, and no text is ever changed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from assessor_app.errors import Refusal
from assessor_app.language.alphabet import welsh_order
from assessor_app.standards import bundle
from assessor_app.standards.shelves.store import ShelfRows
from assessor_app.standards.store import MIGRATIONS, StandardRows, folded_name
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.standards.model import (
        Filter,
        Hit,
        Language,
        Reading,
        ShelfKind,
        Standard,
        StandardHead,
        StandardKey,
    )
    from assessor_app.vault.store import Store

KIND: Final = "standard"
"""What `Changes` calls a standard; the id is its key's text."""

_WORD = re.compile(r"[^\W_]+")
_REFERENCE = re.compile(r"(?P<name>.+?)(?:@(?P<edition>[^@]+?))?(?::(?P<language>cy|en))?", re.DOTALL)


class StandardsLibrary:
    """The standards of one store. Each edition in each language is kept once and never changes."""

    def __init__(self, store: Store) -> None:
        self._rows = StandardRows(store)
        self._shelves = ShelfRows(store)
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
        with self._store.transaction():
            kept = self._rows.text_digest(standard.key)
            if kept is None:
                self._rows.add(standard)
                self._shelves.put(standard.key, standard.title, standard.suites, standard.occupations)
                return Changes.of((KIND, str(standard.key)))
        if kept != standard.text_sha256:
            raise Refusal("standard-edition-differs", source=source, standard=str(standard.key))
        return Changes()

    def browse(self, wanted: Filter, offset: int = 0, limit: int = 200) -> list[StandardHead]:
        """Some of the standards that a filter lets through, by title in Welsh order, from `offset`."""
        return self._rows.heads_of(self._shelves.keys(wanted, offset, limit))

    def count(self, wanted: Filter) -> int:
        """How many standards a filter lets through."""
        return self._shelves.count(wanted)

    def shelves(self, kind: ShelfKind, wanted: Filter) -> list[tuple[str, int]]:
        """All suites or occupations with how many standards each holds, by name in Welsh order."""
        return sorted(self._shelves.named(kind, wanted), key=lambda shelf: welsh_order(shelf[0]))

    def heads(self, keys: Sequence[StandardKey]) -> list[StandardHead]:
        """What lists show of these standards, in this order; those that are not in the library are left out."""
        return self._rows.heads_of([str(key) for key in keys])

    def favourites(self) -> list[StandardHead]:
        """The standards this store's owner marked as favourites, by title in Welsh order."""
        return self._rows.heads_of(self._shelves.favourites())

    def set_favourite(self, key: StandardKey, *, favourite: bool) -> Changes:
        """Mark a standard as a favourite or no longer; Refusal `standard-unknown`."""
        self.get(key)
        changed = self._shelves.set_favourite(key, favourite=favourite)
        return Changes.of((KIND, str(key))) if changed else Changes()

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        """Standards, then criteria, that hold all the words of `text`, best first, at most `limit`.

        Accents, case and the kind of apostrophe make no difference, and the last word may be unfinished. A word
        in a title or URN finds the standard; a word in a criterion or its sub-items finds the criterion.
        """
        question = _question(text)
        if not question or limit < 1:
            return []
        hits = self._rows.titles_with(question, limit)
        return hits + self._rows.criteria_with(question, limit - len(hits)) if len(hits) < limit else hits


def _question(text: str) -> str:
    """An FTS5 question for all words of a text, the last as a beginning. Apostrophes part words, as in the index."""
    words = _WORD.findall(unicodedata.normalize("NFC", text))
    return " ".join(f'"{word}"' for word in words) + "*" if words else ""


def install_bundled(library: StandardsLibrary) -> Changes:
    """Put the standards that ship into a library; those it has are left alone."""
    touched: set[tuple[str, str]] = set()
    for standard in bundle.bundled():
        touched |= library.add_standard(standard, bundle.MANIFEST).touched
    return Changes(frozenset(touched))


def bundled_library() -> StandardsLibrary:
    """A library of the standards that ship, in memory, for work without a store; for the thread that makes it."""
    from assessor_app.vault.store import Store  # noqa: PLC0415 - sqlcipher3 only where a store is opened

    library = StandardsLibrary(Store.in_memory(MIGRATIONS))
    install_bundled(library)
    return library
