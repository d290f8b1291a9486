"""`store remember|forget` and `--passphrase-keyring`, with a keyring that is nobody's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import PasswordDeleteError

from assessor_app.cli import main as command_line
from tests.cli.stores import PASSPHRASE, founded
from tests.vault.conftest import in_another_process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Run = Callable[..., tuple[int, dict[str, Any]]]

NEW = "newydd sbon danlli"


class InMemory(KeyringBackend):
    """A keyring of the library's own kind that keeps everything in this process."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library says nothing of its types
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept."""
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Let it go."""
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture
def ring() -> Iterator[InMemory]:
    before, made = keyring.get_keyring(), InMemory()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def once(*arguments: object) -> tuple[int, dict[str, Any]]:
        code = command_line.run([*map(str, arguments), "--json", "--language", "cy"])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, json.loads(told.out)

    return once


@pytest.mark.slow
def test_what_the_keyring_remembers_opens_the_store_until_it_forgets(ring: InMemory, run: Run, tmp_path: Path) -> None:
    made = founded(tmp_path)
    by_ring = ("--store", made.folder, "--passphrase-keyring")
    assert run("records", "list", *by_ring)[1]["error"]["code"] == "passphrase-not-remembered"
    assert run("store", "remember", *made.options)[0] == 0
    ((service, _store),) = ring.held
    assert (service, list(ring.held.values())) == ("assessor-app", [PASSPHRASE])
    assert run("records", "list", *by_ring) == (0, {"records": []})
    fresh = tmp_path / "fresh.txt"
    fresh.write_text(f"{NEW}\n", encoding="utf-8")
    assert run("store", "passphrase", "--new-passphrase-file", fresh, *by_ring)[0] == 0
    assert list(ring.held.values()) == [NEW]
    assert run("records", "list", *by_ring)[0] == 0
    assert run("store", "forget", "--store", made.folder)[1]["was_remembered"]
    assert not run("store", "forget", "--store", made.folder)[1]["was_remembered"]
    assert ring.held == {}
    assert run("records", "list", *by_ring)[1]["error"]["code"] == "passphrase-not-remembered"


@pytest.mark.slow
def test_a_wrong_passphrase_is_never_remembered(ring: InMemory, run: Run, tmp_path: Path) -> None:
    made, wrong = founded(tmp_path), tmp_path / "wrong.txt"
    wrong.write_text("nid hon yw hi\n", encoding="utf-8")
    code, told = run("store", "remember", "--store", made.folder, "--passphrase-file", wrong)
    assert (code, told["error"]["code"], ring.held) == (1, "passphrase-wrong", {})


@pytest.mark.slow
def test_where_there_is_no_keyring_that_is_told(run: Run, tmp_path: Path) -> None:
    made, before = founded(tmp_path), keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())  # type: ignore[no-untyped-call]  # same
    try:
        code, told = run("records", "list", "--store", made.folder, "--passphrase-keyring")
    finally:
        keyring.set_keyring(before)
    assert (code, told["error"]["code"]) == (2, "keyring-unavailable")


def test_nothing_looks_into_the_keyring_unasked() -> None:
    loaded = in_another_process(
        "import sys; from assessor_app.cli import main; main.run(['standards', 'list']);"
        " print('keyring' in sys.modules, file=sys.stderr)"
    )
    assert loaded.stderr.splitlines()[-1] == "False"
