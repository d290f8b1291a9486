"""The program as a process of its own: an empty home, damaged stores, a full disk, a folder that cannot be written."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.stores import Founded, founded
from tests.records.sealed import example, sealed, signed, somebody

if TYPE_CHECKING:
    from assessor_app.records.archive import RecordArchive

ROOT = Path(__file__).resolve().parent.parent.parent


def program(
    home: Path, *arguments: object, file_bytes: int | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program with an environment that knows nothing, and a cap on what a file may hold where one is given."""

    def cap() -> None:
        if file_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))

    done = subprocess.run(
        [sys.executable, "-m", "assessor_app", *map(str, arguments), "--language", "en"],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=folder or home,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=cap,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def test_verify_in_an_empty_home(tmp_path: Path) -> None:
    made, namesake = signed(), somebody("Rhys Wyn Jones")
    (tmp_path / "r.pdf").write_bytes(made.sealed.file)
    (tmp_path / "sender.pem").write_text(made.identity.certificate_pem(), encoding="ascii")
    (tmp_path / "namesake.pem").write_text(namesake.certificate_pem(), encoding="ascii")
    home = tmp_path / "home"
    home.mkdir()
    assert program(home, "verify", tmp_path / "r.pdf").returncode == 1
    assert program(home, "verify", tmp_path / "r.pdf", "--trust", tmp_path / "sender.pem").returncode == 0
    assert program(home, "verify", tmp_path / "r.pdf", "--trust", tmp_path / "namesake.pem").returncode == 1
    assert list(home.iterdir()) == []


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """A store with one record in it."""
    from assessor_app.clock import DeviceClock  # noqa: PLC0415
    from assessor_app.rooms import open_rooms  # noqa: PLC0415
    from assessor_app.tables import MIGRATIONS  # noqa: PLC0415
    from assessor_app.vault.model import StorePlace  # noqa: PLC0415
    from assessor_app.vault.vault import Vault  # noqa: PLC0415
    from tests.cli.stores import PASSPHRASE  # noqa: PLC0415

    made = founded(tmp_path_factory.mktemp("kept"))
    vault = Vault.open(StorePlace(made.folder), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    rooms = open_rooms(vault, DeviceClock())
    archive: RecordArchive = rooms.archive
    archive.take_in("r.pdf", signed().sealed.file)
    rooms.close()
    vault.close()
    return made


@pytest.fixture
def store(kept: Founded, tmp_path: Path) -> Founded:
    """A copy of that store, to be damaged."""
    shutil.copytree(kept.folder, tmp_path / "store")
    return Founded(tmp_path / "store", kept.passphrase_file, kept.recovery_code)


def digest(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name in {"store.db", "key.json"}}


def test_a_wrong_passphrase_is_a_sentence_and_changes_nothing(store: Founded, tmp_path: Path) -> None:
    (tmp_path / "wrong").write_text("nid hwn yw'r cyfrinair", encoding="utf-8")
    before = digest(store.folder)
    done = program(tmp_path, "records", "list", "--store", store.folder, "--passphrase-file", tmp_path / "wrong")
    assert (done.returncode, done.stdout) == (1, "")
    assert "passphrase" in done.stderr
    assert digest(store.folder) == before


@pytest.mark.parametrize("keep", [0, 100, 5_000, 50_000])
def test_a_truncated_store_is_a_sentence_and_is_not_touched(store: Founded, tmp_path: Path, keep: int) -> None:
    database = store.folder / "store.db"
    database.write_bytes(database.read_bytes()[:keep])
    before = digest(store.folder)
    done = program(tmp_path, "doctor", *store.options)
    assert done.returncode in {1, 2}
    assert "store" in (done.stdout + done.stderr).lower()
    assert digest(store.folder) == before


def test_damage_deep_in_a_store_that_still_opens_is_found(store: Founded, tmp_path: Path) -> None:
    """The pages of a record's file lie at the end; nothing reads them until somebody asks for that file."""
    database = store.folder / "store.db"
    held = bytearray(database.read_bytes())
    held[-10 * 4096] ^= 0xFF
    database.write_bytes(held)
    listed = program(tmp_path, "records", "list", *store.options)
    assert listed.returncode == 0
    assert signed().sealed.identity in listed.stdout
    done = program(tmp_path, "doctor", *store.options)
    assert done.returncode == 1
    (told,) = [line for line in done.stdout.splitlines() if "Store:" in line]
    assert told.startswith("✗")
    assert str(store.folder) in told


def test_a_full_disk_loses_nothing(store: Founded, tmp_path: Path) -> None:
    """A file-size cap is how the system refuses to write more, as a full disk does; the record that was there stays."""
    made = signed()
    (tmp_path / "r.pdf").write_bytes(made.sealed.file)
    room = 100_000  # bytes; enough to open the store, not to add to it what follows
    done = program(
        tmp_path, "standards", "import", "--confirm", big_standard(tmp_path), *store.options, file_bytes=room
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.strip()
    after = program(tmp_path, "records", "list", *store.options)
    assert after.returncode == 0
    assert made.sealed.identity in after.stdout
    assert program(tmp_path, "doctor", *store.options).returncode == 0


def test_a_full_store_is_not_a_fault_of_the_record(store: Founded, tmp_path: Path) -> None:
    """What came before is told as it was; the record that found no room is not called unreadable, and comes later."""
    newcomer = sealed(example(), somebody()).file
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "new.pdf").write_bytes(newcomer)
    files = (tmp_path / "gone.pdf", tmp_path / "new.pdf")
    done = program(tmp_path, "import", *files, *store.options, file_bytes=100_000)
    assert done.returncode == 2
    assert "gone.pdf: Unreadable" in done.stdout
    assert "new.pdf" not in done.stdout
    assert str(store.folder) in done.stderr
    later = program(tmp_path, "import", files[1], *store.options)
    assert (later.returncode, "Imported" in later.stdout) == (1, True)  # it waits for its signer


def big_standard(folder: Path) -> Path:
    """A document long enough not to fit into what is free."""
    source = next((ROOT / "standards_data" / "sources").glob("001_*.txt")).read_text(encoding="utf-8")
    long = "\n".join(f"  {number}. {'dangos gofal a chwrteisi ' * 40}" for number in range(22, 400))
    text = source.replace("INSCS025", "TSTBIG01").replace("\n\nGwybodaeth a Deall", f"\n{long}\n\nGwybodaeth a Deall")
    file = folder / "big.txt"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_folder_that_cannot_be_written_is_a_sentence(store: Founded, tmp_path: Path) -> None:
    """A file stands where the folder should be; that refuses even root, which a mode bit would not."""
    blocked = tmp_path / "blocked"
    blocked.write_bytes(b"")
    before = digest(store.folder)
    done = program(tmp_path, "demo", "--out", blocked)
    assert done.returncode == 2
    assert "blocked" in done.stderr
    done = program(tmp_path, "records", "export", "all", "--out", blocked / "below", *store.options)
    assert done.returncode == 2
    assert "blocked" in done.stderr
    done = program(tmp_path, "records", "export", "all", "--out", blocked, *store.options)
    assert done.returncode == 1
    assert "blocked" in done.stderr
    assert digest(store.folder).keys() == before.keys()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize(
    "arguments", ["standards show INSCC007:cy", "--json standards list", "--json standards show NOBODY99", "--help"]
)
def test_an_answer_that_cannot_be_written_is_a_sentence_and_no_no(tmp_path: Path, arguments: str) -> None:
    command = f"{sys.executable} -m assessor_app --language en {arguments} > /dev/full"
    done = subprocess.run(
        ["sh", "-c", command],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Errno" not in done.stderr
    if arguments != "--help":
        assert done.stderr.splitlines()[-1].startswith("The answer could not be written")


def test_a_reader_who_has_read_enough_is_no_fault(tmp_path: Path) -> None:
    """As in `standards show … | head -1`: the pipe is closed while the program still has much to say."""
    command = f"{sys.executable} -m assessor_app standards show INSCC007:cy"
    done = subprocess.run(
        ["sh", "-c", f"for i in 1 2 3 4 5; do {command} | true; done"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
