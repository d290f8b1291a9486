"""Shared by the tests of the standards room: the five documents that ship, and the day on which they are read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from assessor_app import paths

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="session")
def seed() -> Callable[[str], bytes]:
    """The bytes of one of the five documents, by the three digits its name begins with."""
    found = {file.name[:3]: file.read_bytes() for file in (paths.standards_data() / "sources").glob("*.txt")}
    return found.__getitem__


@pytest.fixture(scope="session")
def today() -> dt.date:
    """The day of reading; the reviews of 000, 002 and 004 have passed by then."""
    return TODAY
