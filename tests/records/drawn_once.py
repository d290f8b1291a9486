"""Templates that draw each payload once, for tests that open many files of the same few records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.records import canonical, templates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.records.model import Payload


class Drawn:
    """The templates, drawing each payload once: most flips leave it alone, and drawing is most of the work."""

    known = staticmethod(templates.known)

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def render(self, payload: Payload, contents: Mapping[str, bytes]) -> bytes:
        key = canonical.canonical(payload)
        if key not in self.kept:
            self.kept[key] = templates.render(payload, contents)
        return self.kept[key]
