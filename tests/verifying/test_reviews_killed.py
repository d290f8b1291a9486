"""Killed in the middle of a review, a store holds every decision that was acknowledged, and nothing half-said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.clock import rfc3339
from assessor_app.people.model import Centre
from assessor_app.progress import Silent
from assessor_app.rooms import found, open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from tests.records.sealed import NOW
from tests.verifying.killed_reviewing import PASSPHRASE, Fixed
from tests.verifying.reviewing import people, record

if TYPE_CHECKING:
    from assessor_app.verifying.reviews.model import Kept

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="Windows knows no kill -9")]

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A verifier's store with one record, closed; each run has a copy."""
    folder = tmp_path_factory.mktemp("ready") / "store"
    vault, _ = found(
        StorePlace(folder), name="Siân Ŵyn Llŷr", centre=Centre("Canolfan Asesu Menai"), passphrase=PASSPHRASE,
        clock=Fixed(), progress=Silent(),
    )  # fmt: skip
    rooms = open_rooms(vault, Fixed())
    rooms.vouched.vouch(people()["assessor"].certificate, how="dros y ffôn", by="Siân", at=rfc3339(NOW))
    taken, _ = rooms.archive.take_in("r.pdf", record())
    rooms.close()
    vault.close()
    return folder, taken.opening.identity


def kept(folder: Path) -> Kept:
    """The review as a program that starts now finds it."""
    with Vault.open(StorePlace(folder), passphrase=PASSPHRASE, migrations=MIGRATIONS) as vault:
        rooms = open_rooms(vault, Fixed())
        try:
            assert rooms.store.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
            (begun,) = rooms.verifying.reviews.begun()
            return begun
        finally:
            rooms.close()


@pytest.mark.parametrize("after", [1, 4, 0], ids=["first", "fourth", "last"])
def test_what_was_acknowledged_is_there(ready: tuple[Path, str], tmp_path: Path, after: int) -> None:
    folder, identity = ready
    shutil.copytree(folder, tmp_path / "store")
    command = [sys.executable, "-m", "tests.verifying.killed_reviewing", str(tmp_path / "store"), identity]
    told: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(line.strip())
            if len(told) == after or told[-1] == "done":
                process.kill()
    said = [one for one in told if one != "done"]
    review = kept(tmp_path / "store").review
    assert [one.criterion for one in review.findings][: len(said)] == said
    for at, finding in enumerate(review.findings):
        assert finding.note == f"Nodyn {at}"
        assert (finding.outcome, finding.cause) == (("not-agreed", "valid") if at == 1 else ("agreed", ""))
    if "done" in told:
        assert (review.feedback, len(review.actions)) == ("Da iawn, ond un cam.", 1)
