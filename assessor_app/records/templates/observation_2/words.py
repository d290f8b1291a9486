"""The words that template `observation/2` adds, Welsh and English; frozen with it. The others are the first's."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, tuple[str, str]]] = {
    # plan
    "planning": ("Cynllun asesu", "Assessment plan"),
    "planned-for": ("Cynlluniwyd ar gyfer", "Planned for"),
    "plan-language": ("Iaith yr asesiad", "Language of assessment"),
    "plan-adjustments": ("Addasiadau rhesymol a gytunwyd", "Reasonable adjustments agreed"),
    "hoped": ("Meini prawf y gobeithiwyd eu gweld", "Criteria hoped for"),
    "moved": (
        "Aildrefnwyd o {was} i {now}. Y rheswm: {reason}", "Rescheduled from {was} to {now}. The reason: {reason}",
    ),
    "moved-plainly": ("Aildrefnwyd o {was} i {now}.", "Rescheduled from {was} to {now}."),
    # rules
    "not-judging": (
        "Nid yw’r cofnod hwn yn cynnwys penderfyniadau asesu: mae’r ganolfan yn eu gwneud ar wahân.",
        "This record carries no assessment decisions: the centre makes them separately.",
    ),
    "no-decision": ("Cysylltwyd", "Linked"),
    "signature-required": (
        "Mae’r ganolfan yn mynnu marc yr ymgeisydd ar bob cofnod.",
        "The centre demands the candidate’s mark on every record.",
    ),
    "no-countersign": (
        "Aseswr dan hyfforddiant: nid yw’r ganolfan yn mynnu cydlofnod.",
        "Trainee assessor: the centre does not demand a countersignature.",
    ),
    # scope
    "scope": ("Cwmpas/Ystod", "Scope/range"),
    "covered": ("cwmpaswyd", "covered"),
    "not-covered": ("heb ei gwmpasu y tro hwn", "not covered this time"),
    "covered-count": ("Cwmpaswyd", "Covered"),
    # log
    "lasted": ("Hyd: {minutes} (munudau)", "Length: {minutes} (minutes)"),
    # files
    "files": ("Ffeiliau tystiolaeth", "Evidence files"),
    "files-about": (
        "Mae’r ffeiliau hyn y tu mewn i’r PDF hwn fel atodiadau.", "These files are inside this PDF as attachments.",
    ),
    "file": ("Ffeil", "File"),
    "shows": ("Beth mae’n ei ddangos", "What it shows"),
    "people": ("Pwy sydd ynddi", "Who is in it"),
    "consent": ("Caniatâd", "Consent"),
    "consent-given": ("Rhoddwyd caniatâd.", "Consent was given."),
    "consent-not_needed": ("Nid oes angen caniatâd.", "Consent is not needed."),
    "nobody": ("Neb", "Nobody"),
    "size": ("{size} KB · {type}", "{size} KB · {type}"),
}  # fmt: skip
