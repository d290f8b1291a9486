"""What stands in a file, beside its signatures, to prove them later: timestamps and validation data. Opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class StampCheck:
    """A timestamp: by whose certificate (DER), when by their clock, and over how many signatures.

    Its place is a field of its own (`document`), or the room of the last of these signatures (`signature`).
    """

    certificate: bytes
    at: dt.datetime
    over: int
    name: str = ""
    place: Literal["document", "signature"] = "document"


@dataclass(frozen=True, slots=True)
class Validation:
    """What judging signatures took: the authorities' certificates and their lists of the revoked, each in DER."""

    certificates: tuple[bytes, ...] = ()
    lists: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.certificates or self.lists)

    def __or__(self, other: Validation) -> Validation:
        """Both, each thing once."""
        return Validation(
            tuple(dict.fromkeys((*self.certificates, *other.certificates))),
            tuple(dict.fromkeys((*self.lists, *other.lists))),
        )


NONE = Validation()
