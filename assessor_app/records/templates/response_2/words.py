"""The words that template `response/2` adds, Welsh and English; frozen with it. The others are `response/1`'s."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    "files": ("Ffeiliau tystiolaeth", "Evidence files"),
    "files-about": (
        (
            "Mae’r ffeiliau hyn yn atodiadau y tu mewn i’r PDF hwn oni ddywedir eu bod wrth ei ochr; mae SHA-256 pob un"
            " yn ei rhwymo wrth yr ateb."
        ),
        (
            "These files are attachments inside this PDF unless they are said to be beside it; the SHA-256 of each"
            " binds it to the answer."
        ),
    ),
    "file": ("Ffeil", "File"),
    "shows": ("Beth mae’n ei ddangos", "What it shows"),
    "people": ("Pwy sydd ynddi", "Who is in it"),
    "consent-given": ("Rhoddwyd caniatâd.", "Consent was given."),
    "consent-not_needed": ("Nid oes angen caniatâd.", "Consent is not needed."),
    "consent-": ("Ni ddywedwyd a oes angen caniatâd.", "It was not said whether consent is needed."),
    "nobody": ("Neb", "Nobody"),
    "size": ("{size} KB · {type}", "{size} KB · {type}"),
    "file-beside": ("Wrth ochr y PDF hwn, yn y ffolder {folder}.", "Beside this PDF, in the folder {folder}."),
}  # fmt: skip
