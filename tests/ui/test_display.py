"""Where no window can be shown: asked before Qt ends the process, said in a sentence, and `run` goes on without."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assessor_app.ui.display import alive

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
# The first bytes of an X server's answer (X11 protocol, connection setup): success, version 11.0, 32 more bytes, all of
# them zero; or failed, with the reason.
LET_IN = bytes((1, 0, 11, 0, 0, 0, 8, 0)) + bytes(32)
SENT_AWAY = bytes((0, 4, 11, 0, 0, 0, 1, 0)) + b"no!\n"


@contextmanager
def server(listening: socket.socket, answer: bytes) -> Iterator[None]:
    """Listen and give one caller one answer."""

    def serve() -> None:
        caller, _ = listening.accept()
        with caller:
            caller.recv(1024)
            if answer:
                caller.sendall(answer)
            caller.recv(1024)  # until the caller goes

    with listening:
        listening.listen()
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield
        thread.join(60)
        assert not thread.is_alive()


linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")


@linux
@pytest.mark.parametrize(("answer", "well"), [(LET_IN, True), (SENT_AWAY, False)], ids=["in", "away"])
def test_a_display_lives_when_its_server_lets_us_in(answer: bytes, *, well: bool) -> None:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    number = listening.getsockname()[1] - 6000  # where X listens, display by display
    with server(listening, answer):
        assert alive({"DISPLAY": f"127.0.0.1:{number}"}) is well


@linux
def test_a_compositor_lives_when_its_socket_answers(tmp_path: Path) -> None:
    environment = {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-7"}
    assert not alive(environment)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(tmp_path / "wayland-7"))
    with server(listening, b""):
        assert alive(environment)


@linux
@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"DISPLAY": ":77"}, {"DISPLAY": "nonsense"}])
def test_what_does_not_answer_is_no_display(environment: dict[str, str]) -> None:
    assert not alive(environment)
    assert not alive({**environment, "QT_QPA_PLATFORM": "xcb"})
    assert alive({**environment, "QT_QPA_PLATFORM": "offscreen"})


def started(home: Path, display: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=home, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", **display},
    )  # fmt: skip


@linux
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":77"}, {"WAYLAND_DISPLAY": "wayland-77"}])
def test_the_program_says_so_and_names_what_it_can_do(tmp_path: Path, display: dict[str, str]) -> None:
    done = started(tmp_path, {**display, "PYTHONPATH": str(ROOT)}, sys.executable, "-m", "assessor_app")
    assert (done.returncode, done.stdout) == (2, "")
    assert "assessor-app demo --out" in done.stderr
    assert len(done.stderr.splitlines()) == 1  # and nothing of Qt's
    assert list(tmp_path.iterdir()) == []


@linux
def test_run_goes_on_without_a_window_where_the_display_is_dead(tmp_path: Path) -> None:
    done = started(tmp_path, {"DISPLAY": ":77"}, str(ROOT / "run"))
    assert done.returncode == 0, done.stderr
    assert "There is no display here" in done.stderr
    assert list((tmp_path / "demo-out").glob("*.pdf"))
