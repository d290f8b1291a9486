"""Prints what sealing and opening cost, as ratios to bare ECDSA and SHA-256 and to stock pyHanko on the same file.

    .venv/bin/python -m tests.benchmarks.sealing [RECORDS [TIMES]]

The floors are measured in the same run, in turns with ours: one ECDSA P-256 signature (or check) and the SHA-256 of
the file; pyHanko signing the same base, and validating the same file with every signature's later changes weighed.
Then RECORDS different countersigned files are opened as a batch does, by one process and by two at once; beside the
gain stands what two bare loops, and two that hash, gain on this machine meanwhile.
"""

from __future__ import annotations

import gc
import hashlib
import io
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from assessor_app.records import templates
from assessor_app.records.countersigning import countersign
from assessor_app.records.opening import open_record
from assessor_app.trust import signing
from assessor_app.trust.identity import private_key
from tests.benchmarks.cores import gain, hashing, loop
from tests.records.chained import HOUR, chain, people
from tests.records.chained import signing as about_to_sign
from tests.records.sealed import NOW, example, sealed
from tests.trust.making import pyhanko_signer

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.trust.model import Anchor

AT = NOW + 9 * HOUR
_HASH = ec.ECDSA(hashes.SHA256())


def middle(times: int, **deeds: Callable[[], object]) -> dict[str, float]:
    """The median CPU time of each deed in milliseconds, taken in turns."""
    took: dict[str, list[float]] = {name: [] for name in deeds}
    for turn in range(times + 1):
        for name, deed in deeds.items():
            gc.collect()
            start = time.process_time()
            deed()
            if turn:  # the first warms caches and imports up
                took[name].append((time.process_time() - start) * 1000)
    return {name: statistics.median(each) for name, each in took.items()}


def told(what: str, ours: float, **floors: float) -> None:
    """One line."""
    ratios = ", ".join(f"{ours / floor:.2f} x {name.replace('_', ' ')}" for name, floor in floors.items())
    sys.stdout.write(f"  {what}: {ours:.1f} ms, {ratios}\n")
    sys.stdout.flush()


def primitive(file: bytes) -> tuple[Callable[[], object], Callable[[], object]]:
    """The floors of signing and of checking one signature over a file."""
    key: Any = private_key(people().assessor)
    value = key.sign(file, _HASH)

    def sign() -> object:
        return hashlib.sha256(file).digest(), key.sign(b"x" * 32, _HASH)

    def check() -> object:
        return hashlib.sha256(file).digest(), key.public_key().verify(value, file, _HASH)

    return sign, check


def stock_sign(base: bytes) -> bytes:
    """PyHanko's ordinary way of certifying."""
    meta = signers.PdfSignatureMetadata(
        field_name="sig_assessor", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256",
    )  # fmt: skip
    out = signers.PdfSigner(meta, pyhanko_signer(people().assessor)).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(base)), existing_fields_only=True
    )
    return bytes(out.getvalue())


def stock_validate(file: bytes) -> bool:
    """PyHanko's ordinary way of validating every signature in a file, each against its own certificate."""
    reader, well = PdfFileReader(io.BytesIO(file)), True
    for one in reader.embedded_signatures:
        root: Any = asn1.Certificate.load(one.signer_cert.dump())
        context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=AT)
        well = well and bool(validate_pdf_signature(one, context).intact)
    return well


def one_file(times: int) -> None:
    """Seal and open one record at its stages."""
    made, who = chain(), people()
    payload = made.record.payload
    sign, check = primitive(made.record.file)
    found = middle(
        times,
        floor=lambda: [sign() for _ in range(20)],
        draw=lambda: templates.render(payload),
        sign=lambda: signing.sign(made.base, who.assessor, NOW),
        stock=lambda: stock_sign(made.base),
    )
    floor = found["floor"] / 20
    told("draw the pages", found["draw"], floor=floor)
    told("sign them", found["sign"], floor=floor, stock_signing=found["stock"])
    for name, file in (
        ("sealed", made.record.file),
        ("countersigned", made.countersigned),
        ("verified", made.verified),
    ):
        found = middle(
            times,
            floor=lambda: [check() for _ in range(20)],
            one=partial(open_record, "r", file, who.anchors, AT),
            batch=partial(open_record, "r", file, who.anchors, AT, thorough=False),
            stock=partial(stock_validate, file),
        )
        floors = {"floor": found["floor"] / 20, "stock_validation": found["stock"]}
        told(f"open a {name} record alone", found["one"], **floors)
        told(f"open a {name} record in a batch", found["batch"], **floors)


def several(count: int) -> list[bytes]:
    """Countersigned records, each of its own words."""
    files, who = [], people()
    for number in range(count):
        document = example()
        document["assessor"]["status"] = "trainee"
        document["reference"] = f"BM-2026-{number:04}"
        document["summary"] = f"Crynodeb {number}: {'gair ' * (number % 40)}"
        record = sealed(document, who.assessor)
        files.append(countersign(about_to_sign(record.file, who.qualified, NOW + HOUR)).file)
    return files


def opened(work: tuple[list[bytes], tuple[Anchor, ...]]) -> int:
    """How many of these files are accepted."""
    files, anchors = work
    return sum(open_record("r", file, anchors, AT, thorough=False).verdict == "accepted" for file in files)


def batch(count: int) -> None:
    """Open many records by one process, and by two at once."""
    files, anchors = several(count), people().anchors
    halves = [(files[::2], anchors), (files[1::2], anchors)]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(opened, [(files[:1], anchors)] * 2))
        start = time.perf_counter()
        alone = list(pool.map(opened, [(files, anchors)]))
        one = time.perf_counter() - start
        start = time.perf_counter()
        shared = list(pool.map(opened, halves))
        two = time.perf_counter() - start
        loops, hashes = gain(pool, loop), gain(pool, hashing)
    if sum(alone) != count or sum(shared) != count:
        raise SystemExit("a record of the batch was not accepted")
    floors = f"two bare loops {loops:.2f} x, two that hash {hashes:.2f} x"
    sys.stdout.write(
        f"  {count} records: {count / one:.1f} a second by one process, {one / two:.2f} x by two ({floors})\n"
    )


def main() -> None:
    """Print it all."""
    given = [int(each) for each in sys.argv[1:]]
    count, times = (*given, 100, 9)[:2] if len(given) != 1 else (given[0], 9)
    sys.stdout.write("sealing and opening (CPU, medians)\n")
    one_file(times)
    batch(count)


if __name__ == "__main__":
    main()
