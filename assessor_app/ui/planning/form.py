"""The form that plans a visit, or changes what is planned: who, on which standards, hoping for what, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import moment
from assessor_app.observing.model import SETTINGS, Method, Moved
from assessor_app.observing.nexttime import METHODS as USUAL
from assessor_app.observing.planning.desk import LONGEST, SHORTEST
from assessor_app.observing.planning.model import Proposal
from assessor_app.observing.rules import MOST_OF_A_PLACE
from assessor_app.standards.model import StandardKey
from assessor_app.ui.candidates.picker import StandardPicker
from assessor_app.ui.observing.beginning import CandidatePicker
from assessor_app.ui.observing.kinds import METHOD_WORDS, SETTING_WORDS
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.bars import BottomBar
from assessor_app.ui.parts.card import Ground, cards_over, row
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import LineField, TextField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.parts.tick import Tick
from assessor_app.ui.planning.asking import WhenFields
from assessor_app.ui.planning.hoping import HopedPicker
from assessor_app.ui.written import read_day, read_minutes, shown_day, shown_minutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.observing.model import Setting
    from assessor_app.standards.model import Language
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.planning.known import Wanted

METHODS: Final[tuple[Method, ...]] = get_args(Method)
WIDEST: Final = 760
LENGTH: Final = 90  # minutes, where nobody has said
LANGUAGES: Final = (("cy", N_("Welsh"), "accent"), ("en", N_("English"), "accent"))


@dataclass(frozen=True, slots=True)
class Planning:
    """What was filled in: the proposal, the `name` of a candidate to take on first, the day agreed and how."""

    what: Proposal
    name: str
    agreed: str
    how: str


class PlanForm(QWidget):
    """`planned(Planning)` when all is there and the button is pressed; `left` when given up; `asked` on a change."""

    planned = Signal(object)
    left = Signal()
    asked = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._start, self._moved = "", tuple[Moved, ...]()
        self.who, self.standards, self.hoped = CandidatePicker(kit), StandardPicker(kit), HopedPicker(kit)
        self.methods = {method: Tick(kit, METHOD_WORDS[method]) for method in METHODS}
        self.when = WhenFields(kit)
        self.at, self.history = kit.text("", "body"), kit.text("", "soft")
        self.length = LineField(kit, N_("Expected length"), hint=N_("Minutes, or hours and minutes: 90, 1:30"))
        self.place = LineField(kit, N_("Place"), example=N_("Workplace and town"), most=MOST_OF_A_PLACE)
        self.setting = Segmented(kit, N_("Setting"), [(one, SETTING_WORDS[one], "accent") for one in SETTINGS])
        self.language = Segmented(kit, N_("Language of assessment"), LANGUAGES)
        self.adjustments = TextField(
            kit, N_("Adjustments"), hint=N_("What the candidate needs, such as more time or a reader"), lines=2
        )
        self.note = TextField(kit, N_("Note"), hint=N_("For yourself: it stands in no record"), lines=2)
        self.agreed = Tick(kit, N_("Agreed with the candidate"))
        self.day = LineField(kit, N_("Agreed on"), hint=N_("Day, month and year: 14/11/2026"))
        self.how = LineField(kit, N_("How"), hint=N_("By telephone, at the last visit…"))
        self.clash = Banner(kit, "warning")
        self.foot = BottomBar(kit, N_("Before planning"), N_("Plan the visit"))
        self.cancel = kit.button(N_("Cancel"), self.left.emit)
        cast("QHBoxLayout", self.foot.layout()).insertWidget(3, self.cancel)
        kit.theme.changed.connect(self._measure)
        self._measure()
        self._lay()
        self._listen()
        kit.tongue.follow(self, lambda _words: self._say())

    @property
    def candidate(self) -> str:
        """The id of the candidate chosen; '' for one yet to be taken on."""
        return self.who.candidate.id if self.who.candidate else ""

    def start(self, wanted: Wanted) -> None:
        """Begin with what is wanted, or with a visit as it is planned."""
        visit = wanted.visit
        what = visit.what if visit else None
        self._start, self._moved = (what.start, visit.moved) if what and visit else ("", ())
        self.who.start(wanted.candidates, wanted.candidate)
        self.who.other.setVisible(visit is None)
        person = self.who.candidate
        named = [str(key) for key in what.standards] if what else list(person.standards if person else ())
        self.standards.start(list(dict.fromkeys((*named, *(str(key.standard) for key in wanted.hoped)))))
        self.hoped.start(wanted.hoped)
        usual = {USUAL[key.kind] for key in wanted.hoped} or {"observation"}
        for method, tick in self.methods.items():
            tick.setChecked(method in (what.methods if what else usual))
        self.when.show(self._start)
        self.length.edit.setText(shown_minutes(what.minutes if what else LENGTH))
        self.place.edit.setText(what.place if what else "")
        self.setting.choose(what.setting if what else "real_work")
        self.note.show_text(what.note if what else "")
        self._show_person(what)
        self.agreed.setChecked(bool(visit and visit.agreed))
        today = self._kit.clock.now().wall.date().isoformat()
        self.day.edit.setText(shown_day((visit.agreed if visit else "") or today))
        self.how.edit.setText(visit.how if visit else "")
        self._kit.tongue.say(self.foot.primary.setText, N_("Keep the changes") if visit else N_("Plan the visit"))
        self.show_clashes(())
        self._say()
        (self.standards.search if person else self.who.search).setFocus()

    def show_clashes(self, names: Sequence[str]) -> None:
        """Say who else is visited at that time; nothing is refused for it."""
        self.clash.setVisible(bool(names))
        if names:
            said = N_("At the same time as: {names}")
            self._kit.tongue.say(self.clash.words.setText, said, names=", ".join(names))

    def about_when(self) -> Proposal | None:
        """As much of the proposal as says when it is; None while that is not said."""
        start, minutes = self._start or self.when.guess(), read_minutes(self.length.said)
        return Proposal("", (), start, minutes) if start and minutes else None

    def _lay(self) -> None:
        kit = self._kit
        who, what, hoped, when, agreed = (Ground("card", margin=20, space=12) for _ in range(5))
        who.add(kit.label(N_("Candidate"), "title"), self.who)
        what.add(kit.label(N_("Standards"), "title"), self.standards)
        hoped.add(kit.label(N_("Criteria hoped for"), "title"), self.hoped, kit.label(N_("Methods"), "label"))
        ticks = FlowBox(space=8)
        for tick in self.methods.values():
            ticks.add(tick)
        hoped.add(ticks)
        self._moments = QWidget()
        moments = row(self.when.day, self.when.time, self.length, space=12)
        moments.setContentsMargins(0, 0, 0, 0)
        self._moments.setLayout(moments)
        when.add(kit.label(N_("The visit"), "title"), self.at, self.history, self._moments, self.clash, self.place)
        for name, control in ((N_("Setting"), self.setting), (N_("Language of assessment"), self.language)):
            when.add(kit.label(name, "label"))
            when.inside.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        when.add(self.adjustments, self.note)
        self._agreement = QWidget()
        agreement = row(self.day, self.how, space=12)
        agreement.setContentsMargins(0, 0, 0, 0)
        self._agreement.setLayout(agreement)
        told = N_("The candidate is told beforehand what will be assessed, how, and when.")
        agreed.add(kit.label(N_("Agreement"), "title"), kit.label(told, "soft"), self.agreed, self._agreement)
        cards_over(self.foot, self, kit.theme.px(WIDEST), who, what, when, hoped, agreed)

    def _measure(self) -> None:
        """Two lines are enough for either text."""
        for field in (self.adjustments, self.note):
            field.edit.setMaximumHeight(self._kit.theme.font_height() * 2 + self._kit.theme.px(20))

    def _listen(self) -> None:
        self.foot.gap.connect(self._mend)
        self.foot.pressed.connect(self.plan)
        self.who.changed.connect(self._chosen)
        self.standards.changed.connect(self._say)
        for edit in (self.when.day.edit, self.when.time.edit, self.length.edit):
            edit.textEdited.connect(lambda _said: self._say())
            edit.returnPressed.connect(self.plan)
        for edit in (self.place.edit, self.day.edit, self.how.edit):
            edit.returnPressed.connect(self.plan)
        self.agreed.toggled.connect(self._agreement.setVisible)

    def _show_person(self, what: Proposal | None) -> None:
        """What a plan has of the candidate where it says nothing else."""
        person = self.who.candidate
        language = what.language if what else person.language if person else self._kit.tongue.language
        self.language.choose(language)
        self.adjustments.show_text(what.adjustments if what else person.adjustments if person else "")

    def _chosen(self) -> None:
        if self.who.candidate and not self.standards.chosen:
            self.standards.start(self.who.candidate.standards)
        self._show_person(None)
        self._say()
        if self.who.candidate or self.who.name:
            self.standards.search.setFocus()

    def _say(self) -> None:
        words, planned = self._kit.tongue.words, bool(self._start)
        gaps = []
        if not (self.who.candidate or self.who.name):
            gaps.append(("who", words(N_("No candidate"))))
        if not self.standards.chosen:
            gaps.append(("what", words(N_("No standard"))))
        if not (planned or self.when.guess()):
            gaps.append(("when", words(N_("No day and time"))))
        self.foot.show_gaps(gaps)
        self.at.setVisible(planned)
        for field in (self.when.day, self.when.time):
            field.setHidden(planned)
        if planned:
            said = words(
                N_("{when}. To change that, press Reschedule in the list of visits."), when=moment(words, self._start)
            )
            self.at.setText(said)
        lines = [
            words(
                N_("Moved from {was} to {now}: {reason}"),
                was=moment(words, one.was),
                now=moment(words, one.now),
                reason=one.reason,
            )
            for one in self._moved
        ]
        self.history.setText("\n".join(lines))
        self.history.setVisible(bool(lines))
        self._agreement.setVisible(self.agreed.isChecked())
        self.asked.emit()

    def _mend(self, gap: str) -> None:
        {"who": self.who.search, "what": self.standards.search}.get(gap, self.when.day).setFocus()

    def plan(self) -> None:
        """Hand over what was filled in; where something is missing, go there instead."""
        if not (self.who.candidate or self.who.name):
            self.who.search.setFocus()
            return
        if not self.standards.chosen:
            self.standards.search.setFocus()
            return
        start = self._start or self.when.read()
        if start is None:
            return
        minutes = read_minutes(self.length.said) or 0
        if not SHORTEST <= minutes <= LONGEST:
            said = N_("Say how long it takes, at least {least} and at most {most} minutes.")
            self.length.invalid(said, least=SHORTEST, most=LONGEST)
            self.length.setFocus()
            return
        agreed = read_day(self.day.said) if self.agreed.isChecked() else ""
        if agreed is None:
            said = N_("{date} is not a date. Write day, month and year, as in 1/3/2026.")
            self.day.invalid(said, date=self.day.said)
            self.day.setFocus()
            return
        self.planned.emit(Planning(self._proposal(start, minutes), self.who.name, agreed, self.how.said))

    def _proposal(self, start: str, minutes: int) -> Proposal:
        standards = tuple(StandardKey.parse(key) for key in self.standards.chosen)
        return Proposal(
            candidate=self.candidate,
            standards=standards,
            start=start,
            minutes=minutes,
            hoped=self.hoped.of(standards),
            methods=tuple(one for one, tick in self.methods.items() if tick.isChecked()),
            place=self.place.said,
            setting=cast("Setting", self.setting.choice),
            adjustments=self.adjustments.said,
            language=cast("Language", self.language.choice),
            note=self.note.said,
        )
