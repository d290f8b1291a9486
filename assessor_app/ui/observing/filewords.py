"""How files that are evidence are spoken of: kinds, sizes, consent, what may still be told of places. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_
from assessor_app.observing.evidence.attaching import used
from assessor_app.observing.evidence.kinds import BY_MEDIA_TYPE
from assessor_app.observing.evidence.limits import MIB, MOST_INSIDE, MOST_OF_A_FILE, MOST_OF_A_RECORD, megabytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.language import Words
    from assessor_app.observing.model import Consent, EvidenceFile

# Shape, colour and word, together.
CONSENT: Final[dict[Consent, tuple[str, str, str]]] = {
    "": ("warning-fill", "not_yet", N_("Consent: not said yet")),
    "given": ("check_circle-fill", "met", N_("Consent: given")),
    "not_needed": ("info-fill", "soft", N_("Consent: not needed")),
}
CONSENT_CHOICES: Final[tuple[tuple[Consent, str, str], ...]] = (
    ("", N_("Not said"), "not_yet"),
    ("given", N_("Given"), "met"),
    ("not_needed", N_("Not needed"), "accent"),
)
MAY_TELL: Final = N_("It may still say where and by whom it was made.")


def icon_of(file: EvidenceFile) -> str:
    """The drawing that stands for a kind of file."""
    family = file.media_type.split("/")[0]
    if file.media_type == "application/pdf":
        return "picture_as_pdf"
    return {"image": "image", "audio": "audio_file", "video": "movie"}.get(family, "description")


def may_tell(file: EvidenceFile) -> bool:
    """Whether what is kept of a file may still say where it was made."""
    kind = BY_MEDIA_TYPE.get(file.media_type)
    return kind is None or kind.places == "remain"


def size_of(file: EvidenceFile) -> str:
    """A file's size in megabytes."""
    return megabytes(file.size)


ROOM: Final = N_("Used: {used} of {most} MB · over {inside} MB a file goes beside the record; {file} MB at most")


def room_said(words: Words, files: Sequence[EvidenceFile], message: str = ROOM) -> str:
    """How much room is used, and how large one file can be: before a file is chosen."""
    return words(
        message,
        used=megabytes(used(files)),
        most=MOST_OF_A_RECORD // MIB,
        inside=MOST_INSIDE // MIB,
        file=MOST_OF_A_FILE // MIB,
    )
