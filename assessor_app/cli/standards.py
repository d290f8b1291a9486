"""The commands around standards: `read|import|list|show|search`. Without a store they answer from those that ship."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assessor_app.cli import stores
from assessor_app.cli.saying import Exit, Face
from assessor_app.errors import AssessorError, Refusal
from assessor_app.language import N_
from assessor_app.standards.as_json import reading_as_json, standard_to_json
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import KIND_LETTERS, Finding, Reading
from assessor_app.standards.reader import read as read_document

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor_app.standards.model import Criterion, Standard

MOST = 1_000_000  # results of one search
GROUPS = (
    ("performance", N_("Performance criteria: {count}")),
    ("knowledge", N_("Knowledge and understanding: {count}")),
    ("behaviours", N_("Behaviours: {count}")),
)


def read(options: argparse.Namespace, face: Face) -> Exit:
    """Show what documents parse to; stores nothing. 1 when any was refused, 2 when one could not be opened."""
    documents, unread = [], False
    refused = False
    for name in options.files:
        reading = _reading(name, face)
        if isinstance(reading, Finding):
            unread = True
            documents.append(reading_as_json(Reading(name, None, (reading,)), face.words))
            continue
        refused |= reading.refused
        _describe(reading, face)
        documents.append(reading_as_json(reading, face.words))
    face.document({"documents": documents})
    if refused:
        return Exit.NO
    return Exit.COULD_NOT if unread else Exit.YES


def bring_in(options: argparse.Namespace, face: Face) -> Exit:
    """Read documents into the library of the store; one bad file never stops the others."""
    outcomes: list[dict[str, str]] = []
    with stores.opened(options, face) as (_, rooms, _secret):
        for name in options.files:
            reading = _reading(name, face)
            if isinstance(reading, Finding):
                outcomes.append({"source": name, "outcome": "unreadable", "standard": ""})
                continue
            _describe(reading, face)
            if reading.standard is None:
                outcomes.append({"source": name, "outcome": "refused", "standard": ""})
                continue
            added = bool(rooms.library.add(reading).touched)
            face.answer(face.words("Added to the library") if added else face.words("Already in the library"))
            outcome = "added" if added else "duplicate"
            outcomes.append({"source": name, "outcome": outcome, "standard": str(reading.standard.key)})
    face.document({"documents": outcomes})
    seen = {one["outcome"] for one in outcomes}
    if "refused" in seen:
        return Exit.NO
    return Exit.COULD_NOT if "unreadable" in seen else Exit.YES


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the standards, one edition a line."""
    with _library(options, face) as library:
        heads = library.standards()
    for head in heads:
        face.answer(f"{head.key}  {head.title}")
    if not heads:
        face.remark(face.words("There are no standards in this library yet."))
    face.document(
        {
            "standards": [
                {
                    "standard": str(head.key), "urn": head.urn, "title": head.title, "language": head.key.language,
                    "edition": head.key.edition,
                }
                for head in heads
            ]
        }
    )  # fmt: skip
    return Exit.YES


def show(options: argparse.Namespace, face: Face) -> Exit:
    """Show one standard whole."""
    with _library(options, face) as library:
        standard = library.resolve(options.standard, prefer=face.words.language)
    _print(standard, face)
    face.document({"key": str(standard.key), **standard_to_json(standard)})
    return Exit.YES


def search(options: argparse.Namespace, face: Face) -> Exit:
    """Search titles and criteria; 0 also when nothing was found, which is said."""
    if options.limit < 1:
        raise Refusal("limit-too-small")
    with _library(options, face) as library:
        hits = library.search(" ".join(options.text), limit=min(options.limit, MOST))
    found: list[dict[str, Any]] = []
    for hit in hits:
        chip = hit.criterion.short(face.words.language) if hit.criterion else ""
        face.answer(f"{hit.standard}{f' · {chip}' if chip else ''}  {hit.text}")
        found.append(
            {
                "standard": str(hit.standard),
                "title": hit.title,
                "kind": hit.criterion.kind if hit.criterion else None,
                "number": hit.criterion.number if hit.criterion else None,
                "text": hit.text,
            }
        )
    if not hits:
        face.remark(face.words("Nothing was found. Try fewer words, or the beginning of one."))
    face.document({"hits": found})
    return Exit.YES


@contextlib.contextmanager
def _library(options: argparse.Namespace, face: Face) -> Iterator[StandardsLibrary]:
    """The library of the named store, or the one that ships where none is named."""
    if stores.place(options) is None:
        yield bundled_library()
        return
    with stores.opened(options, face) as (_, rooms, _secret):
        yield rooms.library


def _reading(name: str, face: Face) -> Reading | Finding:
    """What a file gave, or why it could not be opened, which is said."""
    try:
        return read_document(name, stores.read_file(Path(name)))
    except AssessorError as problem:
        face.remark(face.code(problem.code, problem.facts))
        return Finding(0, "refused", problem.code, tuple(problem.facts.items()))


def _describe(reading: Reading, face: Face) -> None:
    """Tell what a reading gave: its counts, then its findings with their lines."""
    standard = reading.standard
    if standard is not None:
        face.answer(f"{reading.source}: {standard.key}  {standard.title}")
        for name, message in GROUPS:
            face.answer(f"  {face.words(message, count=len(getattr(standard, name)))}")
    else:
        face.answer(face.words("{source}: not read", source=reading.source))
    for finding in reading.findings:
        said = face.code(finding.code, dict(finding.facts))
        where = f"{reading.source}:{finding.line}" if finding.line else reading.source
        face.answer(f"  {where}: {said}")


def _print(standard: Standard, face: Face) -> None:
    face.answer(standard.title)
    face.answer(str(standard.key))
    for paragraph in standard.overview:
        face.answer(f"\n{paragraph}")
    for name, message in GROUPS:
        criteria: tuple[Criterion, ...] = getattr(standard, name)
        face.answer(f"\n{face.words(message, count=len(criteria))}")
        group = None
        for criterion in criteria:
            if criterion.group and criterion.group != group:
                face.answer(f"\n {criterion.group}")
            group = criterion.group
            letter = KIND_LETTERS[criterion.kind, face.words.language]
            face.answer(f"  {letter}{criterion.number}  {criterion.text}")
            for item in criterion.items:
                face.answer(f"      – {item}")
