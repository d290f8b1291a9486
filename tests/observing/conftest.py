"""A furnished place for every test of this folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.observing.furnished import furnished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.observing.furnished import Place


@pytest.fixture
def place() -> Iterator[Place]:
    made = furnished()
    yield made
    made.rooms.close()
