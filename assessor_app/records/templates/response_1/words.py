"""The words that template `response/1` adds, Welsh and English; frozen with it. The others are `observation/1`'s."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("Ateb i gam gweithredu", "Answer to an action"),
    "subject": (
        "Ateb wedi’i selio i gam gweithredu dilysydd", "Sealed answer to an action asked for by a verifier",
    ),
    "data-file": ("Cynnwys yr ateb fel data", "The content of the answer as data"),
    "statement": (
        "Mae’r aseswr yn dweud isod beth a wnaed am y cam gweithredu hwn. Mae’r dilysydd yn ei ailwirio ar wahân.",
        "The assessor says below what was done about this action. The verifier rechecks it separately.",
    ),
    "asked": ("Y cam gweithredu", "The action"),
    "verifier": ("Gofynnwyd gan", "Asked for by"),
    "reopened": ("Ailagorwyd. Y rheswm", "Reopened. The reason"),
    "about": ("Y cofnod", "The record"),
    "reference": ("Cyfeirnod", "Reference"),
    "identity": ("SHA-256 y cofnod", "SHA-256 of the record"),
    "was-sealed": ("Seliwyd y cofnod", "Record sealed"),
    "done": ("Yr hyn a wnaed", "What was done"),
    "evidence": ("Lleoliad y dystiolaeth", "Evidence locations"),
    "no-evidence": ("Ni nodwyd tystiolaeth a gedwir mewn man arall.", "No evidence held elsewhere was noted."),
    "holder": ("Gan bwy", "With whom"),
    "replaced": ("Cofnod newydd", "New record"),
    "replaced-about": (
        "Mae’r cofnod hwn yn disodli’r un a ddilyswyd, neu’n ychwanegu ato.",
        "This record supersedes the one that was verified, or adds to it.",
    ),
    "signature": ("Llofnod", "Signature"),
    "signing": ("Mae’r hyn a ddywedaf uchod yn wir.", "What I say above is true."),
    "answer-id": ("Yr ateb hwn", "This answer"),
    "report": ("SHA-256 yr adroddiad dilysu", "SHA-256 of the verification report"),
    "after": ("SHA-256 yr ailwirio a ailagorodd y cam", "SHA-256 of the recheck that reopened the action"),
    "action-id": ("Cam gweithredu", "Action"),
    "qr-caption": ("Rhif yr ateb a SHA-256 y data", "The answer’s id and the SHA-256 of its data"),
    "qr-alt": (
        "Cod QR â rhif yr ateb a SHA-256 ei ddata, fel y’u hargreffir wrth ei ochr",
        "QR code with the answer’s id and the SHA-256 of its data, as printed beside it",
    ),
}  # fmt: skip
