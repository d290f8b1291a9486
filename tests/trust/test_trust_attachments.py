"""Taking the payload out of a file: exactly one, within limits, and never anything but a refusal."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from assessor_app.errors import Refusal
from assessor_app.trust.attachments import PAYLOAD_BYTES, attachment
from tests.trust.making import PAYLOAD, make_base


def test_the_payload_comes_out_signed_or_not(base: bytes, signed: bytes) -> None:
    assert attachment(base, "record.json") == PAYLOAD
    assert attachment(signed, "record.json") == PAYLOAD


def test_the_payload_of_a_file_that_was_written_anew_still_comes_out(signed: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(signed)) as opened:
        opened.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert attachment(out.getvalue(), "record.json") == PAYLOAD


def test_names_may_stand_in_a_tree(base: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(base)) as opened:
        files = opened.Root.Names.EmbeddedFiles
        leaf = opened.make_indirect(pikepdf.Dictionary(Names=files.Names, Limits=["record.json", "record.json"]))
        opened.Root.Names.EmbeddedFiles = pikepdf.Dictionary(Kids=[leaf])
        opened.save(out)
    assert attachment(out.getvalue(), "record.json") == PAYLOAD


def test_a_tree_that_bites_its_own_tail_is_refused(base: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(base)) as opened:
        node = opened.make_indirect(pikepdf.Dictionary())
        node.Kids = pikepdf.Array([node] * 8)
        opened.Root.Names.EmbeddedFiles = node
        opened.save(out)
    with pytest.raises(Refusal, match="no-payload"):
        attachment(out.getvalue(), "record.json")


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "record.json", "not-a-pdf"),
        (b"hello", "record.json", "not-a-pdf"),
        (b"%PDF-1.7\n", "record.json", "no-payload"),
        (make_base(), "other.json", "no-payload"),
        (make_base(names=0), "record.json", "no-payload"),
        (make_base(names=2), "record.json", "no-payload"),
        (b"%PDF-1.7\n" + bytes(64 * 1024 * 1024), "record.json", "file-too-large"),
    ],
    ids=["empty", "text", "header", "another name", "none", "two", "large"],
)
def test_what_carries_no_one_payload_is_refused(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        attachment(data, name)
    assert refused.value.code == code


def test_a_payload_that_swells_is_refused() -> None:
    assert len(attachment(make_base(bytes(PAYLOAD_BYTES)), "record.json")) == PAYLOAD_BYTES
    with pytest.raises(Refusal, match="file-too-large"):
        attachment(make_base(bytes(PAYLOAD_BYTES + 1)), "record.json")


def test_a_payload_packed_twice_is_no_way_around(base: bytes) -> None:
    bomb = zlib.compress(zlib.compress(bytes(40 * 1024 * 1024)))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(base)) as opened:
        spec = opened.Root.Names.EmbeddedFiles.Names[1]
        stream = opened.make_stream(b"")
        stream.write(bomb, filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))
        spec.EF.F = stream
        opened.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(Refusal, match="file-too-large"):
        attachment(out.getvalue(), "record.json")


@settings(max_examples=150, deadline=None)
@given(cut=st.integers(0, 3000), at=st.floats(0, 1), filler=st.binary(max_size=60))
def test_damage_is_refused_or_harmless(signed: bytes, cut: int, at: float, filler: bytes) -> None:
    start = int(at * len(signed))
    try:
        found = attachment(signed[:start] + filler + signed[start + cut :], "record.json")
    except Refusal as refused:
        assert refused.code in {"not-a-pdf", "no-payload", "file-too-large"}  # noqa: PT017 - either is right
    else:
        assert isinstance(found, bytes)


def test_only_the_newest_revision_counts(base: bytes) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(base))
    del writer.root["/Names"]
    writer.update_root()  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    with pytest.raises(Refusal, match="no-payload"):
        attachment(out.getvalue(), "record.json")
