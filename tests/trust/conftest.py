"""What the tests of trust share: a base, two people of one name, a signed file, an empty store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor_app.trust import identity, signing
from assessor_app.trust.store import MIGRATIONS
from assessor_app.vault.store import Store
from tests.trust.making import NOW, make_base

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from assessor_app.trust.model import Identity


@pytest.fixture(scope="session")
def now() -> dt.datetime:
    return NOW


@pytest.fixture(scope="session")
def base() -> bytes:
    return make_base()


@pytest.fixture(scope="session")
def sian() -> Identity:
    return identity.make("Siân ŵŷ Llŷr", "Canolfan Tŷ Gwyn", "a-104", NOW)


@pytest.fixture(scope="session")
def other_sian() -> Identity:
    return identity.make("Siân ŵŷ Llŷr", "Canolfan Tŷ Gwyn", "a-104", NOW)


@pytest.fixture(scope="session")
def signed(base: bytes, sian: Identity) -> bytes:
    return signing.sign(base, sian, NOW)


@pytest.fixture
def store() -> Iterator[Store]:
    kept = Store.in_memory(MIGRATIONS)
    yield kept
    kept.close()
