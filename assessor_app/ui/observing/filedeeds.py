"""What the observing screen asks of the store about evidence files and witnesses, beside what `deeds` asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_
from assessor_app.observing import steps
from assessor_app.observing.witnesses.steps import PutWitness
from assessor_app.ui.observing.halfway import HalfwayDeeds

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.observing.model import EvidenceFile, Witness
    from assessor_app.ui.observing.details import Details
    from assessor_app.ui.observing.evidence import EvidenceList


class FileDeeds(HalfwayDeeds):
    """The deeds on one observation, its files and witnesses; bringing one in is the affair of `attaching`."""

    def serve(self, details: Details, evidence: EvidenceList) -> None:
        """Do what two parts ask as they ask it."""
        super().serve(details, evidence)
        details.evidence.removed.connect(self.remove_locator)
        details.witnesses.edited.connect(self.put_witness)
        details.witnesses.removed.connect(self.remove_witness)
        evidence.halfway.connect(self.keep_locator)
        for files in (evidence.files, details.evidence.files):
            files.edited.connect(self.put_file)
            files.removed.connect(self.remove_file)

    def put_witness(self, witness: Witness) -> None:
        """Keep who a witness is."""
        self._typed("witness", f"witness {witness.id}", PutWitness(witness.id, witness), said=witness.name)

    def remove_witness(self, witness: Witness) -> None:
        """Take a witness away; the toast brings it back."""
        told = N_("Removed: {what}") if witness.name else ""
        self.do("unwitness", PutWitness(witness.id, None), toast=told, said={"what": witness.name})

    def put_file(self, file: EvidenceFile) -> None:
        """Keep what is said of a file."""
        self._typed("file", f"file {file.id}", steps.PutFile(file.id, file), said=file.caption)

    def remove_file(self, file: EvidenceFile) -> None:
        """Take a file away; the toast brings it back."""
        told: dict[str, object] = {"what": file.caption or file.name}
        self.do("unattach", steps.PutFile(file.id, None), toast=N_("Removed: {what}"), said=told)

    def attached(self, name: str, file: EvidenceFile) -> Callable[[], object] | None:
        """Remember that a file came in; returns what takes it away again."""
        step, back = steps.PutFile(file.id, file), steps.PutFile(file.id, None)
        done = self.past.remember("attach", step, back, {}) if name == self.name else None
        return (lambda: self.past.take_back(done)) if done is not None else None
