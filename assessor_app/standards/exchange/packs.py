"""Packs of standards given to others and taken from them: a zip or folder with a manifest and digests.

The form is the one of the pack that ships (`bundle`). Writing gives the same bytes for the same standards. A pack is
taken in whole or not at all, and nothing in it is believed: every digest is checked, and every standard must be one
that a reading could have given. No pack is signed yet, since there are no centres that could: the manifest keeps
`signature` for it, which is null in what this program writes and told as unchecked in what it reads.
"""

from __future__ import annotations

import contextlib
import posixpath
import re
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import Refusal, Tampered
from assessor_app.standards import bundle
from assessor_app.standards.as_json import FORMAT, demanded, standard_from_json, standard_to_json
from assessor_app.standards.exchange import bounded, manifests, packfiles
from assessor_app.standards.model import Finding, StandardKey
from assessor_app.standards.origins.corrections import KINDS
from assessor_app.standards.origins.model import Correction, Origin, Taken
from assessor_app.standards.wording import sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from assessor_app.progress import Progress
    from assessor_app.standards.exchange.packfiles import Container
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.model import Standard
    from assessor_app.standards.origins.model import Standing

MOST_STANDARDS: Final = 50_000
MOST_DOCUMENT: Final = 64 * 1024**2
"""Bytes of one document that lies beside its standard."""

_TOLD_TWICE = ("title", "source_sha256", "text_sha256", "developer", "originator")
_LONGEST = 10_000  # letters of what a correction says
_ENDING = re.compile(r"\.[a-z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Packed:
    """One standard of a pack, where it came from, and the document it was read from where that is there."""

    standard: Standard
    origin: Origin
    document: bytes | None = None


def give(library: StandardsLibrary, keys: Iterable[StandardKey]) -> Iterator[Packed]:
    """Standards of a library as a pack holds them, by key; raises Refusal `standard-unknown`."""
    for key in sorted(set(keys), key=str):
        yield Packed(library.get(key), library.origin(key), library.document(key))


def write(out: Path, packed: Iterable[Packed]) -> int:
    """Write a pack as a zip, whole or not at all; how many standards it holds.

    Raises:
        Refusal: `export-exists`, when there is something of that name; `export-empty`.
        Unavailable: `standards-not-written`.
    """
    entries: list[dict[str, Any]] = []
    with manifests.whole(out) as part, zipfile.ZipFile(part, "w") as held:
        names: set[str] = set()
        entries.extend(_written(held, one, names) for one in packed)
        if not entries:
            raise Refusal("export-empty")
        manifests.put(held, bundle.MANIFEST, manifests.as_bytes(manifest(entries)))
    return len(entries)


def manifest(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """What the manifest of a pack says; `signature` waits for centres, and is null until then."""
    return {"format": bundle.FORMAT, "rights": manifests.RIGHTS, "signature": None, "standards": entries}


def _written(held: zipfile.ZipFile, one: Packed, names: set[str]) -> dict[str, Any]:
    standard, origin = one.standard, one.origin
    name, data = (
        manifests.file_name(standard, names),
        manifests.as_bytes({"format": FORMAT, **standard_to_json(standard)}),
    )
    manifests.put(held, name, data)
    document = None
    if one.document is not None:
        ending = posixpath.splitext(origin.source.lower())[1]
        document = f"sources/{origin.sha256[:16]}{ending if _ENDING.fullmatch(ending) else '.bin'}"
        if document not in names:  # a booklet is the document of many standards
            manifests.put(held, document, one.document)
            names.add(document)
    return {
        "standard": str(standard.key),
        "title": standard.title,
        "file": name,
        "sha256": sha256(data),
        "source": document,
        "source_name": origin.source,
        "source_sha256": origin.sha256,
        "text_sha256": standard.text_sha256,
        "developer": standard.developer,
        "originator": standard.originator,
        "corrections": corrections_told(origin),
    }


def corrections_told(origin: Origin) -> list[dict[str, Any]]:
    """What was put right in a standard, as packs say it."""
    return [{name: getattr(each, name) for name in Correction.__dataclass_fields__} for each in origin.corrections]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that is open: iterating reads it. `signed`: it carries a signature, which this program cannot check."""

    name: str
    entries: tuple[dict[str, Any], ...]
    signed: bool
    _files: Container

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What a person should know of the pack as a whole."""
        unchecked = Finding(0, "note", "pack-signature-unchecked", (("pack", self.name),))
        return (unchecked,) if self.signed else ()

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Packed]:
        for entry in self.entries:
            yield self._packed(entry)

    def _packed(self, entry: dict[str, Any]) -> Packed:
        file = manifests.text(entry, "file", self.name)
        data = self._files.read(file, bounded.MOST_BYTES)
        if sha256(data) != entry.get("sha256"):
            raise Tampered("pack-altered", file=file)
        standard = demanded(standard_from_json(bounded.parsed(data, file), file), file)
        told = {name: entry[name] for name in _TOLD_TWICE if name in entry}
        if str(standard.key) != entry.get("standard") or any(getattr(standard, name) != told[name] for name in told):
            raise Tampered("pack-altered", file=file)
        document = None
        if entry.get("source") is not None:
            beside = manifests.text(entry, "source", self.name)
            document = self._files.read(beside, MOST_DOCUMENT)
            if sha256(document) != standard.source_sha256:
                raise Tampered("pack-altered", file=beside)
        name = (
            manifests.text(entry, "source_name", self.name)
            if "source_name" in entry
            else str(entry.get("source") or file)
        )
        corrections = tuple(corrections_of(entry.get("corrections", []), self.name))
        return Packed(standard, Origin(posixpath.basename(name), standard.source_sha256, corrections), document)


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Pack]:
    """A pack in a zip or folder.

    Raises:
        Refusal: what `packfiles` refuses; `pack-unknown`, when its manifest is of another form;
            `pack-manifest-invalid` with the fact `what`. Iterating raises as well `standard-data-invalid`,
            `json-unreadable`, `json-too-large`.
        Tampered: `pack-altered`, while iterating, when a file's digest is not the manifest's.
    """
    with packfiles.opened(path) as files:
        told = manifests.of(files)
        if told.get("format") != bundle.FORMAT:
            raise Refusal("pack-unknown", pack=path.name)
        entries = told.get("standards")
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            raise Refusal("pack-manifest-invalid", pack=path.name, what="standards")
        if len(entries) > MOST_STANDARDS:
            raise Refusal("pack-large", pack=path.name)
        yield Pack(path.name, tuple(entries), told.get("signature") is not None, files)


def taken(touched: frozenset[tuple[str, str]], standing: Standing) -> Taken:
    """What became of a standard, from what adding it touched and how it stood before."""
    for _, key in touched:
        return Taken(StandardKey.parse(key), "added")
    return Taken(standing.key, "otherwise" if standing.what == "otherwise" else "duplicate")


def take_in(
    library: StandardsLibrary, pack: Pack | Sequence[Packed], progress: Progress, *, who: str = "", beside: bool = False
) -> list[Taken]:
    """Add all standards of a pack or none. One that is kept already stays as it is, with its own corrections or none.

    Raises:
        Refusal: as `opened`; `standard-edition-differs`, when an edition is kept with another text and not `beside`.
        Tampered: `pack-altered`.
        Cancelled: nothing was added.
    """
    became: list[Taken] = []
    with library.together():
        for done, one in enumerate(pack):
            progress.step(done, len(pack), str(one.standard.key))
            standing = library.standing(one.standard)
            if standing.what == "otherwise":  # said, and no reason to refuse the others
                became.append(taken(frozenset(), standing))
                continue
            origin = replace(one.origin, by=who)
            touched = library.keep(one.standard, origin, one.document, standing, beside=beside).touched
            became.append(taken(touched, standing))
    progress.step(len(pack), len(pack))
    return became


def corrections_of(told: Any, pack: str) -> Iterator[Correction]:  # noqa: ANN401 - whatever a file held
    """What a pack says was put right in a standard; Refusal `pack-manifest-invalid` for anything else."""
    wrong = Refusal("pack-manifest-invalid", pack=pack, what="corrections")
    if not isinstance(told, list):
        raise wrong
    for one in told:
        if not isinstance(one, dict) or one.keys() != Correction.__dataclass_fields__.keys():
            raise wrong
        fit = (
            one["kind"] in KINDS
            and type(one["number"]) is int
            and 0 < one["number"] <= bounded.MOST_VALUES
            and one["what"] in {"group", "kind"}
            and all(isinstance(one[name], str) for name in ("who", "when"))
            and all(isinstance(one[name], str | None) for name in ("before", "after"))
            and all(len(one[name] or "") <= _LONGEST for name in ("who", "when", "before", "after"))
        )
        if not fit:
            raise wrong
        yield Correction(**one)
