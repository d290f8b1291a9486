"""Attacks on a signed file, each of which must be found: the classes of pdf-insecurity.org.

Signature wrapping, incremental saving and universal forgery: Mladenov et al., CCS 2019; shadow attacks: NDSS 2021;
attacks on certified documents: IEEE S&P 2021. The signature itself in other words stands in `test_trust_rewording`.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from assessor_app.trust import checking, signing
from tests.trust.making import NOW, XMP, make_base, pyhanko_signer

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.trust.model import Identity

    Attack = Callable[[bytes], bytes]


def _contents(signed: bytes) -> tuple[int, int]:
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    return start, signed.index(b">", start)


def _padding(signed: bytes) -> bytes:
    _, end = _contents(signed)
    return signed[: end - 2] + b"01" + signed[end:]


def _lower_case(signed: bytes) -> bytes:
    start, end = _contents(signed)
    return signed[:start] + signed[start:end].lower() + signed[end:]


def _white_space(signed: bytes) -> bytes:
    _, end = _contents(signed)
    return signed[: end - 4] + b"    " + signed[end:]


def _wrapped(signed: bytes) -> bytes:
    """Move the signed tail further down and put a page of one's own between."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\] *", signed)
    assert found
    hidden = b"4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
    tail = int(found[2]) + len(hidden)
    moved = b"/ByteRange [0 %b %d %b]" % (found[1], tail, found[3])
    head = signed[: int(found[2])] + hidden + signed[int(found[2]) :]
    return head.replace(found[0], moved.ljust(len(found[0])))


def _replaced(old: bytes, new: bytes) -> Attack:
    def change(signed: bytes) -> bytes:
        assert signed.count(old) >= 1
        at = signed.rindex(old)
        return signed[:at] + new.ljust(len(old)) + signed[at + len(old) :]

    return change


def _range(new: bytes) -> Attack:
    def change(signed: bytes) -> bytes:
        found = re.search(rb"/ByteRange \[[^\]]*\] *", signed)
        assert found
        return signed.replace(found[0], new.ljust(len(found[0])))

    return change


def _contents_as(new: bytes) -> Attack:
    def change(signed: bytes) -> bytes:
        start, end = _contents(signed)
        return signed[: start - 1] + new.ljust(end - start + 2) + signed[end + 1 :]

    return change


RAW: dict[str, Attack] = {
    "junk after the end": lambda signed: signed + b"junk",
    "one newline after the end": lambda signed: signed + b"\n",
    "a second end": lambda signed: signed + b"%%EOF\n",
    "junk before the header": lambda signed: b"junk\n" + signed,
    "another version": lambda signed: signed.replace(b"%PDF-1.7", b"%PDF-1.6"),
    "last byte cut": lambda signed: signed[:-1],
    "half the file": lambda signed: signed[: len(signed) // 2],
    "trailer cut": lambda signed: signed[: signed.rindex(b"trailer")],
    "padding byte": _padding,
    "hex in lower case": _lower_case,
    "white space in hex": _white_space,
    "signature wrapping": _wrapped,
    "body appended without a table": lambda signed: signed + b"4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n",
    "signature vanishes": _replaced(b"/SubFilter /ETSI.CAdES.detached", b"/SubFilter /ETSI.CAdES.detachee"),
    "no signature type": _replaced(b"/Type /Sig\n", b"/Tipe /Sig\n"),
    "certification taken away": _replaced(b"/DocMDP", b"/DocMDQ"),
    "time changed": _replaced(b"\\07220261122", b"\\07220261121"),
    "time taken away": _replaced(b"/M (", b"/N ("),
    "byte range missing": _range(b""),
    "byte range null": _range(b"/ByteRange null"),
    "byte range negative": _range(b"/ByteRange [0 -1 -1 0]"),
    "byte range zeros": _range(b"/ByteRange [0 0 0 0]"),
    "byte range short": _range(b"/ByteRange [0 10]"),
    "contents missing": _replaced(b"/Contents <3", b"/Kontents <3"),
    "contents null": _contents_as(b"null"),
    "contents empty": _contents_as(b"<>"),
    "contents nought": _contents_as(b"<00>"),
}


@pytest.mark.parametrize("attack", RAW.values(), ids=RAW)
def test_changed_bytes_are_refused(signed: bytes, attack: Attack) -> None:
    attacked = attack(signed)
    assert attacked != signed
    assert not checking.check(attacked, None, NOW).intact


def _added(signed: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(signed))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _dict(**entries: Any) -> Any:  # noqa: ANN401 - pyHanko's objects are untyped
    build: Any = generic.DictionaryObject
    return build({pdf_name(f"/{name}"): value for name, value in entries.items()})


def _page(writer: Any) -> None:  # noqa: ANN401 - pyHanko's writer is mostly untyped
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.update_container(page)


def _payload(writer: Any) -> None:  # noqa: ANN401 - same
    stream = generic.StreamObject(_dict(Type=pdf_name("/EmbeddedFile")), stream_data=b'{"met":true}')
    spec = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    spec["/EF"]["/F"] = writer.add_object(stream)
    writer.update_container(spec["/EF"])


def _annotation(writer: Any) -> None:  # noqa: ANN401 - same
    box = generic.ArrayObject(map(generic.NumberObject, (50, 700, 300, 800)))
    note = _dict(Type=pdf_name("/Annot"), Subtype=pdf_name("/FreeText"), Rect=box, Contents=pdf_string("met"))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])


def _filled(writer: Any) -> None:  # noqa: ANN401 - same
    field = next(f.get_object() for f in writer.root["/AcroForm"]["/Fields"] if f.get_object()["/T"] == "iqa_decision")
    field["/V"] = pdf_string("confirm")
    writer.update_container(field)


def _script(writer: Any) -> None:  # noqa: ANN401 - same
    writer.root["/OpenAction"] = _dict(S=pdf_name("/JavaScript"), JS=pdf_string("app.alert(1)"))
    writer.update_root()


def _no_perms(writer: Any) -> None:  # noqa: ANN401 - same
    del writer.root["/Perms"]
    writer.update_root()


def _metadata(writer: Any) -> None:  # noqa: ANN401 - same
    stream = generic.StreamObject(_dict(Type=pdf_name("/Metadata"), Subtype=pdf_name("/XML")), stream_data=XMP)
    writer.root["/Metadata"] = writer.add_object(stream)
    writer.update_root()


def _language(writer: Any) -> None:  # noqa: ANN401 - same
    writer.root["/Lang"] = pdf_string("cy")
    writer.update_root()


ADDED = {
    "page": _page, "payload": _payload, "annotation": _annotation, "decision": _filled, "script": _script,
    "permissions": _no_perms, "metadata": _metadata, "language": _language,
}  # fmt: skip


@pytest.mark.parametrize("change", ADDED.values(), ids=ADDED)
def test_a_later_revision_is_refused(
    signed: bytes, base: bytes, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    attacked = _added(signed, change)
    assert attacked.startswith(signed)
    for given in (None, base):
        found = checking.check(attacked, given, NOW)
        assert not found.intact
        assert "signature-not-whole" in found.broken


def test_a_hidden_object_before_signing_is_found_against_the_pages(base: bytes, sian: Identity) -> None:
    shadowed = signing.sign(_added(base, _page), sian, NOW)
    assert "pages-differ" in checking.check(shadowed, base, NOW).broken


@pytest.mark.parametrize("certify", [True, False])
def test_what_another_program_signed_is_not_rebuilt(base: bytes, sian: Identity, *, certify: bool) -> None:
    meta = signers.PdfSignatureMetadata(
        field_name="sig_assessor", certify=certify, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(base))
    out = signers.PdfSigner(meta, pyhanko_signer(sian)).sign_pdf(writer, existing_fields_only=True)
    found = checking.check(out.getvalue(), base, NOW)
    assert found.valid
    assert found.covers_whole
    assert found.broken == ("signature-not-rebuilt",)


def test_a_stranger_cannot_sign_in_the_verifiers_place(signed: bytes, other_sian: Identity) -> None:
    meta = signers.PdfSignatureMetadata(field_name="sig_iqa", subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256")
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    out = signers.PdfSigner(meta, pyhanko_signer(other_sian)).sign_pdf(writer, existing_fields_only=True)
    assert checking.check(out.getvalue(), None, NOW).broken == ("signature-unexpected",)


def test_a_file_written_anew_is_refused(signed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as opened:
        opened.save(out)
    assert not checking.check(out.getvalue(), None, NOW).intact


def test_the_signature_of_one_record_does_not_fit_another(signed: bytes, base: bytes, sian: Identity) -> None:
    other = signing.sign(make_base(b'{"met":false}'), sian, NOW)
    (start, end), (there, until) = _contents(signed), _contents(other)
    swapped = other[:there] + signed[start:end] + other[until:]
    assert not checking.check(swapped, None, NOW).intact
    assert not checking.check(base + other[len(base) :], base, NOW).intact


def test_a_signature_that_is_cut_off_leaves_an_unsigned_base(signed: bytes, base: bytes) -> None:
    assert checking.check(signed[: len(base)], base, NOW).broken == ("signature-missing",)
