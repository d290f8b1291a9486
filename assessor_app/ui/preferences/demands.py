"""The card that says what this centre demands of its records; each choice is kept at once, and the toast undoes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.observing.model import Rules
from assessor_app.observing.readiness import CHECKS
from assessor_app.ui.parts.card import Ground, row, separator
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.tick import Tick

if TYPE_CHECKING:
    from typing import Literal

    from assessor_app.observing.readiness import Check, Level
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

LEVELS: Final[dict[Level, tuple[str, str]]] = {
    "blocks": (N_("Needed before sealing"), "refused"),
    "warns": (N_("Worth a look"), "not_yet"),
    "off": (N_("Not asked for"), ""),
}


class DemandsCard(Ground):
    """Two switches, the candidate's mark, and behind a button every check with what it does and why it is made."""

    def __init__(self, kit: Kit) -> None:
        super().__init__("card", space=12)
        self._kit = kit
        self._rules = Rules()
        self._quiet = False
        self.judging = Tick(kit, N_("Records carry assessment decisions"))
        marks = (("reasoned", N_("A reason may stand in its place"), ""), ("required", N_("Required"), ""))
        self.signature = Segmented(kit, N_("The candidate’s mark"), marks)
        self.countersign = Tick(kit, N_("What an assessor in training seals needs countersigning"))
        self.show_all = kit.button(N_("Show every check"), self._turn, icon="filter_list")
        self.usual = kit.button(N_("As the program comes"), lambda: self._keep(Rules()), icon="undo")
        self.checks = QWidget()
        self.levels: dict[str, Segmented] = {}
        self._lay()
        self.judging.toggled.connect(lambda on: self._keep(replace(self._rules, judging=on)))
        self.countersign.toggled.connect(lambda on: self._keep(replace(self._rules, countersign=on)))
        self.signature.chosen.connect(self._sign)

    def read(self) -> None:
        """Read from the store what holds now."""
        self._kit.tasks.read(lambda rooms: rooms.demands.rules(), then=self._show)

    def _lay(self) -> None:
        kit = self._kit
        why = N_("It holds for every record that is sealed from now on; sealed ones do not change.")
        some = N_("Some awards say that an observation record confers no assessment decision: then nothing is judged.")
        self.add(kit.label(N_("What this centre demands"), "title"), kit.label(why, "soft"))
        self.add(self.judging, kit.label(some, "soft"), self.countersign)
        self.add(kit.label(N_("The candidate’s mark"), "label"))
        self.inside.addWidget(self.signature, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QVBoxLayout(self.checks)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for check in CHECKS:
            self._lay_check(check, inside)
        self.add(row(self.show_all, self.usual, None), self.checks)
        self.checks.hide()

    def _lay_check(self, check: Check, inside: QVBoxLayout) -> None:
        """One check: its name, why it is made, and what it does, where that can be chosen."""
        from assessor_app.language.sentences import SENTENCES  # noqa: PLC0415 - every room's; not before first paint

        kit, name = self._kit, SENTENCES[f"rule-{check.code}"]
        inside.addWidget(separator())
        inside.addWidget(kit.label(name, "strong"))
        inside.addWidget(kit.label(SENTENCES[f"why-{check.code}"], "soft"))
        if len(check.levels) == 1:
            only = N_("Always needed before sealing") if check.level == "blocks" else N_("Always said")
            inside.addWidget(kit.label(only, "label"))
            return
        choices = Segmented(kit, name, [(level, *LEVELS[level]) for level in check.levels])
        choices.chosen.connect(lambda level: self._set(check, cast("Level", level)))
        self.levels[check.code] = choices
        inside.addWidget(choices, 0, Qt.AlignmentFlag.AlignLeft)

    def _turn(self) -> None:
        shown = self.checks.isHidden()
        self.checks.setVisible(shown)
        self._kit.tongue.say(self.show_all.setText, N_("Hide the checks") if shown else N_("Show every check"))

    def _show(self, rules: Rules) -> None:
        self._rules, self._quiet = rules, True
        self.judging.setChecked(rules.judging)
        self.countersign.setChecked(rules.countersign)
        self.signature.choose(rules.signature)
        for check in CHECKS:
            if check.code in self.levels:
                self.levels[check.code].choose(check.level_by(rules))
        self.usual.setVisible(rules != Rules())
        self._quiet = False

    def _sign(self, choice: str) -> None:
        self._keep(replace(self._rules, signature=cast("Literal['required', 'reasoned']", choice)))

    def _set(self, check: Check, level: Level) -> None:
        others = tuple((code, held) for code, held in self._rules.levels if code != check.code)
        self._keep(replace(self._rules, levels=(*others, (check.code, level))))

    def _keep(self, rules: Rules) -> None:
        before = self._rules
        if self._quiet or rules == before:
            return
        self._rules = rules

        def kept(_changes: Changes) -> None:
            self._kit.notices.say(
                N_("Your centre’s rules were changed."),
                undo=lambda: self._kit.tasks.store(lambda rooms: rooms.demands.set_rules(before)),
            )

        self._kit.tasks.store(lambda rooms: rooms.demands.set_rules(rules), then=kept)
