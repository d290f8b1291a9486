"""The centre's life: what each machine says of each record, day by day. What happens stands in `centrelife`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.centrelife import lived

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.centrelife import Life

pytestmark = pytest.mark.slow

CERTIFIED = ("accepted", "signer-certified")
OWN = ("accepted", "signer-vouched")
REVOKED = ("refused", "certificate-revoked")
REVOKED_SINCE = ("unknown-signer", "certificate-revoked-since")
STALE = ("unknown-signer", "pack-out-of-date")
EXPIRED = ("unknown-signer", "certificate-expired-unproven")
NOT_YET_KNOWN = ("unknown-signer", "certificate-not-in-register")
DECIDED = ("accepted", "decision-confirmed")


def told(life: Life, day: int, who: str) -> dict[str, tuple[str, str]]:
    return life.said[day, who]


def on_the_first_day_everybody_trusts_everybody(life: Life) -> None:
    assert told(life, 1, "dilys") == {"r1": CERTIFIED, "s1": CERTIFIED, "d1": CERTIFIED, "d1 decided": DECIDED}
    assert told(life, 1, "siân") == {"r1": CERTIFIED, "s1": OWN, "d1": OWN, "d1 decided": DECIDED}
    kept = {name: life.imported[1, f"dilys {name}"].split() for name in ("r1", "s1", "d1")}
    assert {name: (one[0], one[2]) for name, one in kept.items()} == {
        "r1": ("accepted", "kept"), "s1": ("accepted", "kept"), "d1": ("accepted", "newer"),
    }  # fmt: skip


def a_revocation_is_known_where_the_next_pack_came_and_nowhere_else(life: Life) -> None:
    assert (told(life, 31, "dilys")["r1"], told(life, 31, "dilys")["r2"]) == (CERTIFIED, REVOKED)
    assert (told(life, 31, "pack 2")["r1"], told(life, 31, "pack 2")["r2"]) == (REVOKED_SINCE, REVOKED)
    for behind in ("siân", "pack 1"):
        assert (told(life, 31, behind)["r1"], told(life, 31, behind)["r2"]) == (CERTIFIED, CERTIFIED)
    assert told(life, 31, "rhys")["r2"] == OWN
    assert all(told(life, 31, who)["d1"][0] == "accepted" for who in ("rhys", "siân", "dilys", "pack 1", "pack 2"))


def a_stale_pack_is_said_and_is_no_refusal(life: Life) -> None:
    assert set(told(life, 95, "pack 1").values()) == {STALE}
    held = told(life, 95, "siân")
    assert (held["r1"], held["r2"], held["s1"]) == (STALE, STALE, OWN)
    assert (held["d1"], held["d1 decided"]) == (("unknown-signer", "signer-vouched"), STALE)
    assert (told(life, 95, "dilys")["r1"], told(life, 95, "dilys")["s1"]) == (CERTIFIED, CERTIFIED)


def a_newer_pack_mends_it(life: Life) -> None:
    assert told(life, 96, "siân") == {"r1": REVOKED_SINCE, "r2": REVOKED, "s1": OWN, "d1": OWN, "d1 decided": DECIDED}
    assert told(life, 96, "fresh") == {
        "r1": REVOKED_SINCE, "r2": REVOKED, "s1": CERTIFIED, "d1": CERTIFIED, "d1 decided": DECIDED,
    }  # fmt: skip


def what_was_kept_in_time_stays_accepted_after_all_has_expired(life: Life) -> None:
    assert told(life, 740, "dilys") == {
        "r1": CERTIFIED, "r2": REVOKED, "s1": CERTIFIED, "s2": CERTIFIED, "d1": CERTIFIED, "d1 decided": DECIDED,
    }  # fmt: skip


def what_comes_after_expiry_is_not_proven(life: Life) -> None:
    late = {
        "r1": REVOKED_SINCE, "r2": REVOKED, "s1": EXPIRED, "s2": CERTIFIED, "d1": EXPIRED, "d1 decided": EXPIRED,
    }  # fmt: skip
    assert told(life, 740, "fresh") == late
    assert told(life, 740, "pack 4") == late
    outcomes = {name: life.imported[740, f"fresh {name}"].split()[2] for name in ("r1", "r2", "s1", "s2", "d1")}
    assert outcomes == {"r1": "kept", "r2": "turned-away", "s1": "kept", "s2": "kept", "d1": "newer"}


def a_verifiers_own_expiry_shows_on_the_assessors_machine(life: Life) -> None:
    held = told(life, 740, "siân")
    assert (held["s1"], held["s2"]) == (OWN, OWN)
    assert (held["d1"], held["d1 decided"]) == (("unknown-signer", "signer-vouched"), EXPIRED)


def a_renewed_certificate_waits_for_the_pack_that_names_it(life: Life) -> None:
    assert (told(life, 740, "pack 3")["s2"], told(life, 740, "pack 4")["s2"]) == (NOT_YET_KNOWN, CERTIFIED)


def test_the_life_of_a_centre(tmp_path: Path) -> None:
    life = lived(tmp_path)
    on_the_first_day_everybody_trusts_everybody(life)
    a_revocation_is_known_where_the_next_pack_came_and_nowhere_else(life)
    a_stale_pack_is_said_and_is_no_refusal(life)
    a_newer_pack_mends_it(life)
    what_was_kept_in_time_stays_accepted_after_all_has_expired(life)
    what_comes_after_expiry_is_not_proven(life)
    a_verifiers_own_expiry_shows_on_the_assessors_machine(life)
    a_renewed_certificate_waits_for_the_pack_that_names_it(life)
