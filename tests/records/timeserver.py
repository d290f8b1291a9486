"""A timestamp server (RFC 3161) on this machine's own loopback, for tests; its clock shows what a test sets."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import functools
import http.server
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as forms
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINS = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass
class TimeServer:
    """Where it answers, its certificate (DER), what its clock shows, and how many questions it drops unanswered."""

    certificate: bytes
    key: bytes
    at: dt.datetime
    url: str = ""
    drops: int = 0
    asked: int = 0
    spoils: bool = False

    def answer(self, question: bytes) -> bytes:
        """The reply to a question."""
        if self.spoils:
            return b"no timestamp"
        made = DummyTimeStamper(
            asn1.Certificate.load(self.certificate), keys.PrivateKeyInfo.load(self.key), fixed_dt=self.at
        )
        request: Any = tsp.TimeStampReq.load(question)
        return bytes(asyncio.run(made.async_request_tsa_response(request)).dump())


@functools.cache
def _certified() -> tuple[bytes, bytes]:
    """A key and a certificate for making timestamps, made once: RSA, because pyHanko's server knows nothing else."""
    key = rsa.generate_private_key(65537, 3072)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gweinydd Amser")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(BEGINS).not_valid_after(BEGINS + dt.timedelta(days=36_500))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    return made.public_bytes(forms.Encoding.DER), plain


@contextlib.contextmanager
def time_server(at: dt.datetime) -> Iterator[TimeServer]:
    """Answer on a free port of the loopback until the block ends."""
    told = TimeServer(*_certified(), at)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            told.asked += 1
            if told.asked <= told.drops:
                self.close_connection = True
                return
            data = told.answer(question)
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        told.url = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield told
        server.shutdown()
