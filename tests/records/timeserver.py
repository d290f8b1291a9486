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
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINS = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


@dataclass
class TimeServer:
    """Where it answers, its certificate (DER), what its clock shows, and how many questions it drops unanswered.

    `above` is the authority that certified it, given out with every answer; a server that made itself has none.
    """

    certificate: bytes
    key: bytes
    above: bytes
    at: dt.datetime
    url: str = ""
    drops: int = 0
    asked: int = 0
    spoils: bool = False

    def answer(self, question: bytes) -> bytes:
        """The reply to a question."""
        if self.spoils:
            return b"no timestamp"
        store: Any = SimpleCertificateStore
        chain = store.from_certs([asn1.Certificate.load(self.above)] if self.above else [])
        made = DummyTimeStamper(
            asn1.Certificate.load(self.certificate),
            keys.PrivateKeyInfo.load(self.key),
            certs_to_embed=chain,
            fixed_dt=self.at,
        )
        request: Any = tsp.TimeStampReq.load(question)
        return bytes(asyncio.run(made.async_request_tsa_response(request)).dump())


@functools.cache
def _certified(name: str, authority: str, letters: int) -> tuple[bytes, bytes, bytes]:
    """A certificate for making timestamps, its key, and its authority's certificate (or nothing), made once.

    The key is RSA, because pyHanko's server knows nothing else. `letters` make the certificate longer by as many.
    """
    key, above = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP256R1()) if authority else None
    raw = _certificate(name, authority or name, key.public_key(), ca=False)
    if letters:
        said = x509.PolicyInformation(x509.ObjectIdentifier("1.3.6.1.4.1.99999.1"), ["http://x/" + "a" * letters])
        raw = raw.add_extension(x509.CertificatePolicies([said]), critical=False)
    made = raw.sign(above or key, hashes.SHA256())
    top = (
        _certificate(authority, authority, above.public_key(), ca=True).sign(above, hashes.SHA256()) if above else None
    )
    plain = key.private_bytes(forms.Encoding.DER, forms.PrivateFormat.PKCS8, forms.NoEncryption())
    return made.public_bytes(forms.Encoding.DER), plain, top.public_bytes(forms.Encoding.DER) if top else b""


def _certificate(name: str, by: str, key: Any, *, ca: bool) -> x509.CertificateBuilder:  # noqa: ANN401 - either kind
    subject, issuer = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, by))
    made = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
        .serial_number(1 if ca else 7).not_valid_before(BEGINS).not_valid_after(BEGINS + dt.timedelta(days=36_500))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )  # fmt: skip
    if ca:
        usage = x509.KeyUsage(
            digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
            key_agreement=False, key_cert_sign=True, crl_sign=True, encipher_only=False, decipher_only=False,
        )  # fmt: skip
        return made.add_extension(usage, critical=True)
    return made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)


@contextlib.contextmanager
def time_server(
    at: dt.datetime, name: str = "Gweinydd Amser", authority: str = "", letters: int = 0
) -> Iterator[TimeServer]:
    """Answer on a free port of the loopback until the block ends; an authority of that name certifies it, if any."""
    told = TimeServer(*_certified(name, authority, letters), at)

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
