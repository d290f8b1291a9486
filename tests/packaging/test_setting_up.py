"""What `run` and `test` do first: install what is missing and nothing else, and never lose a working environment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.packaging.conftest import APT, APT_WITHOUT_LISTS, Machine

if TYPE_CHECKING:
    from pathlib import Path

NEEDS_ONE_MORE = "LIBRARIES='libc.so.6=libc6 libnowhere.so.9=libnowhere9'"
AS_ROOT = "#!/bin/sh\necho 0\n"
AS_A_USER = "#!/bin/sh\necho 1000\n"


def _venv(machine: Machine) -> Path:
    return machine.checkout / ".venv"


def test_the_first_time_makes_an_environment(machine: Machine) -> None:
    assert machine.set_up()[0] == 0
    assert (_venv(machine) / "bin" / "tool").read_text() == f"#!{_venv(machine)}/bin/python\n"
    assert (_venv(machine) / "pyvenv.cfg").read_text() == f"made in {_venv(machine)}\n"
    [pip] = machine.told("installed")
    assert "--require-hashes" in pip
    assert "--only-binary :all:" in pip
    assert [left.name for left in machine.checkout.glob(".venv.*")] == [".venv.lock"]


def test_the_second_time_does_nothing(machine: Machine) -> None:
    machine.set_up()
    assert machine.set_up() == (0, "")
    assert len(machine.told("installed")) == 1


def test_a_changed_lock_makes_a_new_environment(machine: Machine) -> None:
    machine.set_up()
    (_venv(machine) / "old").touch()
    (machine.checkout / "requirements.lock").write_text("something==2\n")
    assert machine.set_up()[0] == 0
    assert not (_venv(machine) / "old").exists()


def test_a_changed_python_makes_a_new_environment(machine: Machine) -> None:
    machine.set_up()
    (_venv(machine) / "bin" / "python").write_text("#!/bin/sh\necho another\n")
    assert machine.set_up()[0] == 0
    assert len(machine.told("installed")) == 2


def test_an_environment_stays_until_the_new_one_is_whole(machine: Machine) -> None:
    machine.set_up()
    (_venv(machine) / "old").touch()
    (machine.checkout / "requirements.lock").write_text("something==2\n")
    (machine.folder / "broken").touch()
    code, said = machine.set_up()
    assert code == 3
    assert "could not be installed" in said
    assert (_venv(machine) / "old").exists()
    (machine.folder / "broken").unlink()
    assert machine.set_up()[0] == 0
    assert not (_venv(machine) / "old").exists()


def test_two_at_once_make_one_environment(machine: Machine) -> None:
    both = [machine.start(), machine.start()]
    assert [process.communicate(timeout=60) and process.returncode for process in both] == [0, 0]
    assert len(machine.told("installed")) == 1


def test_uv_is_asked_first_and_pip_where_it_fails(machine: Machine) -> None:
    machine.command("uv", '#!/bin/sh\necho "$* at ${UV_DEFAULT_INDEX:-}" >>"$MACHINE/uv"\nexit 1\n')
    assert machine.set_up(PIP_INDEX_URL="file:///srv/index")[0] == 0
    assert [asked.split()[0] for asked in machine.told("uv")] == ["venv"]
    assert machine.told("uv")[0].endswith("at file:///srv/index")
    assert len(machine.told("installed")) == 1


@pytest.mark.parametrize("name", ["PIP_CERT", "SSL_CERT_FILE"])
def test_a_sites_own_certificates_are_told_to_both(machine: Machine, name: str) -> None:
    bundle = machine.folder / "site.pem"
    bundle.touch()
    machine.command("uv", '#!/bin/sh\necho "$PIP_CERT $SSL_CERT_FILE" >"$MACHINE/told"\nexit 1\n')
    assert machine.set_up(**{name: str(bundle)})[0] == 0
    assert machine.told("told") == [f"{bundle} {bundle}"]


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.command("apt-get", APT)
    machine.command("id", AS_ROOT)
    assert machine.set_up(NEEDS_ONE_MORE)[0] == 0
    [apt] = machine.told("apt")
    asked = apt.split("--no-install-recommends")[1].split()
    assert "libnowhere9" in asked
    assert "libc6" not in asked


def test_a_user_installs_through_sudo(machine: Machine) -> None:
    machine.command("apt-get", APT)
    machine.command("id", AS_A_USER)
    machine.command("sudo", '#!/bin/sh\necho sudo >>"$MACHINE/sudo"\nexec "$@"\n')
    assert machine.set_up(NEEDS_ONE_MORE)[0] == 0
    assert machine.told("sudo") == ["sudo"]
    assert len(machine.told("apt")) == 1


def test_lists_are_fetched_only_when_apt_does_not_know_a_package(machine: Machine) -> None:
    machine.command("apt-get", APT_WITHOUT_LISTS)
    machine.command("id", AS_ROOT)
    assert machine.set_up(NEEDS_ONE_MORE)[0] == 0
    assert ["update" if "update" in call else "install" for call in machine.told("apt")] == [
        "install",
        "update",
        "install",
    ]


def test_where_nothing_can_be_installed_the_names_are_said(machine: Machine) -> None:
    code, said = machine.set_up(NEEDS_ONE_MORE)
    assert code == 3
    assert "libnowhere9" in said
    assert not _venv(machine).exists()


def test_without_root_and_sudo_the_command_to_run_is_said(machine: Machine) -> None:
    machine.command("apt-get", APT)
    machine.command("id", AS_A_USER)
    code, said = machine.set_up(NEEDS_ONE_MORE)
    assert code == 3
    assert "apt-get install --no-install-recommends" in said
    assert machine.told("apt") == []
