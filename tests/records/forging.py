"""Tools of a forger: later revisions written by a PDF library, bytes exchanged in place, files written anew."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

if TYPE_CHECKING:
    from collections.abc import Callable

    Attack = Callable[[bytes], bytes]
    Change = Callable[[Any], None]


def revision(change: Change) -> Attack:
    """A revision more, in which an untyped pyHanko writer changes something."""

    def attack(file: bytes) -> bytes:
        writer: Any = IncrementalPdfFileWriter(io.BytesIO(file))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return attack


def written_anew(change: Callable[[pikepdf.Pdf], None]) -> Attack:
    """The whole file in other words, after a change: what an insider does before signing."""

    def attack(file: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(file)) as document:
            change(document)
            document.save(out, static_id=True)
        return out.getvalue()

    return attack


def exchanged(old: bytes, new: bytes) -> Attack:
    """The last of some bytes exchanged for others of the same length."""

    def attack(file: bytes) -> bytes:
        at = file.rindex(old)
        return file[:at] + new.ljust(len(old)) + file[at + len(old) :]

    return attack


def byte_range(new: bytes) -> Attack:
    """The last signature's range exchanged."""

    def attack(file: bytes) -> bytes:
        found = list(re.finditer(rb"/ByteRange \[[^\]]*\] *", file))[-1]
        return file[: found.start()] + new.ljust(len(found[0])) + file[found.end() :]

    return attack


def contents(new: bytes) -> Attack:
    """The last signature itself exchanged, its brackets too."""

    def attack(file: bytes) -> bytes:
        start, end = contents_at(file)
        return file[: start - 1] + new.ljust(end - start + 2) + file[end + 1 :]

    return attack


def contents_at(file: bytes) -> tuple[int, int]:
    """Where the hex digits of the last signature begin and end."""
    start = file.rindex(b"/Contents <3") + len(b"/Contents <")
    return start, file.index(b">", start)


def flipped(data: bytes, bit: int) -> bytes:
    """The same bytes with one bit turned."""
    damaged = bytearray(data)
    damaged[bit // 8] ^= 1 << (bit % 8)
    return bytes(damaged)


def entries(**given: Any) -> Any:  # noqa: ANN401 - pyHanko's objects are untyped
    """A dictionary; Type=`Annot` and the like become names, other texts strings."""
    build: Any = generic.DictionaryObject
    return build({pdf_name(f"/{name}"): value for name, value in given.items()})


def box(*edges: int) -> Any:  # noqa: ANN401 - same
    """A rectangle."""
    return generic.ArrayObject([number(edge) for edge in edges])


def stream(data: bytes, **given: Any) -> Any:  # noqa: ANN401 - same
    """A stream."""
    return generic.StreamObject(entries(**given), stream_data=data)


def number(value: int) -> Any:  # noqa: ANN401 - same
    """A number."""
    build: Any = generic.NumberObject
    return build(value)


def first_page(writer: Any) -> Any:  # noqa: ANN401 - same
    """The first page, to be changed."""
    return writer.root["/Pages"]["/Kids"][0]


def field(writer: Any, name: str) -> Any:  # noqa: ANN401 - same
    """A form field by name, to be changed."""
    fields = writer.root["/AcroForm"]["/Fields"]
    return next(fields[at] for at in range(len(fields)) if fields[at]["/T"] == name)


def annotation(subtype: str) -> Change:
    """An annotation drawn over the first page."""

    def change(writer: Any) -> None:  # noqa: ANN401 - same
        page = first_page(writer)
        drawn = stream(b"0 g 0 0 300 100 re f", Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"))
        drawn["/BBox"] = box(0, 0, 300, 100)
        note = entries(
            Type=pdf_name("/Annot"), Subtype=pdf_name(subtype), Rect=box(50, 600, 350, 700), F=number(4),
            Contents=pdf_string("Met"), AP=entries(N=writer.add_object(drawn)),
        )  # fmt: skip
        page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
        writer.update_container(page)

    return change


def field_entry(name: str, key: str, value: Any) -> Change:  # noqa: ANN401 - same
    """One entry of a field replaced; None takes it away."""

    def change(writer: Any) -> None:  # noqa: ANN401 - same
        found = field(writer, name)
        if value is None:
            del found[key]
        else:
            found[key] = value
        writer.update_container(found)

    return change


def shown(name: str, content: bytes) -> Change:
    """A field drawn differently."""

    def change(writer: Any) -> None:  # noqa: ANN401 - same
        found = field(writer, name)
        old = found["/AP"]["/N"]
        drawn = stream(content, Type=pdf_name("/XObject"), Subtype=pdf_name("/Form"))
        drawn["/BBox"] = old["/BBox"]
        found["/AP"] = entries(N=writer.add_object(drawn))
        writer.update_container(found)

    return change


def root_entry(key: str, make: Callable[[Any], Any] | None) -> Change:
    """One entry of the catalogue replaced by what `make` gives the writer; None takes it away."""

    def change(writer: Any) -> None:  # noqa: ANN401 - same
        if make is None:
            del writer.root[key]
        else:
            writer.root[key] = make(writer)
        writer.update_root()

    return change


def attached(writer: Any) -> Any:  # noqa: ANN401 - same
    """The file specification of `record.json`."""
    names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
    return next(names[at + 1] for at in range(0, len(names), 2) if names[at] == "record.json")


def wrapped(file: bytes) -> bytes:
    """Signature wrapping: the signed tail moves down, and where it was stands a table that leads elsewhere.

    The table's signature has the same value and the same bytes under it; the first page's content becomes nothing.
    """
    (found,) = list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\] *", file))[-1:]
    tail_at, table_at = int(found[2]), int(file[file.rindex(b"startxref") + 9 :].split()[0])
    number = int(list(re.finditer(rb"(\d+) 0 obj", file[: found.start()]))[-1][1])
    with pikepdf.open(io.BytesIO(file)) as document:
        page = document.pages[0].obj.Contents.objgen[0]
    start = file.rindex(b"%d 0 obj" % number)
    own = file[start : file.index(b"endobj", tail_at) + 7]
    empty = b"%d 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n" % page
    table, trailer, _ = re.split(rb"(?=trailer)|(?=startxref)", file[table_at:], maxsplit=2)
    places = _places(table) | {number: 0, page: 0}
    size = len(_table(places)) + len(trailer)
    moved_to = table_at + size + len(own) + len(empty)
    places = {at: where + moved_to - tail_at if where >= tail_at else where for at, where in places.items()}
    places |= {number: table_at + size, page: table_at + size + len(own)}
    other = b"/ByteRange [0 %b %d %b]" % (found[1], moved_to, found[3])
    mine = own.replace(found[0], other.ljust(len(found[0])))
    room = b"\n".rjust(table_at - tail_at)
    return file[:tail_at] + room + _table(places) + trailer + mine + empty + file[tail_at:]


def _places(table: bytes) -> dict[int, int]:
    """Where a cross-reference table says that objects stand."""
    found: dict[int, int] = {}
    lines = table.split(b"\n")[1:]
    while lines and lines[0].strip():
        first, count = map(int, lines[0].split())
        found |= {first + at: int(lines[1 + at].split()[0]) for at in range(count)}
        lines = lines[1 + count :]
    return found


def _table(places: dict[int, int]) -> bytes:
    return b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % each for each in sorted(places.items()))


def swap_stream(pdf: bytes, old: bytes, new: bytes) -> bytes:
    """Exchange one compressed stream, and mend lengths and cross-references so that readers accept the file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = [o for o in document.objects if isinstance(o, pikepdf.Stream) and o.read_bytes() == old]
        assert len(found) == 1
        found[0].write(new)
        out = io.BytesIO()
        document.save(out, static_id=True)
    return out.getvalue()
