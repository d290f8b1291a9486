"""The words that template `observation/3` adds, Welsh and English; frozen with it. The others are the earlier ones'."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    # countersignature
    "countersigning": ("Cydlofnod", "Countersignature"),
    "countersigning-about": (
        "Cofnodir cydlofnod aseswr cymwysedig ar wahân. Roedd y rhan hon yn wag pan seliwyd y cofnod.",
        "A qualified assessor countersigns separately. This part was empty when the record was sealed.",
    ),
    "field-countersign": ("Cydlofnod digidol aseswr cymwysedig", "Qualified assessor’s digital countersignature"),
    # provenance
    "identity-self-made": (
        "Hunaniaeth hunan-wnaed: gwnaeth yr aseswr y dystysgrif, heb ganolfan y tu ôl iddi.",
        "Self-made identity: the assessor made the certificate, without a centre behind it.",
    ),
    "identity-centre": (
        "Cyhoeddwyd tystysgrif yr aseswr gan ganolfan.", "The assessor’s certificate was issued by a centre.",
    ),
    "replaces": (
        "Mae’r cofnod hwn yn disodli cofnod {reference}. Y rheswm: {reason}",
        "This record supersedes record {reference}. The reason: {reason}",
    ),
}  # fmt: skip
