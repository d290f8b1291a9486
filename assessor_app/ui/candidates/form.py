"""The form to take a candidate on or put right what is known of one; what the room refuses stands beside its field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.people.model import Candidate, Registration
from assessor_app.ui.candidates.picker import StandardPicker
from assessor_app.ui.parts.bars import BottomBar
from assessor_app.ui.parts.card import Ground, cards_over, row
from assessor_app.ui.parts.form import Field, LineField, TextField
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.written import read_day, shown_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit

WIDEST = 760


class CandidateForm(QWidget):
    """`saved(fields, candidate)` with what was written and whom it changes (None: a new one); `left` when given up."""

    saved = Signal(dict, object)
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._before: Candidate | None = None
        self.name = LineField(kit, N_("Name"))
        self.centre_reference = LineField(kit, N_("Centre reference"), hint=N_("As in your centre’s own lists"))
        self.language = Segmented(
            kit,
            N_("Language of assessment"),
            (("cy", N_("Welsh"), "accent"), ("en", N_("English"), "accent")),
        )
        self.body = LineField(kit, N_("Registered with"), hint=N_("The awarding body"))
        self.number = LineField(kit, N_("Registration number"))
        self.date = LineField(
            kit, N_("Registered on"), hint=N_("Day, month and year, as in 3/2/2026. Work before it may not count.")
        )
        self.registered = LineField(
            kit, N_("Registered under the name"), hint=N_("Where it is not the name above: in Latin letters, say")
        )
        self.adjustments = TextField(
            kit, N_("Adjustments"), hint=N_("What the candidate needs, such as more time or a reader"), lines=2
        )
        kit.theme.changed.connect(self._measure)
        self._measure()
        self.standards = StandardPicker(kit)
        self.foot = BottomBar(kit, N_("Before saving"), N_("Save"))
        self.foot.show_gaps(())
        self.cancel = kit.button(N_("Cancel"), self.left.emit)
        cast("QHBoxLayout", self.foot.layout()).insertWidget(3, self.cancel)
        self.foot.pressed.connect(self.save)
        for field in (self.name, self.centre_reference, self.body, self.number, self.date, self.registered):
            field.edit.returnPressed.connect(self.save)
        self._lay()

    @property
    def before(self) -> Candidate | None:
        """Whom the form changes; None for a new candidate."""
        return self._before

    def start(self, candidate: Candidate | None) -> None:
        """Begin with what is known of a candidate, or with nothing."""
        self._before = candidate
        shown = candidate or Candidate("", "", language=self._kit.tongue.language)
        self.name.edit.setText(shown.name)
        self.centre_reference.edit.setText(shown.centre_reference)
        self.language.choose(shown.language)
        self.body.edit.setText(shown.registration.body)
        self.number.edit.setText(shown.registration.number)
        self.date.edit.setText(shown_day(shown.registration.date))
        self.registered.edit.setText(shown.registration.name)
        self.adjustments.show_text(shown.adjustments)
        self.standards.start(shown.standards)
        for field in (self.name, self.date):
            field.valid()

    def fields(self) -> dict[str, Any]:
        """What stands in the form, as the desk takes it."""
        return {
            "name": self.name.said,
            "centre_reference": self.centre_reference.said,
            "registration": Registration(
                self.body.said, self.number.said, read_day(self.date.said) or self.date.said, self.registered.said
            ),
            "language": cast("Literal['cy', 'en']", self.language.choice),
            "adjustments": self.adjustments.said,
            "standards": tuple(self.standards.chosen),
        }

    def save(self) -> None:
        """Hand over what was written."""
        self.saved.emit(self.fields(), self._before)

    def refuse(self, problem: AssessorError) -> None:
        """Say what the room refuses beside the field it is about; anything else goes where errors are told."""
        from assessor_app.language.sentences import SENTENCES  # noqa: PLC0415 - every room's; not before first paint

        about: Mapping[str, Field] = {"name-missing": self.name, "date-malformed": self.date}
        field = about.get(problem.code)
        if field is None:
            self._kit.notices.error(problem)
            return
        field.invalid(SENTENCES[problem.code], **problem.facts)
        field.control.setFocus()

    def _measure(self) -> None:
        self.adjustments.edit.setMaximumHeight(self._kit.theme.font_height() * 3 + self._kit.theme.px(20))

    def _lay(self) -> None:
        cards = (self._who(), self._registration(), self._working_on())
        cards_over(self.foot, self, self._kit.theme.px(WIDEST), *cards)

    def _who(self) -> Ground:
        card = Ground("card", margin=20, space=14)
        card.add(self._kit.label(N_("Candidate"), "title"), _beside(self.name, self.centre_reference))
        around = QWidget()
        line = row(self.language, None)
        line.setContentsMargins(0, 0, 0, 0)
        around.setLayout(line)
        card.add(Field(self._kit, N_("Language of assessment"), self.language, around=around), self.adjustments)
        return card

    def _registration(self) -> Ground:
        card = Ground("card", margin=20, space=14)
        card.add(
            self._kit.label(N_("Registration"), "title"), self.body, _beside(self.number, self.date), self.registered
        )
        return card

    def _working_on(self) -> Ground:
        card = Ground("card", margin=20, space=10)
        card.add(self._kit.label(N_("Standards being worked on"), "title"), self.standards)
        return card


def _beside(*fields: Field) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(16)
    for field in fields:
        line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return line
