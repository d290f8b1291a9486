"""Payloads and their pages for tests: the published example of a record, changed at will, drawn and read again."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import zlib
from typing import TYPE_CHECKING, Any

from assessor_app import paths
from assessor_app.observing.document import read_visit
from assessor_app.records import payload, schema, templates
from assessor_app.records.model import Payload, SealingFacts
from assessor_app.standards.library import bundled_library
from tests.records import older

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assessor_app.observing.model import Visit

FACTS = SealingFacts(
    record_id="0193a5f2-7b7c-7d57-8e3a-0123456789ab",
    sealed_at="2026-11-20T15:11:00+00:00",
    certificate="9c4e1a2b7d3f4c5e8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5",
    program="0.1.0",
)
# Letters of the glossary's list: the circumflexes, their capitals, other accents, and both apostrophes.
LETTERS = "â ê î ô û ŵ ŷ Â Ê Î Ô Û Ŵ Ŷ ï ö á è ' ’"


def published() -> Payload:
    """The published example of a record."""
    held: Payload = json.loads((paths.resources() / "examples/record-1.example.json").read_text(encoding="utf-8"))
    return held


def example() -> Payload:
    """The example published with the first template."""
    return older.first_example()


def visit(pages: str = "both", **changes: Any) -> Visit:  # noqa: ANN401 - fields of an observation's document
    """The published example of an observation, with parts of its document replaced."""
    document = json.loads((paths.resources() / "examples/observation-1.example.json").read_text(encoding="utf-8"))
    return read_visit({**document, "pages": pages, **changes}, bundled_library())


def built(pages: str = "both", **changes: Any) -> Payload:  # noqa: ANN401 - same
    """The payload of that observation as the first template draws it, checked."""
    made = older.first(payload.build(visit(pages, **changes), FACTS))
    schema.check(made)
    return made


def other_language(standard_name: str = "INSCS025") -> SealingFacts:
    """Facts that bring an English edition of a standard, made for the test from its Welsh one."""
    welsh = bundled_library().resolve(f"{standard_name}:cy")

    def english(criterion: Any) -> Any:  # noqa: ANN401 - a criterion
        return dataclasses.replace(criterion, text=f"English text of criterion {criterion.number}")

    made = dataclasses.replace(
        welsh,
        language="en",
        title="English title",
        performance=tuple(map(english, welsh.performance)),
        knowledge=tuple(map(english, welsh.knowledge)),
    )
    return dataclasses.replace(FACTS, translations={welsh.key: made})


def file_of(
    payload_: Payload, folder: Path, name: str = "base.pdf", contents: Mapping[str, bytes] | None = None
) -> Path:
    """Draw a payload's pages into a file; `contents` are the bytes of its files, by digest."""
    file = folder / name
    file.write_bytes(templates.render(payload_, contents))
    return file


def text_of(file: Path) -> str:
    """What poppler reads on the pages, lines joined to running text."""
    return " ".join(raw_text_of(file).split())


def raw_text_of(file: Path) -> str:
    """What poppler reads on the pages, line by line in the order of the content."""
    return subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True).stdout.decode()


def tagged_text_of(file: Path) -> str:
    """What a screen reader gets: the structure tree with its text."""
    done = subprocess.run(["pdfinfo", "-struct-text", file], capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout.decode()


_STREAM = re.compile(rb"<<((?:(?!>>\n|endobj).)*?)/Length \d+ >>\nstream\n(.*?)\r\nendstream", re.DOTALL)


def without_deflate(base: bytes) -> bytes:
    """A base with every stream inflated and without what follows from its packed size: another zlib packs otherwise."""

    def inflated(found: re.Match[bytes]) -> bytes:
        packed = b"FlateDecode" in found[1]
        return found[1] + (zlib.decompress(found[2]) if packed else found[2])

    body = base[: base.rindex(b"xref\n0 ")]
    return _STREAM.sub(inflated, body)
