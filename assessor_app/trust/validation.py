"""Validation data in a file (DSS: ETSI EN 319 142-1, 5.4.2): which belongs to its signatures, writing it, reading it.

What is written is a pure function of what was there and what is added, so that opening can demand it byte for byte.
Nothing is fetched. Whom to trust, with it or without, lives in `anchors`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from pyhanko.pdf_utils import generic

from assessor_app.errors import Refusal
from assessor_app.trust.certificates import is_authority
from assessor_app.trust.proofs import Validation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.rw_common import PdfHandler

MOST: Final = 64
"""How many certificates, and how many lists, there may be."""
_KEYS: Final = ("/Certs", "/CRLs")


def belonging(leaves: Iterable[bytes], known: Validation) -> Validation:
    """Of what is known, what stands behind some certificates (DER): the chains above them, and the lists of those.

    Each thing once, in the order of its bytes. What cannot be read belongs to nobody.
    """
    found: dict[bytes, None] = {}
    asked = list(dict.fromkeys(leaves))
    while asked:
        of = asked.pop()
        for one in known.certificates:
            if one not in found and one != of and _issued(of, one):
                found[one] = None
                asked.append(one)
    lists = {one for one in known.lists if any(_listed(one, by) for by in found)}
    return Validation(tuple(sorted(found)), tuple(sorted(lists)))


def newest(known: Validation) -> Validation:
    """The same with only the newest list of each authority: what was revoked later is in that one too."""
    last: dict[bytes, bytes] = {}
    for one in sorted(known.lists, key=_made):
        last[x509.load_der_x509_crl(one).issuer.public_bytes()] = one
    return Validation(known.certificates, tuple(sorted(last.values())))


def belongs(leaves: Iterable[bytes], held: Validation) -> bool:
    """Whether all that a file holds stands behind its own signatures and timestamps (certificates, DER)."""
    if max(len(held.certificates), len(held.lists)) > MOST:
        return False
    found = belonging(leaves, held)
    return set(found.certificates) == set(held.certificates) and set(found.lists) == set(held.lists)


def write(writer: IncrementalPdfFileWriter, wanted: Validation) -> None:
    """Add what is not there yet to a document that is being written; nothing changes where all of it is."""
    held = read(writer)
    adds = [
        sorted(set(new) - set(old))
        for new, old in ((wanted.certificates, held.certificates), (wanted.lists, held.lists))
    ]
    if not any(adds):
        return
    store: Any = generic.DictionaryObject()  # type: ignore[no-untyped-call]
    store[generic.NameObject("/Type")] = generic.NameObject("/DSS")
    for key, new in zip(_KEYS, adds, strict=True):
        before = _array(writer, key)
        # never deflated: another build of the library that deflates would write other bytes
        made = [writer.add_object(generic.StreamObject(stream_data=one)) for one in new]
        kept = [before.raw_get(at) for at in range(len(before))]
        if kept or made:
            store[generic.NameObject(key)] = generic.ArrayObject([*kept, *made])
    writer.root[generic.NameObject("/DSS")] = writer.add_object(store)
    writer.update_root()  # type: ignore[no-untyped-call]


def read(document: PdfHandler) -> Validation:
    """What a document holds, in its order; raises anything where that is no such thing."""
    certificates, lists = (
        tuple(bytes(array[at].data) for at in range(len(array))) for array in (_array(document, key) for key in _KEYS)
    )
    return Validation(certificates, lists)


def _array(document: PdfHandler, key: str) -> Any:  # noqa: ANN401 - pyHanko's objects are untyped
    if "/DSS" not in document.root:
        return generic.ArrayObject()
    held: Any = document.root["/DSS"]  # by key, which follows references
    return held[key] if key in held else generic.ArrayObject()


def _issued(certificate: bytes, by: bytes) -> bool:
    """Whether an authority's key signed a certificate, in its name."""
    try:
        if not is_authority(by):
            return False
        x509.load_der_x509_certificate(certificate).verify_directly_issued_by(x509.load_der_x509_certificate(by))
    except (Refusal, ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _listed(revocations: bytes, by: bytes) -> bool:
    from assessor_app.trust.centres import list_of  # noqa: PLC0415 - it reads this module's proofs too

    try:
        list_of(revocations, by)
    except Refusal:
        return False
    return True


def _made(revocations: bytes) -> tuple[Any, bytes]:
    return x509.load_der_x509_crl(revocations).last_update_utc, revocations
