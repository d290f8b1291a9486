"""One file that came: the verdict in a plain sentence, what to do next, and behind "Why?" every finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.sentences import sentence
from assessor_app.ui.parts.banner import announce
from assessor_app.ui.parts.card import Ground, row
from assessor_app.ui.parts.reading import Reading
from assessor_app.ui.records.findings import Findings, VerdictBanner
from assessor_app.ui.verifying.inbox.deeds import stood
from assessor_app.ui.verifying.inbox.words import KIND_WORDS, STATE_WORDS, name, next_step

if TYPE_CHECKING:
    from assessor_app.records.report import Opening
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.buttons import Button
    from assessor_app.verifying.inbox.model import Item


class ItemPage(QWidget):
    """`why` asks for the findings, `recording` for the record itself (its identity or id), `reviewing` to verify it.

    `trying` judges it again, `removing` takes it out of quarantine, `back` leads to the delivery that it came in,
    `vouching` asks to vouch for its signer, `exercises` for the exercise that it is or answers.
    """

    why = Signal()
    recording = Signal(str)
    reviewing = Signal(str)
    trying = Signal()
    removing = Signal()
    back = Signal()
    vouching = Signal()
    exercises = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self.item: Item | None = None
        self.banner: VerdictBanner | None = None
        self.findings: Findings | None = None
        self.why_button: Button | None = None
        self.open_button: Button | None = None
        self.again_button: Button | None = None
        self.out_button: Button | None = None
        self.vouch_button: Button | None = None
        self.back_button = kit.button(N_("The whole delivery"), self.back.emit, "quiet", icon="arrow_back")
        self.reading = Reading(kit, N_("How the file stands"), margin=22)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 8, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(row(self.back_button, None))
        inside.addWidget(self.reading, 1)

    def show_item(self, item: Item) -> None:
        """Show one file as it was written down; "Why?" has it judged anew."""
        kit, self.item, self.findings = self._kit, item, None
        self.reading.clear()
        self.banner = VerdictBanner(kit, stood(item))
        self.banner.offer(*self._buttons(item))
        self.reading.add(self.banner, *self._next(item), self._about(item))
        self.reading.inside.addStretch(1)
        self.reading.verticalScrollBar().setValue(0)
        announce(self, self.banner.said)

    def show_findings(self, opening: Opening) -> None:
        """Open the findings under what is shown, and take the button away that asked for them."""
        if self.why_button is not None:
            self.why_button.hide()
        self.findings = Findings(self._kit, opening)
        self.reading.inside.insertWidget(self.reading.inside.count() - 2, self.findings)
        announce(self, " ".join(line.accessibleName() for line in self.findings.rows))

    def _buttons(self, item: Item) -> list[QWidget]:
        kit = self._kit
        self.open_button = self.again_button = self.out_button = self.vouch_button = None
        self.why_button = kit.button(N_("Why?"), self.why.emit, icon="help")
        offered: list[Button] = [self.why_button]
        if item.contested or (item.state == "waiting" and item.headline == "unknown-signer"):
            self.vouch_button = kit.button(N_("Vouch for the signer…"), self.vouching.emit, icon="verified_user-fill")
            offered.insert(0, self.vouch_button)
        if item.kind in {"exercise", "exercise-answer"} and item.identity:
            offered.append(kit.button(N_("Open the exercise"), self.exercises.emit, icon="groups"))
        record = item.identity if item.kind == "record" and not item.contested else item.record
        if record and item.identity and item.state != "quarantined":
            self.open_button = kit.button(
                N_("Open the record"), lambda: self.recording.emit(record), icon="contract_edit"
            )
            offered.append(self.open_button)
            if item.kind == "record" and item.headline == "accepted":
                offered.insert(
                    0, kit.button(N_("Review this record"), lambda: self.reviewing.emit(item.identity), icon="task_alt")
                )
        if item.apart or item.state == "waiting":
            self.again_button = kit.button(N_("Try again"), self.trying.emit, icon="redo")
            offered.append(self.again_button)
        if item.state == "quarantined":
            self.out_button = kit.button(N_("Take out of quarantine"), self.removing.emit, icon="delete")
            offered.append(self.out_button)
        return list(offered)

    def _next(self, item: Item) -> list[QWidget]:
        """What to do about it, where something is left to do."""
        said = next_step(item)
        if not said:
            return []
        card = Ground("card", margin=20, space=6)
        if item.code and (item.state == "quarantined" or item.contested):
            found = self._kit.text("", selectable=True)
            self._kit.tongue.follow(
                found, lambda words: found.setText(sentence(words, item.code, dict(item.facts))), key="found"
            )
            card.add(self._kit.label(N_("What was found"), "title"), found)
        card.add(self._kit.label(N_("What to do next"), "title"), self._kit.label(said))
        return [card]

    def _about(self, item: Item) -> Ground:
        """What is known of the file: its name, what it is, whose."""
        kit, card = self._kit, Ground("card", margin=20, space=6)
        card.add(kit.label(N_("About the file"), "title"))
        if name(item) != item.source:
            card.add(kit.text(name(item), "strong", selectable=True))
        if item.assessor:
            card.add(kit.label(N_("assessed by {name}"), "soft", name=item.assessor))
        card.add(kit.text(item.source, "soft", selectable=True))
        state = kit.text("", "soft")
        kit.tongue.follow(
            state, lambda words: state.setText(f"{words(STATE_WORDS[item.state])} · {words(KIND_WORDS[item.kind])}")
        )
        card.add(state)
        return card
