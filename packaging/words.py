"""Keeps the Welsh catalogue complete: `sync` gathers messages from the code, `fill FILE.json` adds Welsh; 1 on gaps.

`FILE.json` is an object of English message → Welsh. After each the .mo file is written, which the program reads.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "cy" / "LC_MESSAGES"
PO, MO = FOLDER / "assessor.po", FOLDER / "assessor.mo"
UNDATED = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)  # the history of the file is the repository's, not its header's
KEYWORDS = {"N_": None, "words": None}
FROZEN = "records/templates"  # sealed pages own their words: a template never changes


def gathered() -> Catalog:
    """Every message in the code, with the files it stands in (no line numbers: they would change with every edit)."""
    catalog = Catalog(locale="cy", domain="assessor", project="assessor-app", fuzzy=False)
    for file, _line, message, comments, context in extract_from_dir(
        ROOT / "assessor_app", keywords=KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        if file.startswith(FROZEN):
            continue
        catalog.add(message, locations=[(f"assessor_app/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def written() -> Catalog:
    """The catalogue as committed; an empty one the first time."""
    if not PO.exists():
        return Catalog(locale="cy", domain="assessor", fuzzy=False)
    with PO.open("rb") as file:
        return read_po(file, locale="cy", domain="assessor")


def sync(extra: dict[str, str], *, prune: bool = False) -> Catalog:
    """Merge what the code says with what has been translated, and write both catalogue files."""
    before = written()
    known = {str(message.id): str(message.string) for message in before if message.id and message.string}
    known = {str(message.id): str(message.string) for message in before.obsolete.values()} | known | extra
    fresh = gathered()
    for message in fresh:
        if message.id:
            message.string = known.get(str(message.id), "")
            message.locations = sorted(set(message.locations))
    for english, welsh in known.items():
        if english not in fresh and not prune:
            fresh.obsolete[english] = Message(english, welsh)
    fresh.header_comment = "# Welsh words of the assessor app."
    fresh.revision_date = fresh.creation_date = UNDATED
    with PO.open("wb") as file:
        write_po(file, fresh, sort_output=True, width=110, include_lineno=False)
    with MO.open("wb") as file:
        write_mo(file, fresh)
    return fresh


def missing(catalog: Catalog) -> list[str]:
    """English messages without Welsh."""
    return sorted(str(message.id) for message in catalog if message.id and not message.string)


def main(arguments: list[str]) -> int:
    """Run one command; 1 when Welsh is missing. `prune` also forgets Welsh that the code no longer asks for."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        extra: dict[str, str] = {}
        if arguments[:1] == ["fill"]:
            extra = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
        gaps = missing(sync(extra, prune=arguments[:1] == ["prune"]))
    for gap in gaps:
        print(f"no Welsh for: {gap}")
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
