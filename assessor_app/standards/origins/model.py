"""Where a standard of the library came from, what a person put right in it, and how one that was read stands to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assessor_app.standards.model import Kind, StandardKey


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put right in a reading before it was kept: the group or the kind of a criterion, never its text.

    `kind` and `number` name the criterion as it was read, whatever other corrections do; `before` and `after` are
    groups (None: under no heading) or kinds; `when` is RFC 3339.
    """

    kind: Kind
    number: int
    what: Literal["group", "kind"]
    before: str | None
    after: str | None
    who: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a standard of the library came from: its document's name and SHA-256, and what a person put right.

    `added` is RFC 3339 and, as `by`, empty where nobody noted it; `kept` tells whether the document itself is there.
    """

    source: str
    sha256: str
    corrections: tuple[Correction, ...] = ()
    added: str = ""
    by: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How a standard that was read stands to a library, and the key this is about.

    `new`: not there; `known`: there, under `key`; `otherwise`: its text or document is there, but with other
    groups, kinds or labels; `differs`: its edition is there with another text.
    """

    what: Literal["new", "known", "otherwise", "differs"]
    key: StandardKey


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one standard of a pack: `otherwise` is one whose text is kept already, read otherwise."""

    key: StandardKey
    outcome: Literal["added", "duplicate", "otherwise"]
