"""Rebuilding a record's signatures without reading the file as a PDF: for many files at once, of which most are right.

It only ever says that a file is, byte for byte, a base and then signatures as this program writes them; of any other it
says nothing, and the whole judgement is `checking`'s. What is written here must be what `increment` writes.
"""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Final

from pyhanko.pdf_utils import generic

from assessor_app.trust import increment
from assessor_app.trust.attachments import PAYLOAD_BYTES
from assessor_app.trust.certificates import card
from assessor_app.trust.der import signature_parts
from assessor_app.trust.model import Claimed, Step
from assessor_app.trust.rewriting import Claim, Writing, begun

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from assessor_app.trust.model import Drawing
    from assessor_app.trust.rewriting import State

_OBJECT: Final = re.compile(rb"(\d{1,9}) 0 obj\n(.*?)\nendobj\n", re.DOTALL)
_SIGNATURE: Final = re.compile(
    rb"<<\n/Contents <([0-9A-F]{%d})>\n/ByteRange \[[0-9 ]{1,60}\] *\n/Type /Sig\n.*?/M \((D\\072[^)]{1,60})\)\n"
    % increment.RESERVED,
    re.DOTALL,
)
_VALUE: Final = re.compile(rb"\n/V (\(.*\))\n>>\Z", re.DOTALL)
_ATTACHED: Final = re.compile(rb"/EF << /F (\d{1,9}) 0 R /UF (\d{1,9}) 0 R >> >>\nendobj\n")
_ATTACHED_ROOM: Final = 1000  # bytes from a file's name to where it says which object it is
_FILTERED: Final = re.compile(rb"<< [^\n]{1,400} /Filter /FlateDecode /Length (\d{1,9}) >>\nstream\n")


def rebuilt(
    file: bytes, base: bytes, ends: list[int], draw: Drawing | None, moment: Callable[[str], dt.datetime]
) -> list[Claim] | None:
    """What the signatures of a file claim, where the file is `base` and then these signatures as they are written.

    `ends` is where each revision of the file ends. None where anything at all is not so: that need not mean that the
    file is wrong. Every claimed value is the signature, by the claimed certificate's key, of what is before it.
    """
    try:
        if len(ends) < 2 or file[: ends[0]] != base:  # noqa: PLR2004 - a base and one signature
            return None
        state = begun(file, ends[0])
        found: list[Claim] = []
        for end in ends[1:]:
            claim = _next(state, end, draw, moment, first=not found)
            if claim is None:
                return None
            found.append(claim)
    except Exception:  # noqa: BLE001 - whatever is amiss, this file is for a whole judgement
        return None
    return found if state.end == len(file) and _in_order([one.field for one in found], draw) else None


def attached(file: bytes, end: int, name: str) -> bytes | None:
    """What a base that ends there seems to carry under a plain name, unpacked; a claim, until the base is drawn again.

    None where it is not to be found like this.
    """
    try:
        at = file.rindex(b"<< /Type /Filespec /F (%b) " % name.encode(), 0, end)
        said = _ATTACHED.search(file, at, at + _ATTACHED_ROOM)
        stream = _FILTERED.match(body := begun(file, end).body(int(said[1]))) if said else None
        if stream is None:
            return None
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(body[stream.end() : stream.end() + int(stream[1])], PAYLOAD_BYTES)
    except (ValueError, zlib.error):
        return None
    return data if unpacking.eof else None


def _in_order(names: list[str], draw: Drawing | None) -> bool:
    allowed = [increment.ASSESSOR_FIELD, *(increment.ORDER if draw is not None else ())]
    return names[:1] == allowed[:1] and names == [name for name in allowed if name in names]


def _next(
    state: State, end: int, draw: Drawing | None, moment: Callable[[str], dt.datetime], *, first: bool
) -> Claim | None:
    """Write the next signature again, and go on behind it where it is the same."""
    said = {int(one[1]): one[2] for one in _OBJECT.finditer(state.file, state.end, end)}
    number, body = list(said.items())[-1]
    signature = _SIGNATURE.match(body)
    if signature is None:
        return None
    things = {at: state.thing(at) for at in said if at < state.size and (at != state.root or not first)}
    named = {str(thing["/T"]): at for at, thing in things.items()}
    certificate, value = signature_parts(bytes.fromhex(signature[1].decode()))
    (own,) = [name for name, at in named.items() if said[at].endswith(b"\n/V %d 0 R\n>>" % number)]
    filled = increment.DECISION_FIELDS if own == increment.VERIFIER_FIELD else ()
    values = tuple((name, _text(said[named[name]])) for name in filled)
    when = moment(_date(signature[2]))
    claim = Claim(own, certificate, value, when, values)
    step = increment.CERTIFYING
    if own != increment.ASSESSOR_FIELD:
        if draw is None:
            return None
        sizes = tuple((name, increment.size(things[named[name]])) for name in (*filled, own))
        step = Step(own, values, draw(Claimed(own, values, sizes, card(certificate).name, when)))
    written = Writing(state, things, named, step, claim)
    return claim if written.same(end) else None


def _text(body: bytes) -> str:
    """What a text field is filled in with."""
    said = _VALUE.search(body)
    if said is None:
        raise ValueError("nothing is filled in")
    return str(generic.read_string_from_stream(io.BytesIO(said[1])))


def _date(written: bytes) -> str:
    return str(generic.read_string_from_stream(io.BytesIO(b"(" + written + b")")))
