"""The words that template `withdrawal/1` adds, Welsh and English; frozen with it. The others are `observation/1`'s."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("Tynnu cofnod yn ôl", "Withdrawal of a record"),
    "subject": ("Datganiad wedi’i selio bod cofnod wedi’i dynnu’n ôl", "Sealed statement that a record is withdrawn"),
    "data-file": ("Cynnwys y datganiad fel data", "The content of the statement as data"),
    "statement": (
        "Mae’r cofnod a enwir isod wedi’i dynnu’n ôl. Nid yw’n cyfrif mwyach; fe’i cedwir fel y cafodd ei selio.",
        "The record named below is withdrawn. It no longer counts; it is kept as it was sealed.",
    ),
    "withdrawn": ("Y cofnod a dynnwyd yn ôl", "The record withdrawn"),
    "reference": ("Cyfeirnod", "Reference"),
    "identity": ("SHA-256 y cofnod", "SHA-256 of the record"),
    "was-sealed": ("Seliwyd y cofnod", "Record sealed"),
    "reason": ("Y rheswm", "The reason"),
    "signature": ("Llofnod", "Signature"),
    "signing": (
        "Fi a seliodd y cofnod hwnnw, a fi sy’n ei dynnu’n ôl.", "I sealed that record, and I withdraw it.",
    ),
    "statement-id": ("Y datganiad hwn", "This statement"),
    "qr-caption": ("Rhif y datganiad a SHA-256 y data", "The statement’s id and the SHA-256 of its data"),
}  # fmt: skip
