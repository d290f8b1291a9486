"""The data of statements about records, the same for ever: what golden digests are of. Draws nothing."""

from __future__ import annotations

from typing import Any, Final, Literal

_COMMON: Final[dict[str, Any]] = {
    "format": "assessor-record/1",
    "centre": {"name": "Canolfan Asesu Menai", "number": "C-0417"},
    "assessor": {"id": "a-1", "name": "Rhys Wyn Jones", "status": "qualified", "certificate": "0f" * 32},
}


def _record(reference: str) -> dict[str, Any]:
    return {
        "id": "2b0c9f6e-5f0a-4d1c-9a77-6f1c2d3e4f50",
        "reference": reference,
        "pages": "both",
        "sealed_at": "2029-11-22T09:30:00+00:00",
        "program": "0.1.0",
        "supersedes": None,
    }


WITHDRAWAL: Final[dict[str, Any]] = {
    **_COMMON,
    "template": "withdrawal/1",
    "record": _record("2026-014"),
    "candidate": {"name": "Siân Llywelyn-ap-Gruffudd"},
    "withdraws": {
        "record": "7d1f0a34-1b2c-4c3d-8e4f-5a6b7c8d9e0f",
        "identity": "c4" * 32,
        "reference": "2026-014",
        "sealed_at": "2026-11-20T14:05:00+00:00",
        "reason": "Yr ymgeisydd anghywir: cymysgais ddau enw.",
    },
}

DISPOSAL: Final[dict[str, Any]] = {
    **_COMMON,
    "template": "disposal/1",
    "record": _record("D-2029-1"),
    "disposal": {
        "reason": "Tair blynedd heibio ers yr asesiad olaf.",
        "rule": {"years": 3, "after": "last"},
        "people": 2,
        "records": [
            {
                "record": "7d1f0a34-1b2c-4c3d-8e4f-5a6b7c8d9e0f",
                "identity": "c4" * 32,
                "reference": f"2026-{number:03}",
                "sealed_at": "2026-11-20T14:05:00+00:00",
            }
            for number in range(1, 41)
        ],
        "drafts": [{"id": "0193a5f2-7b7c-7d57-8e3a-0123456789ab", "reference": "2026-041"}],
    },
}


def in_pages(payload: dict[str, Any], pages: Literal["cy", "en", "both"]) -> dict[str, Any]:
    """The same statement with its pages in another language."""
    return {**payload, "record": {**payload["record"], "pages": pages}}
