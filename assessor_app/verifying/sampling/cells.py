"""What a record covers, as cells of CAMERA, and the digest of all that is drawn from. Pure.

CAMERA: candidates, assessors, methods, evidence (elements of standards), records, assessment sites. A cell is a
tuple of texts whose first names what it is of.
"""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, Any

from assessor_app.verifying.sampling.model import ALGORITHM

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor_app.verifying.sampling.model import Entry

Cell = tuple[str, ...]


def cells(entry: Entry) -> frozenset[Cell]:
    """All that one record covers: who, how, what, which stage, where, and how these go together."""
    found: set[Cell] = {
        ("candidate", entry.candidate),
        ("assessor", entry.assessor),
        ("record", entry.stage),
        ("site", entry.site),
    }
    for method in entry.methods:
        found |= {("method", method), ("pair", entry.assessor, method)}
    for standard, kinds in entry.elements:
        found.add(("standard", standard))
        found |= {("element", standard, kind) for kind in kinds}
        found |= {("matrix", entry.assessor, method, standard, entry.site) for method in entry.methods}
    return frozenset(found)


def digest(entries: Iterable[Entry], points: Mapping[str, int], already: Iterable[str]) -> str:
    """The SHA-256 (hex) of what a draw depends on beside its seed and strategy, whatever order it comes in.

    It is of the UTF-8 of JSON without spaces and without escapes but those JSON demands: the algorithm's name, the
    entries as `row` writes them by identity, pairs of assessor and points by assessor, and the identities already
    sampled, in order.
    """
    return _digest(_texts(entries), points, already)


def digest_of(texts: Mapping[str, str], points: Mapping[str, int], already: Iterable[str]) -> str:
    """The same, of the texts of the entries by identity."""
    return _digest(texts.items(), points, already)


def _digest(texts: Iterable[tuple[str, str]], points: Mapping[str, int], already: Iterable[str]) -> str:
    written = ",".join([text for _, text in sorted(texts)])
    others = _json([[name, points[name]] for name in sorted(points)]), _json(sorted(already))
    return hashlib.sha256(f"[{_json(ALGORITHM)},[{written}],{others[0]},{others[1]}]".encode()).hexdigest()


def texts_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Each entry as JSON text, without spaces, by identity: what the digest is of, and what is kept of a pool."""
    return dict(_texts(entries))


def _texts(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    said = _Said()
    found = []
    for identity, candidate, assessor, site, methods, elements, day, stage in entries:
        who = f"{_text(identity)},{said[candidate]},{said[assessor]},{said[site]}"
        found.append((identity, f"[{who},{said[methods]},{said[elements]},{said[day]},{said[stage]}]"))
    return found


class _Said(dict[object, str]):
    """What many records have in common as JSON, written once."""

    def __missing__(self, held: object) -> str:
        self[held] = written = _json(held)
        return written


def _json(held: object) -> str:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def row(entry: Entry) -> list[Any]:
    """One entry as JSON writes it."""
    return [
        entry.identity,
        entry.candidate,
        entry.assessor,
        entry.site,
        list(entry.methods),
        [[standard, list(kinds)] for standard, kinds in entry.elements],
        entry.observed_on,
        entry.stage,
    ]
