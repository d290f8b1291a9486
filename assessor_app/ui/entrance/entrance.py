"""The way in as a whole: which page comes when, and what is asked of the doors. Ends with an open vault."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assessor_app.errors import AssessorError, Cancelled, Tampered
from assessor_app.language import N_
from assessor_app.ui.entrance.page import COLUMN, Page, Promises
from assessor_app.ui.entrance.unlock import RecoverPage, UnlockPage
from assessor_app.ui.entrance.welcome import PassphrasePage, PersonPage, WelcomePage
from assessor_app.ui.parts.bars import language_switch
from assessor_app.ui.parts.busy import Busy
from assessor_app.ui.parts.card import Scroll, row

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from assessor_app.ui.doors import Doors
    from assessor_app.ui.entrance.code import CodePage
    from assessor_app.ui.entrance.lettingin import LettingIn
    from assessor_app.ui.entrance.restoring import Restoring
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.vault import Vault

PROMISES_FROM = 940  # px at 100 %: under it there is room for the page alone
# What is wrong with the words typed, and so is said beside their field; anything else is said above the fields.
ABOUT_THE_WORDS = {"passphrase-wrong", "recovery-code-wrong", "recovery-code-mistyped"}


class Entrance(QWidget):
    """Shows one page at a time. `opened(vault)` comes once; `beside(name)` asks for a screen that needs no store."""

    opened = Signal(object)
    beside = Signal(str)

    def __init__(self, kit: Kit, doors: Doors) -> None:
        super().__init__()
        self.kit, self._doors = kit, doors
        self._vault: Vault | None = None
        self._warming: Job | None = None
        self.settled = False
        self.promises = Promises(kit)
        self._column, self._pages = QWidget(), QVBoxLayout()
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._column.setLayout(self._pages)
        self.page: Page = self.unlock if doors.any_store() else self.welcome
        self._lay_out()
        self.busy = Busy(kit, self)
        kit.theme.changed.connect(self._widen)
        self._widen()
        self.begin()

    @functools.cached_property
    def welcome(self) -> WelcomePage:
        """The first page of the first run."""
        page = WelcomePage(self.kit)
        page.done.connect(lambda: self.turn_to(self.person))
        page.looking.connect(lambda: self.beside.emit("looking"))
        page.restoring.connect(self._restore)
        return page

    @functools.cached_property
    def person(self) -> PersonPage:
        """Name and centre."""
        page = PersonPage(self.kit)
        page.back.connect(self.begin)
        page.done.connect(lambda: self.turn_to(self.passphrase))
        return page

    @functools.cached_property
    def passphrase(self) -> PassphrasePage:
        """The new passphrase."""
        page = PassphrasePage(self.kit, self._doors.least_passphrase())
        page.back.connect(lambda: self.turn_to(self.person))
        page.done.connect(self._found)
        return page

    @functools.cached_property
    def code(self) -> CodePage:
        """The recovery code, shown once."""
        from assessor_app.ui.entrance.code import CodePage  # noqa: PLC0415 - only a first run needs it

        page = CodePage(self.kit)
        page.done.connect(self._finish)
        return page

    @functools.cached_property
    def unlock(self) -> UnlockPage:
        """The first page of every other day."""
        page = UnlockPage(self.kit)
        page.done.connect(self._unlock)
        page.forgotten.connect(self._forgotten)
        page.another.connect(lambda: self.turn_to(self.person))
        page.looking.connect(lambda: self.beside.emit("looking"))
        page.restoring.connect(self._restore)
        return page

    @functools.cached_property
    def recover(self) -> RecoverPage:
        """The recovery code typed in."""
        page = RecoverPage(self.kit, self._doors.least_passphrase())
        page.back.connect(self.begin)
        page.done.connect(self._recover)
        page.centre.connect(lambda: self.letting_in.show(self.unlock.place, self.unlock.label))
        return page

    @functools.cached_property
    def restoring(self) -> Restoring:
        """Putting a store back from a backup."""
        from assessor_app.ui.entrance.restoring import Restoring  # noqa: PLC0415 - few need it

        return Restoring(self, self._doors)

    @functools.cached_property
    def letting_in(self) -> LettingIn:
        """Being let in by one's centre."""
        from assessor_app.ui.entrance.lettingin import LettingIn  # noqa: PLC0415 - few need it

        return LettingIn(self, self._doors)

    def begin(self) -> None:
        """Show unlocking where there is a store, and the welcome where there is none."""
        self.turn_to(self.unlock if self._doors.any_store() else self.welcome)
        if self.settled:
            self.settle()

    def settle(self) -> None:
        """Say whose stores there are: once the page is to be seen, since reading them takes longer than painting."""
        self.settled = True
        if self.page is self.unlock:
            try:
                self.unlock.show_stores(self._doors.labels(), self.kit.session.preferences.now.store)
            except AssessorError as problem:
                self.tell(self.unlock, problem)

    def warm(self) -> None:
        """Import what comes next while a person reads and types."""
        self.settle()
        if self._vault is None:
            self._warming = self.kit.tasks.apart(self._doors.warm, failed=lambda _stopped: None)
            self._warming.ended.connect(self._warmed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Put the focus where one begins, now that it can be had."""
        super().showEvent(event)
        self.page.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the promises out where there is little room."""
        super().resizeEvent(event)
        self.promises.setVisible(self.width() >= self.kit.theme.px(PROMISES_FROM))

    def _lay_out(self) -> None:
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        scroll = Scroll(margin=32)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._column, 100)
        across.addStretch(1)
        self.help = self.kit.button(N_("Help"), lambda: self.beside.emit("help"), "quiet", icon="help")
        scroll.add(row(None, self.help, language_switch(self.kit)))
        scroll.inside.addStretch(2)
        scroll.inside.addLayout(across)
        scroll.inside.addStretch(3)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.promises, 5)
        inside.addWidget(scroll, 7)

    def _widen(self) -> None:
        self._column.setMaximumWidth(self.kit.theme.px(COLUMN))

    def turn_to(self, page: Page) -> None:
        """Show a page, ready to be filled in."""
        before, self.page = self.page, page
        self._pages.addWidget(page)
        if before is not page:
            before.hide()  # a stack would be as high as its highest page, seen or not
        page.show()
        page.begin()

    def _knows_the_stores(self) -> bool:
        """Also for a very fast typist, who was there before the labels were read."""
        if not self.unlock.known:
            self.settle()
        return self.unlock.known

    def _warmed(self) -> None:
        self._warming = None

    def make_room(self) -> None:
        """Stop warming up: the lane is needed now."""
        if self._warming is not None:
            self._warming.cancel()

    def _found(self) -> None:
        self.make_room()
        place, person, phrase = self._doors.new_place(), self.person, self.passphrase.phrase.said
        job = self.kit.tasks.apart(
            lambda progress: self._doors.found(
                place,
                name=person.name.said,
                centre=person.centre.said,
                number=person.number.said,
                status=person.you.standing,
                verifies=person.also.role,
                passphrase=phrase,
                progress=progress,
            ),
            then=self._founded,
            failed=lambda problem: self.tell(self.passphrase, problem),
        )
        self.busy.watch(job, N_("Creating your store"))

    def _founded(self, made: tuple[Vault, str]) -> None:
        self._vault, code = made
        self.passphrase.phrase.forget()
        self.code.show_code(code, f"{self.person.name.said} · {self.person.centre.said}")
        self.turn_to(self.code)

    def _unlock(self) -> None:
        if not self._knows_the_stores():
            return
        self.make_room()
        place, phrase = self.unlock.place, self.unlock.phrase.said
        job = self.kit.tasks.apart(
            lambda progress: self._doors.unlock(place, passphrase=phrase, progress=progress),
            then=self.unlocked,
            failed=self._not_unlocked,
        )
        self.busy.watch(job, N_("Opening your store"), stoppable=False)

    def _forgotten(self) -> None:
        if not self._knows_the_stores():
            return
        self.recover.whose.setText(self.unlock.label)
        self.turn_to(self.recover)

    def _recover(self) -> None:
        self.make_room()
        place, code, phrase = self.unlock.place, self.recover.code.said, self.recover.phrase.said
        job = self.kit.tasks.apart(
            lambda progress: self._doors.recover(place, code=code, passphrase=phrase, progress=progress),
            then=self.unlocked,
            failed=self._not_recovered,
        )
        self.busy.watch(job, N_("Opening your store"), stoppable=False)

    def _restore(self) -> None:
        self.restoring.choose()

    def unlocked(self, vault: Vault) -> None:
        """Go in."""
        self._vault = vault
        self._finish()

    def _not_unlocked(self, problem: AssessorError) -> None:
        if problem.code in ABOUT_THE_WORDS:
            self.unlock.refuse(self.kit.notices.sentence(problem))
        else:
            self.tell(self.unlock, problem)

    def _not_recovered(self, problem: AssessorError) -> None:
        if problem.code in ABOUT_THE_WORDS:
            self.recover.refuse(self.kit.notices.sentence(problem))
        else:
            self.tell(self.recover, problem)

    def tell(self, page: Page, problem: AssessorError) -> None:
        """Say above a page what went wrong; nothing where somebody stopped it."""
        if not isinstance(problem, Cancelled):
            page.wrong(self.kit.notices.sentence(problem), "refused" if isinstance(problem, Tampered) else "warning")

    def _finish(self) -> None:
        if self._vault is None:
            raise RuntimeError("no store is open yet")
        self.opened.emit(self._vault)
