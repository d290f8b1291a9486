"""The commands that show standards: `read|list|show|search`. Without a store they answer from those that ship."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from assessor_app.cli import stores
from assessor_app.cli.documents import GROUPS, describe, document_of
from assessor_app.cli.saying import Exit, Face
from assessor_app.clock import DeviceClock
from assessor_app.errors import Refusal
from assessor_app.standards.as_json import reading_as_json, standard_to_json
from assessor_app.standards.library import StandardsLibrary, bundled_library
from assessor_app.standards.model import KIND_LETTERS, Filter, Finding, Reading

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor_app.standards.model import Criterion, Standard

MOST = 1_000_000  # results of one search


def read(options: argparse.Namespace, face: Face) -> Exit:
    """Show what documents parse to; stores nothing. 1 when any was refused, 2 when one could not be opened."""
    documents, unread = [], False
    refused = False
    for name in options.files:
        document = document_of(name, face)
        if isinstance(document, Finding):
            unread = True
            documents.append(reading_as_json(Reading(name, None, (document,)), face.words))
            continue
        for reading in document.readings:
            refused |= reading.refused
            describe(reading, face)
            documents.append(reading_as_json(reading, face.words))
    face.document({"documents": documents})
    if refused:
        return Exit.NO
    return Exit.COULD_NOT if unread else Exit.YES


def list_all(options: argparse.Namespace, face: Face) -> Exit:
    """List the standards, one edition a line."""
    with library_of(options, face) as library:
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
    with library_of(options, face) as library:
        standard = library.resolve(options.standard, prefer=face.words.language)
    _print(standard, face)
    face.document({"key": str(standard.key), **standard_to_json(standard)})
    return Exit.YES


def search(options: argparse.Namespace, face: Face) -> Exit:
    """Search titles and criteria; 0 also when nothing was found, which is said."""
    if options.limit < 1:
        raise Refusal("limit-too-small")
    today = DeviceClock().now().wall.date()
    filters = Filter(
        language=options.in_language,
        suite=options.suite,
        occupation=options.occupation,
        current_on=today if options.current else None,
        passed_on=today if options.past else None,
    )
    with library_of(options, face) as library:
        hits = library.search(" ".join(options.text), limit=min(options.limit, MOST), filters=filters)
    found: list[dict[str, Any]] = []
    for hit in hits:
        chip = hit.criterion.short(face.words.language) if hit.criterion else ""
        face.answer(f"{hit.standard}{f' · {chip}' if chip else ''}  {hit.text}")
        for line in filter(None, hit.found_in.split("\n")):
            face.answer(f"    {line}")
        found.append(
            {
                "standard": str(hit.standard),
                "title": hit.title,
                "kind": hit.criterion.kind if hit.criterion else None,
                "number": hit.criterion.number if hit.criterion else None,
                "text": hit.text,
                "found_in": hit.found_in.split("\n") if hit.found_in else [],
            }
        )
    if not hits:
        face.remark(face.words("Nothing was found. Try fewer words, or the beginning of one."))
    face.document({"hits": found})
    return Exit.YES


@contextlib.contextmanager
def library_of(options: argparse.Namespace, face: Face) -> Iterator[StandardsLibrary]:
    """The library of the named store, or the one that ships where none is named."""
    if stores.place(options) is None:
        yield bundled_library()
        return
    with stores.opened(options, face) as (_, rooms, _secret):
        yield rooms.library


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
