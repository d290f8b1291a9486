"""What somebody without a key can do to a sealed record: `signing.md` names the classes, pdf-insecurity.org the papers.

Each attack says on which stages it is tried (`sealed`, `countersigned`, `decided`) and why opening turns it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string

from tests.records.forging import (
    annotation,
    attached,
    box,
    byte_range,
    contents,
    contents_at,
    entries,
    exchanged,
    field_entry,
    first_page,
    flipped,
    number,
    revision,
    root_entry,
    shown,
    stream,
    wrapped,
)

if TYPE_CHECKING:
    from tests.records.forging import Attack

EVERY = ("sealed", "countersigned", "decided")
AFTER_DECISION = ("decided",)


@dataclass(frozen=True)
class Case:
    """One attack: how it is made, on which stages, and the row and code that turn it away."""

    attack: Attack
    code: str
    stages: tuple[str, ...] = EVERY
    row: str = "bytes"


def _page_overwritten(writer: Any) -> None:  # noqa: ANN401 - pyHanko's writer is mostly untyped
    page = first_page(writer)
    page["/Contents"] = writer.add_object(stream(b"BT /R0 12 Tf 50 700 Td (Met) Tj ET"))
    writer.update_container(page)


def _content_in_place(writer: Any) -> None:  # noqa: ANN401 - same
    page = first_page(writer)
    reference = page.raw_get("/Contents").reference
    writer.objects[(reference.generation, reference.idnum)] = stream(b"BT ET")


def _payload_stream(writer: Any) -> None:  # noqa: ANN401 - same
    held = attached(writer)["/EF"]
    held["/F"] = writer.add_object(stream(b'{"met":true}', Type=pdf_name("/EmbeddedFile")))
    writer.update_container(attached(writer))


def _met(writer: Any) -> None:  # noqa: ANN401 - same
    """The honest payload with one decision turned; a reader of the data alone would believe it."""
    spec = attached(writer)
    data = bytes(spec["/EF"]["/F"].data)
    turned = data.replace(b'"state":"met"', b'"state":"not_observed"', 1)
    assert turned != data
    spec["/EF"]["/F"] = writer.add_object(stream(turned, Type=pdf_name("/EmbeddedFile")))
    writer.update_container(spec)


def _specification(writer: Any) -> None:  # noqa: ANN401 - same
    held = stream(b'{"met":true}', Type=pdf_name("/EmbeddedFile"))
    spec = entries(Type=pdf_name("/Filespec"), F=pdf_string("record.json"), UF=pdf_string("record.json"))
    spec["/EF"] = entries(F=writer.add_object(held))
    names = generic.ArrayObject([pdf_string("record.json"), writer.add_object(spec)])
    writer.root["/Names"] = entries(EmbeddedFiles=entries(Names=names))
    writer.root["/AF"] = generic.ArrayObject([names[1]])
    writer.update_root()


def _file_annotation(writer: Any) -> None:  # noqa: ANN401 - same
    spec = entries(Type=pdf_name("/Filespec"), F=pdf_string("other.json"), UF=pdf_string("other.json"))
    spec["/EF"] = entries(F=writer.add_object(stream(b"{}", Type=pdf_name("/EmbeddedFile"))))
    page = first_page(writer)
    note = entries(Type=pdf_name("/Annot"), Subtype=pdf_name("/FileAttachment"), Rect=box(9, 9, 30, 30), FS=spec)
    page["/Annots"] = generic.ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


def _font(writer: Any) -> None:  # noqa: ANN401 - same
    font = first_page(writer)["/Resources"]["/Font"]["/R0"]
    font["/Encoding"] = pdf_name("/MacRomanEncoding")
    writer.update_container(font)


def _font_file(writer: Any) -> None:  # noqa: ANN401 - same
    descriptor = first_page(writer)["/Resources"]["/Font"]["/R0"]["/FontDescriptor"]
    descriptor["/FontFile2"] = writer.add_object(stream(b"\0\1\0\0 no font"))
    writer.update_container(descriptor)


def _no_kids(writer: Any) -> Any:  # noqa: ANN401 - same
    return writer.add_object(entries(Type=pdf_name("/Pages"), Kids=generic.ArrayObject(), Count=number(0)))


def _script(_writer: Any) -> Any:  # noqa: ANN401 - same
    return entries(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)"))


def _form_entry(key: str, value: Any) -> Attack:  # noqa: ANN401 - same
    def change(writer: Any) -> None:  # noqa: ANN401 - same
        writer.root["/AcroForm"][key] = value
        writer.update_root()

    return revision(change)


def _info(writer: Any) -> None:  # noqa: ANN401 - same
    writer.set_info(entries(Title=pdf_string("Another record")))


def _padding(file: bytes) -> bytes:
    _, end = contents_at(file)
    return file[: end - 2] + b"01" + file[end:]


def _cms_byte(file: bytes) -> bytes:
    start, _ = contents_at(file)
    return file[: start + 40] + (b"0" if file[start + 40 : start + 41] != b"0" else b"1") + file[start + 41 :]


_STRANGE = b"q 1 0 0 rg 0 0 200 40 re f Q"
ATTACKS: dict[str, Case] = {
    # incremental saving
    "page content overwritten": Case(revision(_content_in_place), "signature-not-whole"),
    "page refers to other content": Case(revision(_page_overwritten), "signature-not-whole"),
    "body appended without a table": Case(lambda f: f + b"4 0 obj\n<< >>\nendobj\n", "signature-not-whole"),
    "trailer cut": Case(lambda f: f[: f.rindex(b"trailer")], "no-payload"),
    # attachments
    "payload replaced by another": Case(revision(_payload_stream), "payload-invalid"),
    "payload with one decision turned": Case(revision(_met), "signature-not-whole"),
    "specification and names replaced": Case(revision(_specification), "payload-invalid"),
    "another file attached to a page": Case(revision(_file_annotation), "signature-not-whole"),
    # signature wrapping and forgery
    "signature wrapping": Case(wrapped, "signature-not-whole"),
    "byte range missing": Case(byte_range(b""), "signature-unreadable"),
    "byte range null": Case(byte_range(b"/ByteRange null"), "signature-invalid"),
    "byte range negative": Case(byte_range(b"/ByteRange [0 -1 -1 0]"), "signature-invalid"),
    "byte range zeros": Case(byte_range(b"/ByteRange [0 0 0 0]"), "signature-invalid"),
    "contents empty": Case(contents(b"<>"), "signature-unreadable"),
    "contents nought": Case(contents(b"<00>"), "signature-unreadable"),
    "contents missing": Case(exchanged(b"/Contents <3", b"/Kontents <3"), "signature-unreadable"),
    "contents null": Case(contents(b"null"), "signature-unreadable"),
    "signature vanishes": Case(exchanged(b"CAdES.detached", b"CAdES.detachee"), "signature-unexpected"),
    # shadows
    "font replaced": Case(revision(_font), "signature-not-whole"),
    "font file replaced": Case(revision(_font_file), "signature-not-whole"),
    # evil annotations
    "text over a page": Case(revision(annotation("/FreeText")), "signature-not-whole"),
    "stamp over a page": Case(revision(annotation("/Stamp")), "signature-not-whole"),
    "redaction over a page": Case(revision(annotation("/Redact")), "signature-not-whole"),
    "signature field enlarged": Case(
        revision(field_entry("sig_assessor", "/Rect", box(0, 0, 595, 842))), "signature-not-whole"
    ),
    "unsigned field looks signed": Case(revision(shown("sig_iqa", _STRANGE)), "signature-not-whole", ("sealed",)),
    "signed field looks different": Case(revision(shown("sig_assessor", _STRANGE)), "signature-not-whole"),
    "signed field hidden": Case(
        revision(field_entry("sig_assessor", "/F", number(6))), "signature-not-whole"
    ),
    # form filling by a stranger
    "decision filled in by a stranger": Case(
        revision(field_entry("iqa_decision", "/V", pdf_string("Cadarnhawyd / Confirmed"))), "signature-not-whole"
    ),
    "decision shown and not said": Case(revision(shown("iqa_decision", _STRANGE)), "signature-not-whole"),
    # what acts or hides
    "script on opening": Case(revision(root_entry("/OpenAction", _script)), "signature-not-whole"),
    "script on a field": Case(
        revision(field_entry("iqa_comments", "/AA", entries(K=_script(None)))), "signature-not-whole"
    ),
    "form of another kind": Case(_form_entry("/XFA", pdf_string("<xdp/>")), "signature-not-whole"),
    "layers that hide": Case(revision(root_entry("/OCProperties", lambda _w: entries())), "signature-not-whole"),
    "permissions taken away": Case(revision(root_entry("/Perms", None)), "signature-not-whole"),
    "pages replaced": Case(revision(root_entry("/Pages", _no_kids)), "signature-not-whole"),
    # after the verifier's signature
    "decision changed": Case(
        revision(field_entry("iqa_decision", "/V", pdf_string("Ni chadarnhawyd / Not confirmed"))),
        "signature-not-whole", AFTER_DECISION,
    ),
    "decision made writable": Case(
        revision(field_entry("iqa_decision", "/Ff", number(0))), "signature-not-whole", AFTER_DECISION
    ),
    "decision hidden": Case(
        revision(field_entry("iqa_decision", "/F", number(2))), "signature-not-whole", AFTER_DECISION
    ),
    "verifier's signature taken away": Case(
        revision(field_entry("sig_iqa", "/V", None)), "signature-not-whole", AFTER_DECISION
    ),
    "fields taken away": Case(_form_entry("/Fields", generic.ArrayObject()), "signature-missing", AFTER_DECISION),
    # metadata and structure
    "metadata replaced": Case(
        revision(root_entry("/Metadata", lambda w: w.add_object(stream(b"<x/>", Type=pdf_name("/Metadata"))))),
        "signature-not-whole",
    ),
    "title replaced": Case(revision(_info), "signature-not-whole"),
    "no longer tagged": Case(revision(root_entry("/MarkInfo", lambda _w: entries())), "signature-not-whole"),
    "structure replaced": Case(
        revision(root_entry("/StructTreeRoot", lambda _w: entries(Type=pdf_name("/StructTreeRoot")))),
        "signature-not-whole",
    ),
    "language replaced": Case(revision(root_entry("/Lang", lambda _w: pdf_string("fr"))), "signature-not-whole"),
    # bytes before, after and between
    "junk before the header": Case(lambda f: b"junk\n" + f, "not-a-pdf"),
    "junk after the end": Case(lambda f: f + b"junk", "signature-not-whole"),
    "padding byte of a signature": Case(_padding, "signature-not-rebuilt"),
    "byte of a signature": Case(_cms_byte, "signature-unreadable"),
    "one bit of a page": Case(lambda f: flipped(f, 8 * 3000), "signature-invalid"),
    "last byte cut": Case(lambda f: f[:-1], "signature-invalid"),
    "half the file": Case(lambda f: f[: len(f) // 2], "no-payload"),
}  # fmt: skip
