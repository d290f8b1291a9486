"""The library of standards: keeping, naming and finding them. No SQL lives here, and no text is ever changed."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assessor_app.clock import DeviceClock, rfc3339
from assessor_app.errors import Refusal
from assessor_app.standards import bundle, editions
from assessor_app.standards.model import KIND_LETTERS, CriterionKey, StandardKey
from assessor_app.standards.origins.model import Origin, Standing
from assessor_app.standards.origins.store import OriginRows
from assessor_app.standards.search import asking, elsewhere
from assessor_app.standards.search.store import SearchRows
from assessor_app.standards.shelves.browsing import Shelves
from assessor_app.standards.store import MIGRATIONS, StandardRows, folded_name
from assessor_app.standards.suggesting.asking import Suggesting
from assessor_app.standards.wording import sha256
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

    from assessor_app.standards.model import Filter, Hit, Language, Like, Reading, Standard, StandardHead
    from assessor_app.standards.suggesting.ranking import Suggestion
    from assessor_app.vault.store import Store

KIND: Final = "standard"
"""What `Changes` calls a standard; the id is its key's text."""

_AT_ONCE: Final = 500  # standards written in one go
_MANY: Final = 1000  # additions after which the index is worth putting in one piece
_LONGEST_NAME: Final = 255
_REFERENCE = re.compile(r"(?P<name>.+?)(?:@(?P<edition>[^@]+?))?(?::(?P<language>cy|en))?", re.DOTALL)


class StandardsLibrary:
    """The standards of one store. Each edition in each language is kept once and never changes.

    `shelves` is the same library to be browsed.
    """

    def __init__(self, store: Store) -> None:
        self._rows = StandardRows(store)
        self._origins = OriginRows(store)
        self.shelves = Shelves(store)
        self._found = SearchRows(store)
        self.suggesting = Suggesting(self._found, self.get, self.pair)
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
        """The standard that `URN|slug[@edition][:cy|en]` names; where no language is named, the preferred or only one.

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

        None where there is none, which is the normal case; a standard without a URN has no pair. Where one edition's
        name has several texts in the other language and none is called exactly as this one, none is chosen.
        """
        fitting = [
            head.key
            for head in self._rows.named(key.name)
            if head.urn is not None
            and folded_name(head.urn) == folded_name(key.name)
            and head.key.language != key.language
            and editions.named(head.key.edition) == editions.named(key.edition)
        ]
        exact = [one for one in fitting if one.edition == key.edition] or fitting
        return self.get(exact[0]) if len(exact) == 1 else None

    def editions(self, name: str) -> list[StandardHead]:
        """All editions of a URN or slug in both languages, by edition, then language; empty where there is none."""
        return sorted(self._rows.named(name), key=lambda head: (head.key.edition, head.key.language))

    def standing(self, standard: Standard) -> Standing:
        """How a standard that was read stands to what is kept; changes nothing."""
        found = self._standing_of_key(standard)
        if found.what == "new":
            same = self._origins.twin(standard.text_sha256, standard.title, standard.language)
            return found if same is None else Standing("known", StandardKey.parse(same))
        if found.what == "differs" and self._rows.text_digest(editions.beside(standard).key) is not None:
            return Standing("known", editions.beside(standard).key)
        return found

    def _standing_of_key(self, standard: Standard) -> Standing:
        kept = self._rows.standard(standard.key)
        if kept is None:
            return Standing("new", standard.key)
        if kept.text_sha256 != standard.text_sha256 and kept.source_sha256 != standard.source_sha256:
            return Standing("differs", standard.key)
        same = replace(kept, source_sha256=standard.source_sha256, text_sha256=standard.text_sha256) == standard
        return Standing("known" if same else "otherwise", standard.key)

    def add(
        self,
        reading: Reading,
        *,
        document: bytes | None = None,
        who: str = "",
        when: str = "",
        beside: bool = False,
    ) -> Changes:
        """Keep what was read, with its corrections; the same text or document again changes nothing.

        Args:
            reading: what was read, corrected or not.
            document: the bytes it was read from, which are then kept too.
            who: who adds it.
            when: RFC 3339; the present where not given.
            beside: keep a text that differs from the one of its edition knowingly, under a name of its own
                (`editions`).

        Raises:
            Refusal: `standard-refused`, when the reading has no standard; `standard-edition-differs`, when this
                edition is kept already with another text, and not `beside`; `standard-read-otherwise`, when this
                text is kept without the reading's corrections, which would be lost; `source-changed`, when the
                document is not the one that was read.
        """
        if reading.standard is None:
            raise Refusal("standard-refused", source=reading.source)
        if document is not None and sha256(document) != reading.source_sha256:
            raise Refusal("source-changed", source=reading.source)
        origin = Origin(reading.source, reading.source_sha256, reading.corrections, when, who)
        with self._store.transaction():
            return self.keep(reading.standard, origin, document, self.standing(reading.standard), beside=beside)

    def add_standard(
        self,
        standard: Standard,
        source: str,
        *,
        origin: Origin | None = None,
        document: bytes | None = None,
        beside: bool = False,
    ) -> Changes:
        """Keep a standard that came from `source`, by its key alone; as `add`."""
        noted = origin or Origin(source, standard.source_sha256)
        with self._store.transaction():
            return self.keep(standard, noted, document, self._standing_of_key(standard), beside=beside)

    def together(self) -> AbstractContextManager[object]:
        """What is added inside is kept whole or not at all."""
        return self._store.transaction()

    def keep(
        self, standard: Standard, origin: Origin, document: bytes | None, standing: Standing, *, beside: bool
    ) -> Changes:
        """Keep a standard that stands so to the library; inside `together`, and as `add` says."""
        if standing.what == "otherwise" and origin.corrections:
            raise Refusal("standard-read-otherwise", source=origin.source, standard=str(standing.key))
        if standing.what in {"known", "otherwise"}:
            return Changes()
        if standing.what == "differs":
            if not beside:
                raise Refusal("standard-edition-differs", source=origin.source, standard=str(standing.key))
            standard = editions.beside(standard)
            if self._rows.text_digest(standard.key) is not None:
                return Changes()
        self._rows.add([standard])
        self.shelves.put([standard])
        added = origin.added or rfc3339(DeviceClock().now().wall)
        self._origins.add(standard.key, replace(origin, source=_file_name(origin.source), added=added), document)
        return Changes.of((KIND, str(standard.key)))

    def origin(self, key: StandardKey) -> Origin:
        """Where a standard came from; raises Refusal `standard-unknown`."""
        return self._origins.origin(key) or Origin("", self.get(key).source_sha256)

    def document(self, key: StandardKey) -> bytes | None:
        """The document that a standard was read from, byte for byte, where it was kept.

        Raises:
            Refusal: `standard-unknown`.
            Tampered: `store-document-altered`.
        """
        return self._origins.document(self.origin(key).sha256)

    def add_all(self, standards: Iterable[Standard], source: str) -> Changes:
        """Keep all standards that came from `source`, or none where one cannot be kept; as `add`.

        Many at once are far quicker than one by one, since the search index is then written in large pieces.
        """
        touched: list[tuple[str, str]] = []
        coming, added = iter(standards), rfc3339(DeviceClock().now().wall)
        with self._store.transaction():
            while some := list(itertools.islice(coming, _AT_ONCE)):
                new = self._new(some, source)
                self._rows.add(new)
                self.shelves.put(new)
                self._origins.add_all((one.key, Origin(source, one.source_sha256, added=added)) for one in new)
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
        return elsewhere.found(self._found, key, self.get(key.standard), self.pair(key.standard), limit)

    def search(self, text: str, limit: int = 50, filters: Filter = asking.ALL) -> list[Hit]:
        """Standards, then criteria, that hold all the words of `text`, best first, at most `limit`.

        Accents, case and the kind of apostrophe make no difference, and the last word may be unfinished. In Welsh
        texts any mutated form of a word will do; what holds the words as typed comes first. A word in a title, URN,
        suite, occupation, SOC code, keyword or the developer's name finds the standard, a URN's beginning before all
        else; a word in a criterion or its sub-items finds the criterion. Where both fill the list, each has half.
        """
        return asking.found(self._found, text, limit, filters)

    def suggest(self, text: str, among: Iterable[StandardKey] | None = None, limit: int = 5) -> list[Suggestion]:
        """The criteria of these standards, or of all, that a note most likely evidences, best first: a hint alone."""
        return self.suggesting.found(text, among, limit)


def _file_name(source: str) -> str:
    """A document's own name, without the folders of one person's machine and as text that can be kept."""
    return re.split(r"[\\/]", source)[-1].encode("utf-8", "backslashreplace").decode()[:_LONGEST_NAME]


def install_bundled(library: StandardsLibrary) -> Changes:
    """Put the standards that ship into a library; those it has are left alone."""
    return library.add_all(bundle.bundled(), bundle.MANIFEST)


def bundled_library() -> StandardsLibrary:
    """A library of the standards that ship, in memory, for work without a store; for the thread that makes it."""
    from assessor_app.vault.store import Store  # noqa: PLC0415 - sqlcipher3 only where a store is opened

    library = StandardsLibrary(Store.in_memory(MIGRATIONS))
    install_bundled(library)
    return library
