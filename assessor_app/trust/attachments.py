"""Taking a file out of a PDF, leniently and within limits; what comes out is a claim until the pages are rebuilt."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader

from assessor_app.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

MIB: Final = 1024 * 1024
FILE_BYTES: Final = 64 * MIB
PAYLOAD_BYTES: Final = 16 * MIB  # of one attachment, unpacked
_NAMES: Final = 4096  # nodes and entries of one name tree
LIMITS: Final = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=PAYLOAD_BYTES),
    document_budget=DocumentDecodeBudget(base_allowance=2 * PAYLOAD_BYTES, max_ratio=2),
)


def attachment(file: bytes, name: str) -> bytes:
    """The bytes of the one file called `name` that the newest revision of a PDF carries; never raises anything else.

    Raises:
        Refusal: `not-a-pdf`; `file-too-large` (64 MiB), also when it unpacks to more than 16 MiB; `no-payload` when
            there is no such file, more than one, or it cannot be read.
    """
    if not file.startswith(b"%PDF-"):
        raise Refusal("not-a-pdf")
    if len(file) > FILE_BYTES:
        raise Refusal("file-too-large")
    try:
        reader = PdfFileReader(io.BytesIO(file), strict=False, decode_limits=LIMITS)
        (found,) = [spec for called, spec in _specs(reader.root["/Names"]["/EmbeddedFiles"]) if name in called]
        return bytes(found["/EF"]["/F"].data)
    except PdfDecodeLimitError as problem:
        raise Refusal("file-too-large") from problem
    except Exception as problem:
        raise Refusal("no-payload") from problem


def _specs(root: Any) -> Iterator[tuple[set[str], Any]]:  # noqa: ANN401 - pyHanko's objects are untyped
    """Every file of a name tree (ISO 32000-1, 7.9.6) with all the names it goes by."""
    nodes, seen = [root], 0
    while nodes:
        node = nodes.pop()
        pairs, kids = node.get("/Names", ()), node.get("/Kids", ())
        seen += 1 + len(pairs) + len(kids)
        if seen > _NAMES:
            raise ValueError("a name tree that large, or that bites its own tail, is no name tree")
        for at in range(0, len(pairs), 2):
            spec = pairs[at + 1]
            yield {str(pairs[at]), str(spec.get("/UF", "")), str(spec.get("/F", ""))}, spec
        nodes += [kids[at] for at in range(len(kids))]  # by index, which follows references
