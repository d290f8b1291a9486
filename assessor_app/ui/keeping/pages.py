"""The pages beside the list: what is kept of one candidate; and the rule with what was disposed of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal

from assessor_app.language import N_
from assessor_app.language.dates import day
from assessor_app.ui.keeping.shelf import DUE, MANY, counts, where
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, Scroll, row
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.form import LineField
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.ui.parts.segmented import Segmented
from assessor_app.ui.written import read_day, shown_day

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.records.retention.model import Disposal, Keeping
    from assessor_app.ui.keeping.deeds import Kept
    from assessor_app.ui.kit import Kit

WIDEST: Final = 720
MOST_YEARS: Final = 3
"""How many figures a number of years may have."""


class PersonPage(Scroll):
    """What is kept of one candidate. `holding`, `lifting` and `disposing` when a person presses so, `claimed(day)`."""

    holding = Signal()
    lifting = Signal()
    disposing = Signal()
    claimed = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(WIDEST))
        self._kit = kit
        self.shown: Keeping | None = None
        self.name = kit.text("", "title", selectable=True)
        self.many, self.last, self.until = (kit.text("", role) for role in ("body", "soft", "strong"))
        self.held = Banner(kit, "note")
        self.hold = kit.button(N_("Hold back…"), self.holding.emit, icon="lock")
        self.lift = kit.button(N_("Hold back no longer"), self.lifting.emit, icon="undo")
        self.dispose = kit.button(N_("Dispose of it…"), self.disposing.emit, "danger", icon="delete")
        buttons, card = FlowBox(space=8), Ground("card", margin=20, space=10)
        buttons.add(self.hold, self.lift, self.dispose)
        card.add(self.name, self.many, self.last, self.until, self.held, buttons)
        self.day = LineField(
            kit,
            N_("Certificate claimed on"),
            hint=N_("As in 20/11/2026. Leave it empty where the certificate was not claimed yet."),
        )
        self.keep = kit.button(N_("Keep this day"), self._claim, icon="save")
        self.day.edit.returnPressed.connect(self._claim)
        claim = Ground("card", margin=20, space=10)
        claim.add(kit.label(N_("The claim of the certificate"), "title"), self.day, row(self.keep, None))
        self.add(card, claim)
        self.inside.addStretch(1)

    def show_person(self, one: Keeping, kept: Kept) -> None:
        """Show one candidate; what is being typed stays where it is the same one."""
        before, self.shown = self.shown, one
        say, until = self._kit.tongue.say, one.until(kept.rule)
        due = where(one, kept) == DUE
        self.name.setText(one.name)
        say(self.many.setText, MANY, **counts(one))
        say(self.last.setText, N_("The last thing was done on {day}."), day=_day(one.last.isoformat()))
        if until is None:
            say(self.until.setText, N_("Kept for now: the rule counts from the claim of the certificate."))
        else:
            said = N_("Due to be disposed of since {day}.") if due else N_("Kept until {day}.")
            say(self.until.setText, said, day=_day(until.isoformat()))
        self._show_hold(one)
        self.dispose.setVisible(due)
        if before is None or before.candidate != one.candidate or before.certified != one.certified:
            self.day.edit.setText(shown_day(one.certified.isoformat()) if one.certified else "")
            self.day.valid()

    def _show_hold(self, one: Keeping) -> None:
        from assessor_app.records.retention.holds import told  # noqa: PLC0415 - brings a room

        self.held.setVisible(bool(one.held))
        self.hold.setVisible(not one.held)
        self.lift.setVisible(bool(one.held))
        if one.held:
            said = N_("Held back by {name} since {day}, whatever the rule says: {reason}")
            self._kit.tongue.say(
                self.held.words.setText,
                said,
                name=one.held_by,
                day=_day(one.held_at),
                reason=lambda words: told(words, one.held),
            )

    def _claim(self) -> None:
        day = read_day(self.day.said) if self.day.said else ""
        if day is None:
            self.day.invalid(N_("This is not a day. Write it as in 20/11/2026."))
            self.day.setFocus()
        else:
            self.day.valid()
            self.claimed.emit(day)


class RulePage(Scroll):
    """How long things are kept, and what was disposed of. `ruled(years, after)`; `saving(disposal)` a certificate."""

    ruled = Signal(int, str)
    saving = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(WIDEST))
        self._kit = kit
        self._disposals: tuple[Disposal, ...] = ()
        self.years = LineField(kit, N_("Years"), hint=N_("Awarding bodies ask for three; funders may ask for more."))
        self.years.edit.setMaxLength(MOST_YEARS)
        self.after = Segmented(
            kit,
            N_("Counted from"),
            (
                ("last", N_("The last thing done with the candidate"), ""),
                ("certified", N_("The claim of the certificate"), ""),
            ),
        )
        self.keep = kit.button(N_("Keep this rule"), self._rule, icon="save")
        self.years.edit.returnPressed.connect(self._rule)
        card = Ground("card", margin=20, space=10)
        why = N_("Nothing is ever erased by itself. When the time is up, it is listed as due, and you decide.")
        card.add(kit.label(N_("How long records are kept"), "title"), kit.label(why, "soft"), self.years)
        card.add(kit.label(N_("Counted from"), "label"))
        card.inside.addWidget(self.after, 0, Qt.AlignmentFlag.AlignLeft)
        card.add(row(self.keep, None))
        self.list = Listing(kit, N_("What was disposed of"), whole=8)
        self.none = kit.label(N_("Nothing was disposed of in this store yet."), "soft")
        self.save = kit.button(N_("Save the certificate…"), self._save, icon="save")
        self.list.chosen.connect(lambda key: self.save.setEnabled(bool(key)))
        gone = Ground("card", margin=20, space=10)
        gone.add(kit.label(N_("What was disposed of"), "title"), self.none, self.list, row(self.save, None))
        self.add(card, gone)
        self.inside.addStretch(1)
        kit.tongue.follow(self, lambda _words: self._lay())

    def show_rule(self, kept: Kept) -> None:
        """Show the rule in force, and what was disposed of."""
        self.years.edit.setText(str(kept.rule.years))
        self.years.valid()
        self.after.choose(kept.rule.after)
        self._disposals = kept.disposals
        self._lay()

    def choose_newest(self) -> None:
        """Point at what has just been disposed of, so that its certificate can be saved."""
        if self._disposals:
            self.list.choose(str(self._disposals[0].number))
            self.save.setEnabled(True)
            self.save.setFocus()

    def _lay(self) -> None:
        words, there = self._kit.tongue.words, bool(self._disposals)
        self.list.show_rows([_gone(words, one) for one in self._disposals])
        self.save.setEnabled(bool(self.list.choice))
        for part in (self.list, self.save):
            part.setVisible(there)
        self.none.setVisible(not there)

    def _rule(self) -> None:
        said = self.years.said
        if not said.isdecimal() or int(said) < 1:
            self.years.invalid(N_("Write for how many years, in figures."))
            self.years.setFocus()
        else:
            self.ruled.emit(int(said), self.after.choice)

    def _save(self) -> None:
        chosen = next((one for one in self._disposals if str(one.number) == self.list.choice), None)
        if chosen is not None:
            self.saving.emit(chosen)


def _day(written: str) -> object:
    return lambda words: day(words, written)


def _gone(words: Words, one: Disposal) -> Row:
    counts = words(N_("Records: {records}. Other things: {others}."), records=one.records, others=one.others)
    return Row(str(one.number), f"{one.reference} · {day(words, one.at)}", detail=counts, icon="delete")
