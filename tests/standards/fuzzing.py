"""Files made to break a reader: mutated, cut and random ones of every kind, and the bombs. Judges nothing.

Run as a program it reads files from a seed on, one after the other, and prints their number; the tests start it with
limits on time and memory that the system holds it to.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import sys
import zipfile
import zlib

from assessor_app import paths
from assessor_app.language import speak
from assessor_app.standards.as_json import reading_as_json
from assessor_app.standards.reading.reader import read_all
from tests.standards import renderings
from tests.standards.wordfiles import W, paragraph, word_file

TODAY = dt.date(2026, 11, 22)
WORDS = speak("cy")
_PIECES = (
    *(b"\x00", b"\xff", b"<", b">", b"</div>", b"<table><tr><td>", b"<ol start=99999999999>", b"&#0;", b"&bogus;"),
    *(b"endstream", b"stream\n", b"obj", b"/Length 999999", b"<</Type/Page>>", b"PK\x03\x04", b"\n\n", b"P1 P2 P3 "),
    *(b"1. ", b"Meini prawf perfformiad\n", b"Overview\n", b"URN: X1\n", b"'", b'"', "ŵ".encode(), b"\x0c"),
)


def bases() -> list[bytes]:
    """One real file of each kind."""
    text = next((paths.standards_data() / "sources").glob("004*.txt")).read_text(encoding="utf-8")
    return [
        text.encode(),
        renderings.as_html(text, lists=True),
        renderings.as_docx(text, automatic=True),
        renderings.as_pdf(text, side_headings=True),
        _unpacked(renderings.as_docx(text, automatic=True)),
    ]


def _unpacked(data: bytes) -> bytes:
    """A Word file whose parts are stored as they are, so that changes reach what is in them."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
    return file.getvalue()


def mutated(data: bytes, draw: random.Random) -> bytes:
    """A file with some bytes changed, doubled, moved, put in or cut off."""
    changed = bytearray(data)
    for _ in range(draw.randint(1, 12)):
        if not changed:
            break
        at, length = draw.randrange(len(changed)), draw.randint(1, 400)
        how = draw.randrange(6)
        if how == 0:
            changed[at] = draw.randrange(256)
        elif how == 1:
            del changed[at : at + length]
        elif how == 2:
            changed[at:at] = changed[at : at + length] * draw.randint(1, 20)
        elif how == 3:
            changed[at:at] = draw.choice(_PIECES) * draw.randint(1, 200)
        elif how == 4:
            changed[at : at + length] = draw.randbytes(min(length, 40))
        elif draw.random() < 0.2:
            del changed[at:]
    return bytes(changed)


def bombs() -> dict[str, bytes]:
    """Small files that grow: in unpacking, in nesting, in lists of labels, in entities."""
    deep = f"{'<w:sdt>' * 5000}{paragraph('x')}{'</w:sdt>' * 5000}"
    wide = zlib.compress(b" " * (200 * 1024 * 1024), 9)
    kinds = f'<!ENTITY a "{"x" * 1000}"><!ENTITY b "{"&a;" * 1000}">'
    entity = f'<!DOCTYPE a [{kinds}]><w:document xmlns:w="{W}">&b;</w:document>'
    return {
        "zip": word_file(paragraph(" " * (64 * 1024 * 1024))),
        "deep word": word_file(deep),
        "entities": _replaced(word_file(""), "word/document.xml", entity),
        "deep web": b"<html>" + b"<div>" * 100_000,
        "wide web": b"<html><table>" + b"<tr><td>a<td>b" * 60_000,
        "lists in lists": b"<html>" + b"<ul><li>a" * 20_000,
        "stream": b"%PDF-1.7\n1 0 obj\n<</Length 9/Filter/FlateDecode>>\nstream\n" + wide + b"\nendstream\nendobj\n",
        "labels": b"Teitl\nMeini prawf perfformiad\n" + b"P1 P2 P3 " * 30_000,
        "stack": b"Teitl\nMeini prawf perfformiad\n" + b"P1\n" * 19_000,
        "numbers": b"Teitl\nMeini prawf perfformiad\n" + b" ".join(b"%d. x" % n for n in range(60_000)),
        "lines": b"a\n" * 200_000,
        "headings": b"Teitl\n" + b"Cwmpas\n" * 19_000,
        "plain": b"Teitl\nMeini prawf perfformiad\n- a\n" + b"B c\n" * 19_000,
        "overviews": b"Teitl\n\nTrosolwg\n\na\n\nMeini prawf perfformiad\n\n- a\n\n" * 2000,
        "spaces": b"Teitl\n" + b"a" + b" " * 400_000 + b"b",
        "quotes": b'Teitl\nMeini prawf perfformiad\n"1. ' + b'a " ' * 100_000,
    }


def _replaced(data: bytes, part: str, text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            after.writestr(name, text if name == part else before.read(name))
    return file.getvalue()


def survived(data: bytes) -> None:
    """Read a file and say what was read, as the command line does; a bug of the reader comes out as an exception."""
    for reading in read_all("x", data, TODAY):
        told = reading_as_json(reading, WORDS)
        if told["findings"] and not all(one["line"] >= 0 and one["text"] for one in told["findings"]):
            raise AssertionError(told["findings"])
        if reading.standard is None and not any(one.level == "refused" for one in reading.findings):
            raise AssertionError("refused without a reason")


def main(first: int, count: int) -> int:
    """Read `count` mutated files from a seed on, and all bombs when the seed is 0."""
    if first == 0:
        for name, data in bombs().items():
            print(name, flush=True)  # noqa: T201 - the test reads how far this came
            survived(data)
    files = bases()
    for seed in range(first, first + count):
        print(seed, flush=True)  # noqa: T201 - same
        draw = random.Random(seed)  # noqa: S311 - files, not secrets
        survived(mutated(files[seed % len(files)], draw))
    print("done", flush=True)  # noqa: T201 - same
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
