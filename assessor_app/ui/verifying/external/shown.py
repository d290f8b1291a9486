"""What the middle shows: a plan's pack as it would be made now, or a pack that was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal

from assessor_app.language import N_
from assessor_app.language.dates import day, moment
from assessor_app.ui.parts.banner import Banner
from assessor_app.ui.parts.card import Ground, Scroll
from assessor_app.ui.parts.flow import FlowBox
from assessor_app.ui.parts.listing import Listing
from assessor_app.ui.parts.rows import Row
from assessor_app.verifying.sampling.words import ORIGINS, STATES

if TYPE_CHECKING:
    from assessor_app.language import Words
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.external.deeds import Opened
    from assessor_app.verifying.external.model import Contents
    from assessor_app.verifying.inbox.model import State

COUNTED: Final[dict[str, State]] = {
    "accepted": "accepted",
    "waiting": "waiting",
    "apart": "quarantined",
    "known": "known",
}
SHOWN: Final = 12
"""So many rows are seen at once; the list scrolls for more."""


class ContentsPage(Scroll):
    """`making(only_new)` when one is to be made, `sampling` to change the sample, `looking(identity)` at a record."""

    making = Signal(bool)
    sampling = Signal()
    looking = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(820))
        self._kit = kit
        self.name, self.counts = kit.text("", "title"), kit.text("")
        self.agreed, self.sent = kit.text("", "soft"), kit.text("", "soft")
        self.make = kit.button(N_("Make the pack…"), lambda: self.making.emit(False), "primary", icon="folder_zip")  # noqa: FBT003 - a signal's value
        self.only_new = kit.button(N_("Pack what was added…"), lambda: self.making.emit(True), icon="add")  # noqa: FBT003 - same
        self.change = kit.button(N_("Change the sample"), self.sampling.emit, icon="edit")
        self.list = Listing(kit, N_("The sample"), whole=SHOWN)
        head, sample, buttons = Ground("card", margin=20, space=8), Ground("card", margin=16, space=8), FlowBox(space=8)
        for button in (self.make, self.only_new, self.change):
            buttons.add(button)
        head.add(self.name, self.counts, self.agreed, self.sent, buttons)
        sample.add(kit.label(N_("The sample"), "strong"), self.list)
        self.sample = sample
        self.add(head, sample)
        self.inside.addStretch(1)
        self.list.opened.connect(self.looking)

    def show_contents(self, found: Contents) -> None:
        """Show what a pack would hold now."""
        say, words = self._kit.tongue.say, self._kit.tongue.words
        self.name.setText(found.name)
        told = N_("Records: {records}. Reports and answers: {statements}.")
        say(self.counts.setText, told, records=len(found.items), statements=found.statements)
        last = found.made[-1] if found.made else None
        self.sent.setVisible(last is not None)
        if last is not None:
            said = N_("Last pack: number {number}, {when}. Added since: {n}.")
            when = last.made_at
            say(self.sent.setText, said, number=last.number, when=lambda words: moment(words, when), n=len(found.new))
        self.agreed.setVisible(not found.items)
        say(self.agreed.setText, N_("The sample is empty. Draw it first, or add records by hand."))
        self.make.setEnabled(bool(found.items))
        self.only_new.setVisible(last is not None and bool(found.new))
        self.sample.setVisible(bool(found.items))
        self.list.show_rows(
            [
                Row(
                    one.identity,
                    f"{one.reference} · {one.candidate}",
                    detail=f"{one.assessor} · {one.site}\n{day(words, one.observed_on)} · {words(ORIGINS[one.origin])}",
                    chip=words(STATES[one.state]),
                )
                for one in found.items
            ]
        )


class OpenedPage(Scroll):
    """`looking(identity)` at a record of the pack, `reviewing(identity)` to review it."""

    looking = Signal(str)
    reviewing = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(margin=24, space=16, widest=kit.theme.px(820))
        self._kit = kit
        self.name, self.made, self.came = kit.text("", "title"), kit.text("", "soft"), kit.text("")
        self.verdict, self.signer = Banner(kit, "met"), Banner(kit, "note")
        self.wrong = kit.text("", "soft", selectable=True)
        self.list = Listing(kit, N_("The sample"), whole=SHOWN)
        self.review = kit.button(N_("Review this record"), self._review, "primary", icon="task_alt")
        self.look = kit.button(N_("Show the record"), self._look, icon="visibility")
        head, sample, buttons = Ground("card", margin=20, space=8), Ground("card", margin=16, space=8), FlowBox(space=8)
        for button in (self.review, self.look):
            buttons.add(button)
        head.add(self.name, self.made, self.verdict, self.wrong, self.signer, self.came)
        sample.add(kit.label(N_("The sample"), "strong"), self.list, buttons)
        self.add(head, sample)
        self.inside.addStretch(1)
        self.list.opened.connect(self.reviewing)
        self.list.chosen.connect(lambda _key: self._able())

    def show_pack(self, opened: Opened) -> None:
        """Show a pack that was opened, whole or not."""
        say, checked, said = self._kit.tongue.say, opened.checked, opened.checked.said
        self.name.setText(str(_in(said, "plan", "name")))
        when = str(said["made_at"])
        say(
            self.made.setText,
            N_("Pack number {number}, made by {name}, {when}."),
            number=said["number"],
            name=said["by"],
            when=lambda words: moment(words, when),
        )
        self._tell(opened)
        known = checked.standing.state == "holds"
        self.signer.setVisible(not known)
        say(
            self.signer.words.setText,
            N_("Nobody here vouches for {name}, who signed the list. Compare the fingerprint before you rely on it."),
            name=checked.name,
        )
        delivery = opened.delivery
        told = N_("Taken in: {accepted}. Waiting for a signer: {waiting}. Kept apart: {apart}. Here already: {known}.")
        counts = {name: delivery.of(state) if delivery else 0 for name, state in COUNTED.items()}
        say(self.came.setText, told, **counts)
        words = self._kit.tongue.words
        rows = [_row(words, one) for one in _list(said, "sample")]
        self.list.show_rows(rows)
        if rows and not self.list.choice:
            self.list.choose(rows[0].key)
        self._able()

    def _tell(self, opened: Opened) -> None:
        checked, words = opened.checked, self._kit.tongue.words
        if checked.whole:
            self.verdict.tell(
                words(N_("The pack is whole: every file is as it was packed, and nothing was added.")), "met"
            )
        else:
            self.verdict.tell(words(N_("The pack is not as it was made. Ask for it again.")), "refused")
        parts = (
            (N_("Missing: {names}"), checked.missing),
            (N_("Changed: {names}"), checked.changed),
            (N_("Not in the list: {names}"), checked.extra),
        )
        self.wrong.setText("\n".join(words(message, names=", ".join(names)) for message, names in parts if names))
        self.wrong.setVisible(not checked.whole)

    def _able(self) -> None:
        for button in (self.review, self.look):
            button.setEnabled(bool(self.list.choice))

    def _review(self) -> None:
        self.reviewing.emit(self.list.choice)

    def _look(self) -> None:
        self.looking.emit(self.list.choice)


def _row(words: Words, one: dict[str, Any]) -> Row:
    why = " · ".join(reason[words.language] for reason in one["reasons"])
    detail = f"{one['assessor']} · {one['site']} · {day(words, one['observed_on'])}\n{why}"
    return Row(one["identity"], f"{one['reference']} · {one['candidate']}", detail=detail)


def _list(said: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = said[name]
    return found


def _in(said: dict[str, Any], *names: str) -> object:
    found: Any = said
    for name in names:
        found = found[name]
    return found
