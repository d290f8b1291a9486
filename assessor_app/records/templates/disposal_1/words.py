"""The words that template `disposal/1` adds, Welsh and English; frozen with it. The others are `observation/1`'s."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("Tystysgrif waredu", "Certificate of disposal"),
    "subject": (
        "Datganiad wedi’i selio bod cofnodion wedi’u gwaredu", "Sealed statement that records were disposed of",
    ),
    "data-file": ("Cynnwys y dystysgrif fel data", "The content of the certificate as data"),
    "statement": (
        "Mae’r hyn a enwir isod wedi’i ddileu am byth o’r storfa lle gwnaed y dystysgrif hon.",
        "What is named below was erased for good from the store where this certificate was made.",
    ),
    "nothing-of-it": (
        (
            "Nid oes yma ddim o gynnwys yr hyn a waredwyd, na dim am yr ymgeiswyr. Nid yw’r dystysgrif yn dweud dim am"
            " gopïau a roddwyd i eraill, nac am gopïau wrth gefn a wnaed cynt."
        ),
        (
            "Nothing of what was in them is here, and nothing about the candidates. The certificate says nothing of"
            " copies that were given to others, or of backups made before."
        ),
    ),
    "rule": ("Y rheol", "The rule"),
    "rule-last": (
        "Cedwir cofnodion ymgeisydd am gyfnod ar ôl y peth olaf a wnaed gyda’r ymgeisydd. Blynyddoedd: {years}.",
        "A candidate’s records are kept for a time after the last thing done with the candidate. Years: {years}.",
    ),
    "rule-certified": (
        "Cedwir cofnodion ymgeisydd am gyfnod ar ôl hawlio tystysgrif yr ymgeisydd. Blynyddoedd: {years}.",
        "A candidate’s records are kept for a time after the candidate’s certificate was claimed. Years: {years}.",
    ),
    "reason": ("Y rheswm", "The reason"),
    "people": (
        "Ymgeiswyr y gwaredwyd popeth a gadwyd amdanynt: {count}.",
        "Candidates of whom all that was kept was disposed of: {count}.",
    ),
    "records": ("Cofnodion a waredwyd", "Records disposed of"),
    "no-records": ("Nid oedd cofnod wedi’i selio yn eu plith.", "There was no sealed record among them."),
    "drafts": ("Drafftiau a waredwyd", "Drafts disposed of"),
    "reference": ("Cyfeirnod", "Reference"),
    "was-sealed": ("Seliwyd y cofnod", "Record sealed"),
    "known-by": ("Cofnod, a’i SHA-256", "Record, and its SHA-256"),
    "draft-id": ("Y drafft", "The draft"),
    "signature": ("Llofnod", "Signature"),
    "signing": ("Fi a waredodd yr hyn a enwir uchod.", "I disposed of what is named above."),
    "statement-id": ("Y dystysgrif hon", "This certificate"),
    "qr-caption": ("Rhif y dystysgrif a SHA-256 y data", "The certificate’s id and the SHA-256 of its data"),
    "qr-alt": (
        "Cod QR â rhif y dystysgrif a SHA-256 ei data, fel y’u hargreffir wrth ei ochr",
        "QR code with the certificate’s id and the SHA-256 of its data, as printed beside it",
    ),
}  # fmt: skip
