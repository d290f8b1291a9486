"""Records sealed for tests: from the published example, by an identity made for the test."""

from __future__ import annotations

import copy
import datetime as dt
import functools
import json
from dataclasses import dataclass
from typing import Any

from assessor_app import paths
from assessor_app.observing.document import read_visit
from assessor_app.progress import Silent
from assessor_app.records.sealing import Sealed, seal
from assessor_app.standards.library import bundled_library
from assessor_app.trust import identity as identities
from assessor_app.trust.model import Anchor, Identity

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
MADE = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Signed:
    """A sealed record and who sealed it."""

    sealed: Sealed
    identity: Identity

    @property
    def anchor(self) -> Anchor:
        """The signer's own certificate, to trust it."""
        return Anchor(self.identity.certificate)


def example() -> dict[str, Any]:
    """The published example of an observation, to be changed at will."""
    held = json.loads((paths.resources() / "examples" / "observation-1.example.json").read_text(encoding="utf-8"))
    return copy.deepcopy(held)


def somebody(name: str = "Rhys Wyn Jones") -> Identity:
    """A fresh identity."""
    return identities.make(name, "Canolfan Asesu Menai", "p-1", MADE)


def sealed(document: dict[str, Any], identity: Identity, now: dt.datetime = NOW) -> Sealed:
    """Seal a document with an identity."""
    return seal(read_visit(document, bundled_library()), identity, now, {}, Silent())


@functools.cache
def signed() -> Signed:
    """The example, sealed once for all tests that only look at it."""
    identity = somebody()
    return Signed(sealed(example(), identity), identity)
