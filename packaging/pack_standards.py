"""Makes the pack of standards that ships: reads `standards_data/sources`, writes its JSON and the manifest.

The same sources give the same bytes, so that anyone can check the pack; `--check` writes nothing and exits 1 when
what is there is not what would be written.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assessor_app.standards import bundle  # noqa: E402 - after the path is known
from assessor_app.standards.as_json import FORMAT, standard_to_json  # noqa: E402 - same
from assessor_app.standards.model import Standard, slug  # noqa: E402 - same
from assessor_app.standards.reading.reader import read  # noqa: E402 - same
from assessor_app.standards.wording import sha256  # noqa: E402 - same

PACK = ROOT / "standards_data"
RIGHTS = {
    "en": "The text of each standard belongs to its publisher and stands outside this program's MIT licence.",
    "cy": "Mae testun pob safon yn eiddo i'w chyhoeddwr ac y tu allan i drwydded MIT y rhaglen hon.",
}
# Findings depend on the day of reading, and none goes into the pack; any day will do.
ANY_DAY = dt.date(2026, 1, 1)


def as_bytes(told: dict[str, Any]) -> bytes:
    """JSON as it is committed: UTF-8, two blanks a level, one newline at the end."""
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def file_name(standard: Standard) -> str:
    """A name that every file system takes: name, edition and language."""
    return f"{slug(standard.key.name)}_{standard.edition}_{standard.language}.json"


def entry(standard: Standard, source: Path, data: bytes) -> dict[str, Any]:
    """What the manifest says of one standard."""
    return {
        "standard": str(standard.key),
        "title": standard.title,
        "file": f"standards/{file_name(standard)}",
        "sha256": sha256(data),
        "source": f"sources/{source.name}",
        "source_sha256": standard.source_sha256,
        "text_sha256": standard.text_sha256,
        "came_from": "supplied by the project's owner; published NOS text, publisher and developer as printed",
        "developer": standard.developer,
        "originator": standard.originator,
    }


def pack() -> dict[Path, bytes]:
    """Every file of the pack that is made, and its bytes.

    Raises:
        ValueError: a source is refused by the reader.
    """
    made: dict[Path, bytes] = {}
    entries = []
    for source in sorted((PACK / "sources").glob("*.txt")):
        standard = read(source.name, source.read_bytes(), ANY_DAY).standard
        if standard is None:
            raise ValueError(f"{source.name} is refused; run `standards read` on it to see why")
        data = as_bytes({"format": FORMAT, **standard_to_json(standard)})
        made[PACK / "standards" / file_name(standard)] = data
        entries.append(entry(standard, source, data))
    manifest = {"format": bundle.FORMAT, "rights": RIGHTS, "standards": entries}
    made[PACK / bundle.MANIFEST] = as_bytes(manifest)
    return made


def main(arguments: list[str]) -> int:
    """Write the pack, or compare it with what is there."""
    made = pack()
    there = {*(PACK / "standards").glob("*.json"), PACK / bundle.MANIFEST}
    if arguments == ["--check"]:
        stale = [file for file in {*made, *there} if not file.exists() or made.get(file) != file.read_bytes()]
        for file in sorted(stale):
            print(f"not as its source would make it: {file.relative_to(ROOT)}")
        return 1 if stale else 0
    for file in there - made.keys():
        file.unlink(missing_ok=True)
    for file, data in made.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    print(f"standards packed: {len(made) - 1}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
