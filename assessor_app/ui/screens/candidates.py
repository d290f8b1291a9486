"""The candidates' screen: their list, one candidate's page, and the form. What it shows comes from the rooms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.candidates.aside import Aside
from assessor_app.ui.candidates.form import CandidateForm
from assessor_app.ui.candidates.known import known
from assessor_app.ui.candidates.picture import Picture, legend
from assessor_app.ui.candidates.planning import plan_for
from assessor_app.ui.candidates.portfolio import write
from assessor_app.ui.candidates.roll import Roll
from assessor_app.ui.parts.banner import Banner, EmptyState
from assessor_app.ui.parts.card import Scroll
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.screen import Screen

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.language import Words
    from assessor_app.people.model import Candidate
    from assessor_app.rooms import Rooms
    from assessor_app.ui.candidates.known import Known
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes

ADDING: Final = "new"
ROLL, PAGE, FORM = range(3)


class CandidatesScreen(Screen):
    """`enter("")` shows the list, `enter("new")` the empty form, `enter(id)` one candidate."""

    SHOWS = frozenset({"candidate", "observation", "record", "standard", "signer"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._candidate = ""
        self._known: Known | None = None
        self._empty = False
        self.roll, self.form, self.aside = Roll(kit), CandidateForm(kit), Aside(kit)
        self.pictures = Scroll(margin=18, space=14)
        self.columns = Columns(kit, middle=self._middle(), right=self.aside, names=(N_("List"), N_("Next time")))
        self._stack = QStackedWidget()
        for page in (self.roll, self.columns, self.form):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self._tools()
        self.roll.opened.connect(lambda name: self.go("candidates", name))
        self.roll.adding.connect(self._add)
        self.aside.asked.connect(self.go)
        self.aside.planned.connect(lambda hoped: plan_for(self, self._candidate, hoped))
        self.aside.exporting.connect(self._export)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._leave_form)
        kit.tongue.follow(self, self._head)

    def enter(self, subject: str) -> None:
        """Show the list, the form or one candidate."""
        if subject == ADDING:
            if self._stack.currentIndex() != FORM or self.form.before is not None:
                self.form.start(None)
            self._turn(FORM)
            return
        self._candidate = subject
        if self._known is not None and self._known.candidate.id != subject:
            self._known = None
            self.pictures.clear()
        self._turn(PAGE if subject else ROLL)
        self._read()

    def refresh(self, changes: Changes) -> None:  # noqa: ARG002 - whatever was touched, one read shows it
        """Read again; what is being typed in the form stays."""
        self._read()

    def _read(self) -> None:
        if self._stack.currentIndex() == ROLL:
            self.kit.tasks.read(lambda rooms: rooms.people.candidates(), then=self._show_roll)
        elif self._stack.currentIndex() == PAGE:
            name = self._candidate
            self.kit.tasks.read(lambda rooms: known(rooms, name), then=self._show)

    def _show_roll(self, candidates: list[Candidate]) -> None:
        """Show the list; while it is empty its own button is the one that adds."""
        self.roll.show_candidates(candidates)
        self._empty = not candidates
        self.add_button.setVisible(self._stack.currentIndex() == ROLL and not self._empty)

    def _show(self, found: Known) -> None:
        if found.candidate.id != self._candidate:
            return
        self._known = found
        self.aside.show_known(found)
        self.pictures.clear()
        adjustments = found.candidate.adjustments
        if adjustments:
            note = Banner(self.kit, "note")
            self.kit.tongue.say(note.words.setText, N_("Adjustments: {adjustments}"), adjustments=adjustments)
            self.pictures.add(note)
        for coverage in found.coverage:
            self.pictures.add(Picture(self.kit, coverage))
        for key in found.missing:
            missing = Banner(self.kit, "warning")
            self.kit.tongue.say(
                missing.words.setText,
                N_("{standard}: this edition is not in the library, so its criteria cannot be shown. Import it."),
                standard=lambda words, key=key: f"{key.name} · {day(words, key.edition)}",
            )
            self.pictures.add(missing)
        if not found.coverage and not found.missing:
            nothing = EmptyState(
                self.kit, "menu_book", N_("No standard is being worked on yet."), N_("Choose standards")
            )
            nothing.pressed.connect(self._edit)
            self.pictures.add(nothing)
        else:
            self.pictures.inside.addStretch(1)
        self._head(self.kit.tongue.words)

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pictures, 1)
        meaning = legend(self.kit)
        meaning.setContentsMargins(18, 6, 18, 12)
        column.addWidget(meaning)
        return middle

    def _tools(self) -> None:
        """The buttons of the top bar, those of each page together."""
        kit = self.kit
        self.back = kit.icon_button("arrow_back", N_("Back"), self._back, keys="Alt+Left")
        cast("QHBoxLayout", self.bar.layout()).insertWidget(0, self.back)
        self.add_button = kit.button(N_("Add candidate"), self._add, "primary", icon="add")
        kit.key(self.roll, "Ctrl+N", self._add, self.add_button, self.roll.empty.button)
        self.edit_button = kit.button(N_("Edit"), self._edit, icon="edit")
        self.observe_button = kit.button(
            N_("New observation"),
            lambda: self.go("visits/new", self._candidate),
            "primary",
            icon="add",
            keys="Ctrl+Shift+N",
        )
        buttons = (
            (self.columns.right_button, N_("Next time")),
            (self.edit_button, N_("Edit")),
            (self.observe_button, N_("New observation")),
        )
        self._page_tools = Tools(kit, self.bar, buttons)
        self._roll_tools = Tools(kit, self.bar, ((self.add_button, N_("Add candidate")),), below=0)
        self.bar.extras.addWidget(self._roll_tools)
        self.bar.extras.addWidget(self._page_tools)

    def _turn(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.back.setVisible(page != ROLL)
        self.add_button.setVisible(page == ROLL and not self._empty)
        self._page_tools.setVisible(page == PAGE)
        self._head(self.kit.tongue.words)
        if page != PAGE:
            (self.roll.search if page == ROLL else self.form.name.edit).setFocus()

    def _head(self, words: Words) -> None:
        title, subline = words(N_("Candidates")), ""
        if self._stack.currentIndex() == FORM:
            before = self.form.before
            title = before.name if before else words(N_("New candidate"))
            subline = words(N_("What is known of the candidate")) if before else ""
        elif self._stack.currentIndex() == PAGE:
            title, subline = "", ""
            if self._known is not None:
                title, subline = self._known.candidate.name, _about(words, self._known)
        self.bar.title.setText(title)
        self.bar.subline.setText(subline)
        self.bar.subline.setVisible(bool(subline))

    def _back(self) -> None:
        if self._stack.currentIndex() == FORM:
            self._leave_form()
        else:
            self.go("candidates")

    def _add(self) -> None:
        self.go("candidates", ADDING)

    def _edit(self) -> None:
        if self._known is not None:
            self.form.start(self._known.candidate)
            self._turn(FORM)

    def _leave_form(self) -> None:
        """Go back to where the form was opened from."""
        before = self.form.before
        self._turn(ROLL)
        self.go("candidates", before.id if before else "")

    def _save(self, fields: dict[str, Any], before: Candidate | None) -> None:
        tasks = self.kit.tasks
        if before is None:
            tasks.store(lambda rooms: rooms.people.add_candidate(**fields), then=self._added, failed=self.form.refuse)
        else:
            tasks.store(lambda rooms: _changed(rooms, before.id, fields), then=self._changed, failed=self.form.refuse)

    def _export(self, target: Path) -> None:
        """Write the candidate's portfolio where somebody chose to have it."""
        name = self._candidate
        job = self.kit.tasks.long(
            lambda rooms, progress: write(rooms, name, target, progress),
            then=lambda file: self.kit.notices.say(N_("The portfolio is written: {file}"), file=str(file)),
        )
        self.busy.watch(job, N_("Writing the portfolio"))

    def _added(self, answer: tuple[Candidate, Changes]) -> None:
        self.kit.notices.say(N_("Added: {name}"), name=answer[0].name)
        self._turn(ROLL)
        self.go("candidates", answer[0].id)

    def _changed(self, answer: tuple[Candidate, Candidate, Changes]) -> None:
        before, now, changes = answer
        if changes.touched:
            self.kit.notices.say(
                N_("Saved: {name}"),
                undo=lambda: self.kit.tasks.store(lambda rooms: rooms.people.change_candidate(before)),
                name=now.name,
            )
        self._turn(ROLL)
        self.go("candidates", now.id)


def _changed(rooms: Rooms, name: str, fields: dict[str, Any]) -> tuple[Candidate, Candidate, Changes]:
    before = rooms.people.candidate(name)
    changes = rooms.people.change_candidate(replace(before, **fields))
    return before, rooms.people.candidate(name), changes


def _about(words: Words, found: Known) -> str:
    """What is known in one line; the standards are those shown below it, chosen for the candidate or observed."""
    candidate = found.candidate
    registered = candidate.registration.date
    parts = (
        words(N_("registered {day}"), day=day(words, registered)) if registered else "",
        words(N_("assessed in Welsh")) if candidate.language == "cy" else words(N_("assessed in English")),
        words(N_("Standards: {count}"), count=len(found.coverage) + len(found.missing)),
    )
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]
