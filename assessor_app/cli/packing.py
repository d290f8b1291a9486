"""How the command line takes in a pack of standards and tells what became of each. What a pack is stands in `packs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor_app.errors import AssessorError, Refusal, Tampered
from assessor_app.language import N_
from assessor_app.progress import Silent
from assessor_app.standards.exchange import case_packs, manifests, packs

if TYPE_CHECKING:
    from assessor_app.cli.saying import Face
    from assessor_app.rooms import Rooms
    from assessor_app.standards.library import StandardsLibrary
    from assessor_app.standards.origins.model import Taken

OUTCOMES: Final = {
    "added": N_("Added to the library"),
    "duplicate": N_("Already in the library"),
    "otherwise": N_("Already in the library, read otherwise; what is there was left as it is"),
}


def taken(
    name: str,
    library: StandardsLibrary,
    face: Face,
    *,
    who: str = "",
    beside: bool = False,
    confirmed: bool = False,
) -> list[Taken] | AssessorError:
    """What became of the standards of a pack, told to people; or why nothing was taken, told as well."""
    try:
        path = Path(name)
        if manifests.form(path) == case_packs.FORMAT:
            found = case_packs.take_in(library, path, Silent(), who=who, beside=beside, confirmed=confirmed)
        else:
            with packs.opened(path) as pack:
                for finding in pack.findings:
                    face.remark(face.code(finding.code, dict(finding.facts)))
                found = packs.take_in(library, pack, Silent(), who=who, beside=beside)
    except AssessorError as problem:
        refused(problem, face)
        return problem
    for one in found:
        face.answer(f"{name}: {one.key}  {face.words(OUTCOMES[one.outcome])}")
    return found


def refused(problem: AssessorError, face: Face) -> None:
    """Say why nothing was taken, and what a person can do about a second text of one edition."""
    face.remark(face.code(problem.code, problem.facts))
    if problem.code == "standard-edition-differs":
        face.remark(face.words("To keep it as another edition, import it with --keep-both."))


def taken_in(name: str, rooms: Rooms, face: Face) -> dict[str, Any]:
    """One pack's entry in the JSON of `import`, where records have entries too."""
    assessor = rooms.people.assessor()
    found = taken(name, rooms.library, face, who=assessor.name if assessor else "")
    if isinstance(found, AssessorError):
        verdict = "refused" if isinstance(found, Refusal | Tampered) else "unreadable"
        return {"source": name, "verdict": verdict, "outcome": "turned-away", "standards": []}
    standards = [{"standard": str(one.key), "outcome": one.outcome} for one in found]
    outcome = "kept" if any(one.outcome == "added" for one in found) else "duplicate"
    return {"source": name, "verdict": "accepted", "outcome": outcome, "standards": standards}
