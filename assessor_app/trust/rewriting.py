"""One signature written after what was there, without a PDF library's writer: the bytes that `increment` writes.

It goes by how a base and its increments are laid out, and raises anything where they are not laid out so.
"""

from __future__ import annotations

import functools
import hashlib
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from pyhanko.pdf_utils import generic

from assessor_app.trust import cms, increment

if TYPE_CHECKING:
    import datetime as dt

    from assessor_app.trust.model import Step

_BASE_END: Final = re.compile(
    rb"trailer\n<<\n/ID \[<([0-9A-F]{32})> <[0-9A-F]{32}>\]\n/Info (\d{1,9}) 0 R\n/Root (\d{1,9}) 0 R\n"
    rb"/Size (\d{1,9})\n>>\nstartxref\n(\d{1,10})\n%%EOF\n\Z"
)
_END_ROOM: Final = 300  # bytes that hold the end of a base
_TABLE: Final = re.compile(rb"xref\n0 (\d{1,9})\n")
_ENTRY: Final = 20  # bytes of an entry (ISO 32000-1, 7.5.4)
_RANGE: Final = b"\n/ByteRange "
_ROOM_OF_RANGE: Final = 62  # bytes that the writer keeps for a byte range, brackets included


@dataclass(frozen=True, slots=True)
class Claim:
    """What a file says of one of its signatures; nothing of it is believed until the file is written again."""

    field: str
    certificate: bytes
    value: bytes
    when: dt.datetime
    values: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class State:
    """The file as far as it has been written again: its bytes, their digest, and where its objects begin."""

    file: bytes
    end: int
    digest: Any
    original: str
    info: int
    root: int
    size: int
    table: int
    previous: int
    moved: dict[int, int] = field(default_factory=dict)

    def body(self, number: int) -> bytes:
        """The bytes of an object, from its first after `obj`."""
        at = self.moved.get(number)
        if at is None:
            entry = self.table + _ENTRY * number
            at = int(self.file[entry : entry + 10])
        begins = b"%d 0 obj\n" % number
        if not self.file.startswith(begins, at, self.end):
            raise ValueError("no such object")
        start = at + len(begins)
        return self.file[
            start : self.file.index(b"\nendobj\n", start, self.end)
        ]  # a stream may hold these letters: no match

    def thing(self, number: int) -> Any:  # noqa: ANN401 - pyHanko's objects are untyped
        """A dictionary, read as the one who writes signatures reads it; of a stream, its dictionary alone."""
        return generic.DictionaryObject.read_from_stream(
            io.BytesIO(self.body(number).partition(b"\nstream\n")[0] + b"\n"), _HOME
        )


class _Nowhere:
    """Stands for a document where references are only copied, never followed."""


_dictionary: Any = generic.DictionaryObject  # pyHanko's objects are untyped
_number: Any = generic.NumberObject
_indirect: Any = generic.IndirectObject
_HOME: Any = generic.Reference(1, 0, _Nowhere())


def begun(file: bytes, end: int) -> State:
    """The state of a file before its first signature, whose base ends there; ValueError where it is no base."""
    said = _BASE_END.search(file, max(0, end - _END_ROOM), end)
    if said is None:
        raise ValueError("another end than a base has")
    start = int(said[5])
    table = _TABLE.match(file, start)
    if table is None or int(table[1]) != int(said[4]):
        raise ValueError("another table than a base has")
    return State(
        file, end, hashlib.sha256(file[:end]), said[1].decode().lower(),
        int(said[2]), int(said[3]), int(said[4]), table.end(), start,
    )  # fmt: skip


class Writing:
    """One signature written again after a state."""

    def __init__(self, state: State, things: dict[int, Any], named: dict[str, int], step: Step, claim: Claim) -> None:
        self.state, self.things, self.named, self.step, self.claim = state, things, named, step, claim
        self.numbered = state.size  # the writer leaves one number free
        self.bodies: dict[int, bytes] = {}

    def same(self, end: int) -> bool:
        """Whether the file goes on with just this, up to `end`; the state then stands behind it."""
        state, form = self.state, cms.form(self.claim.certificate)
        number = self._prepared()
        before, after, table, offsets = self._around(number)
        start, stop = state.end + len(before), state.end + len(before) + increment.RESERVED + 2
        spread = b"[0 %d %d %d]" % (start, stop, len(after))
        after = after[: len(_RANGE)] + spread.ljust(_ROOM_OF_RANGE) + after[len(_RANGE) + _ROOM_OF_RANGE :]
        digest = state.digest.copy()
        digest.update(before)
        digest.update(after)
        value = digest.digest()
        contents = form.filled(value, self.claim.value).hex().upper().ljust(increment.RESERVED, "0").encode()
        whole = b"%b<%b>%b" % (before, contents, after)
        if state.file[state.end : end] != whole or not _signed(self.claim, form.signs(value)):
            return False
        state.digest.update(whole)
        state.end, state.previous, state.size = end, table, self.numbered + 1
        state.moved |= offsets
        return True

    def _prepared(self) -> int:
        """The objects that change and those that are new, but for the signature; its number."""
        for name, said in self.step.values:
            self._of(name)["/V"] = generic.TextStringObject(said)
        for name, content in self.step.shows:
            thing = self._of(name)
            drawn = self.state.thing(thing["/AP"].raw_get("/N").idnum)
            kept = {key: drawn.raw_get(key) for key in ("/Type", "/Subtype", "/BBox", "/Resources")}
            entries = {generic.NameObject(key): value for key, value in kept.items()}
            look = _dictionary({**entries, generic.NameObject("/Length"): _number(len(content))})
            self.bodies[self._new()] = _written(look) + b"\nstream\n" + content + b"\nendstream"
            thing["/AP"] = _dictionary({generic.NameObject("/N"): _reference(self.numbered)})
        number = self._new()
        self._of(self.step.field)["/V"] = _reference(number)
        if self.step.field == increment.ASSESSOR_FIELD:
            catalog = self.state.thing(self.state.root)
            catalog["/Perms"] = _dictionary({generic.NameObject("/DocMDP"): _reference(number)})
            self.things[self.state.root] = catalog
        self.bodies |= {at: _written(thing) for at, thing in self.things.items()}
        return number

    def _around(self, number: int) -> tuple[bytes, bytes, int, dict[int, int]]:
        """What stands before the signature's contents and after them; where the table and each object are."""
        begin = b"%d 0 obj\n<<\n/Contents " % number
        rest = _RANGE + b" " * _ROOM_OF_RANGE + self._signature()
        offsets, before = dict[int, int](), b""
        for at in sorted(self.bodies):
            offsets[at] = self.state.end + len(before)
            before += b"%d 0 obj\n%b\nendobj\n" % (at, self.bodies[at])
        offsets[number] = self.state.end + len(before)
        before += begin
        table = self.state.end + len(before) + increment.RESERVED + 2 + len(rest)
        return before, rest + self._table(offsets) + self._trailer(table), table, offsets

    def _signature(self) -> bytes:
        said = generic.pdf_date(self.claim.when.replace(microsecond=0))
        own = b"\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M %b\n" % _written(said)
        return own + self._allows() + b">>\nendobj\n"

    def _allows(self) -> bytes:
        """What may still change after this signature, as it says itself."""
        if self.step.field == increment.ASSESSOR_FIELD:
            return (
                b"/Reference [ <<\n/Type /SigRef\n/TransformMethod /DocMDP\n/TransformParams <<\n"
                b"/Type /TransformParams\n/V /1.2\n/P 2\n>>\n>> ]\n"
            )
        lock = self._of(self.step.field).get("/Lock")
        if lock is None:
            return b""
        return (
            b"/Reference [ <<\n/Type /SigRef\n/TransformMethod /FieldMDP\n/Data %d 0 R\n/TransformParams <<\n"
            b"/Action /Include\n/Fields %b\n/Type /TransformParams\n/V /1.2\n/P 1\n>>\n>> ]\n"
        ) % (self.state.root, _written(lock["/Fields"]))

    def _table(self, offsets: dict[int, int]) -> bytes:
        """The cross-reference section: runs of numbers that follow one another."""
        said, numbers = b"xref\n0 1\n0000000000 65535 f \n", sorted(offsets)
        while numbers:
            run = [numbers.pop(0)]
            while numbers and numbers[0] == run[-1] + 1:
                run.append(numbers.pop(0))
            said += b"%d %d\n" % (run[0], len(run)) + b"".join(b"%010d 00000 n \n" % offsets[at] for at in run)
        return said

    def _trailer(self, table: int) -> bytes:
        state, revision = self.state, self.state.digest.hexdigest()[:32]
        return (
            f"trailer\n<<\n/ID [ <{state.original}> <{revision}> ]\n/Info {state.info} 0 R\n/Root {state.root} 0 R\n"
            f"/Size {self.numbered + 1}\n/Prev {state.previous}\n>>\nstartxref\n{table}\n%%EOF\n"
        ).encode()

    def _of(self, name: str) -> Any:  # noqa: ANN401 - pyHanko's objects are untyped
        return self.things[self.named[name]]

    def _new(self) -> int:
        self.numbered += 1
        return self.numbered


def _reference(number: int) -> Any:  # noqa: ANN401 - same
    return _indirect(number, 0, _Nowhere())


def _written(thing: Any) -> bytes:  # noqa: ANN401 - pyHanko's objects are untyped
    out = io.BytesIO()
    thing.write_to_stream(out, None)
    return out.getvalue()


def _signed(claim: Claim, data: bytes) -> bool:
    """Whether the value is the one form of a signature of `data` that is ever written."""
    key = _key(claim.certificate)
    settled = increment.low_s(claim.value) if isinstance(key, EllipticCurvePublicKey) else claim.value
    return settled == claim.value and increment.verifies(key, settled, data)


@functools.lru_cache(maxsize=256)
def _key(certificate: bytes) -> Any:  # noqa: ANN401 - of one of several kinds
    return x509.load_der_x509_certificate(certificate).public_key()
