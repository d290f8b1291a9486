"""The pack that ships: made again it is the same bytes, every digest holds, and a changed file is not taken."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assessor_app import paths
from assessor_app.errors import Refusal, Tampered, Unavailable
from assessor_app.standards import bundle
from assessor_app.standards.reading.reader import read
from assessor_app.standards.wording import sha256

PACK = paths.standards_data()
SCRIPT = paths.program_root() / "packaging" / "pack_standards.py"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the pack to damage."""
    return Path(shutil.copytree(PACK, tmp_path / "pack"))


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PACK / "manifest.json").read_bytes())
    return found


def test_made_again_it_is_the_same_bytes() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_digest_holds_and_every_source_gives_what_is_packed() -> None:
    told = manifest()
    assert len(told["standards"]) == len(list((PACK / "sources").iterdir())) == 5
    assert "MIT" in told["rights"]["en"]
    assert "MIT" in told["rights"]["cy"]
    for entry, standard in zip(told["standards"], bundle.bundled(), strict=True):
        source = (PACK / entry["source"]).read_bytes()
        assert sha256(source) == entry["source_sha256"] == standard.source_sha256
        assert sha256((PACK / entry["file"]).read_bytes()) == entry["sha256"]
        assert entry["text_sha256"] == standard.text_sha256
        assert read(entry["source"], source).standard == standard
        assert entry["came_from"]


def test_a_changed_file_is_not_taken(copy: Path) -> None:
    file = copy / manifest()["standards"][0]["file"]
    file.write_bytes(file.read_bytes().replace(b"cwsmeriaid", b"cwsmeriaed", 1))
    with pytest.raises(Tampered) as found:
        bundle.from_folder(copy)
    assert found.value.code == "pack-altered"


def test_a_standard_under_another_name_is_not_taken(copy: Path) -> None:
    told = manifest()
    told["standards"][0]["standard"] = "OTHER1@2021:cy"
    (copy / "manifest.json").write_text(json.dumps(told))
    with pytest.raises(Tampered):
        bundle.from_folder(copy)


def test_a_pack_reaches_no_file_outside_itself(copy: Path) -> None:
    told = manifest()
    told["standards"][0]["file"] = "../outside.json"
    (copy / "manifest.json").write_text(json.dumps(told))
    with pytest.raises(Refusal) as found:
        bundle.from_folder(copy)
    assert found.value.code == "standard-data-invalid"


@pytest.mark.parametrize("damage", ["{", "[]", "{}", '{"format": "other"}', '{"format": "standards-pack-1"}'])
def test_a_damaged_manifest_is_said_so(copy: Path, damage: str) -> None:
    (copy / "manifest.json").write_text(damage)
    with pytest.raises(Unavailable) as found:
        bundle.from_folder(copy)
    assert found.value.code == "pack-unreadable"


def test_a_missing_file_is_said_so(copy: Path) -> None:
    (copy / manifest()["standards"][1]["file"]).unlink()
    with pytest.raises(Unavailable):
        bundle.from_folder(copy)
