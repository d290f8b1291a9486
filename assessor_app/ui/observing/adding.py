"""Adding what stands in the composer to the log: the composer is emptied only once the entry is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from assessor_app.language import N_
from assessor_app.observing.judging import shown_by
from assessor_app.ui.parts.banner import announce

if TYPE_CHECKING:
    from assessor_app.observing.model import Composer
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.observing.deeds import Deeds
    from assessor_app.ui.observing.writing import Writing

NONE_LINKED: Final = N_("Nothing was judged: link what you write to the criteria that it shows, with Ctrl+1 or #.")
NONE_KNOWN: Final = N_("Nothing was judged: knowledge cannot be inferred from what was observed. Enter adds the entry.")


class Adding(QObject):
    """One entry on its way into the log at a time; what is typed meanwhile stays in the composer."""

    def __init__(self, kit: Kit, writing: Writing, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._writing, self._deeds = kit, writing, deeds
        self._under_way: Composer | None = None
        writing.added.connect(self.add)
        writing.concluded.connect(self.conclude)
        deeds.added.connect(self._added)
        deeds.refused.connect(self._refused)

    def forget(self) -> None:
        """Another observation is shown now: what was under way belongs to the one before."""
        self._under_way = None

    def add(self) -> None:
        """Send what stands in the composer; where something is missing, go there instead."""
        self._send(met=False)

    def conclude(self) -> None:
        """The same, and judge as met what the entry shows by itself: the criteria in its chips, and no other.

        Where the centre's records carry no decisions, the entry is added and nothing is judged.
        """
        written = self._writing.written()
        if not self._writing.judges:
            self._send(met=False)
        elif written.text.strip() and not shown_by(written.kind, written.links):
            self._kit.notices.say(NONE_KNOWN if written.links and written.kind != "note" else NONE_LINKED)
        else:
            self._send(met=True)

    def _send(self, *, met: bool) -> None:
        written = self._writing.written()
        if self._under_way is not None or not self._deeds.name:
            return
        if not written.text.strip():
            self._writing.text.setFocus()
            self._kit.notices.say(N_("Write something before you add it to the log."))
        elif written.kind == "question" and not written.question.strip():
            self._writing.question.setFocus()
            self._kit.notices.say(N_("Write down the question that you asked, as well as the answer."))
        else:
            self._under_way = written
            self._deeds.add(written, self._writing.language, shown_by(written.kind, written.links) if met else ())

    def _added(self, written: Composer) -> None:
        if written is self._under_way:
            self._under_way = None
            self._writing.take_out(written)
            announce(self._writing.text, self._kit.tongue(N_("Added to the log")))

    def _refused(self, written: Composer) -> None:
        if written is self._under_way:
            self._under_way = None
