"""The inbox: what comes is dropped, chosen or watched for; what came is listed; what waits says what to do next."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from assessor_app.language import N_
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.verifying.inbox import deeds
from assessor_app.ui.verifying.inbox.delivery import DeliveryPage
from assessor_app.ui.verifying.inbox.errands import Errands
from assessor_app.ui.verifying.inbox.item import ItemPage
from assessor_app.ui.verifying.inbox.receiving import Receiving
from assessor_app.ui.verifying.inbox.shelf import DELIVERIES, OPEN, Shelf
from assessor_app.ui.verifying.inbox.underway import Underway
from assessor_app.ui.verifying.screen import VerifyingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.records.report import Opening
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.verifying.inbox.receiving import Ended
    from assessor_app.ui.verifying.inbox.watcher import InboxWatcher
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Delivery, Item

EMPTY, NOTHING = range(2)


class InboxScreen(VerifyingScreen):
    """`enter(number)` shows one delivery."""

    SHOWS = frozenset({"record", "signer", "delivery", "quarantine", "watched-folder", "statement", "exercise"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "verify")
        kit.tongue.say(self.bar.title.setText, N_("Inbox"))
        self._job: Job | None = None
        self._asked = False
        self.receiving = kit.session.receiving or Receiving(kit, self)
        self.shelf = Shelf(kit)
        none_yet = N_(
            "Nothing has come yet. Drop files, folders or zips here, import them, or watch the folder that they "
            "arrive in."
        )
        self.empty = EmptyState(kit, "inventory_2", none_yet, N_("Import files…"))
        self.empty.pressed.connect(self._ask_files)
        choose = EmptyState(kit, "inventory_2", N_("Choose what to look at, or drop files here to take them in."))
        self._middle = QStackedWidget()
        for page in (self.empty, choose):
            self._middle.addWidget(page)
        self.columns = Columns(kit, left=self.shelf, middle=self._middle, names=(N_("Inbox"), N_("Details")))
        self.body.addWidget(self.columns, 1)
        self.dropping = Dropping(self, self.take_in, N_("Let go to take these files in"))
        self._tools()
        self.errands = Errands(self)
        self._connect()

    def _connect(self) -> None:
        self.shelf.chosen.connect(self._choose)
        self.shelf.turned.connect(lambda _what: self._show_chosen())
        self.shelf.deliveries.shown.connect(self._listed)
        self.shelf.watching.connect(self._ask_watched)
        self.shelf.stopped.connect(lambda: self.watch(None))
        for paged in (self.shelf.open, self.shelf.deliveries):
            paged.clicked.connect(lambda _index: self.columns.close_sheets())
        self.receiving.ended.connect(self._ended)
        self.receiving.minded.connect(self._show_watched)
        self.receiving.moved.connect(self._moved)
        self._show_watched()
        self._middle.setCurrentIndex(NOTHING)
        self._moved()

    @functools.cached_property
    def delivery(self) -> DeliveryPage:
        """The page of one delivery; like the others made when it is first needed, so that coming here is quick."""
        page = DeliveryPage(self.kit)
        page.chosen.connect(self._choose_item)
        page.going_on.connect(self._go_on)
        self._middle.addWidget(page)
        return page

    @functools.cached_property
    def item(self) -> ItemPage:
        """The page of one file."""
        page = ItemPage(self.kit)
        page.back.connect(self._back)
        page.why.connect(self._why)
        page.recording.connect(lambda identity: self.go("records", identity))
        page.reviewing.connect(lambda identity: self.go("verify/review", identity))
        page.trying.connect(self.errands.try_again)
        page.removing.connect(self.errands.remove)
        page.vouching.connect(self.errands.vouch)
        page.exercises.connect(self._exercise)
        self._middle.addWidget(page)
        return page

    @functools.cached_property
    def underway(self) -> Underway:
        """The strip that says how far what is being taken in is."""
        made = Underway(self.kit, self.receiving)
        self.body.insertWidget(self.body.indexOf(self.columns), made)
        return made

    def _moved(self) -> None:
        if self.receiving.busy:
            self.underway.show_it()

    def enter(self, subject: str) -> None:
        """Show what is to be done, or one delivery; and judge again what may now stand otherwise."""
        self.shelf.read()
        self._count()
        self.receiving.seen()
        self._catch_up()
        if subject:
            self.shelf.turn_to(DELIVERIES)
            self._choose(DELIVERIES, subject)
        self.shelf.list.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Read again what is shown; where whom one believes has changed, judge again what waits."""
        self.shelf.read_again()
        self._count()
        if "signer" in changes.kinds():
            self._catch_up()
        if self.shown_item is not None:
            self._choose_item(str(self.shown_item.number))
        elif self._shows("delivery") and self.delivery.delivery is not None:
            self._choose(DELIVERIES, str(self.delivery.delivery.number))

    @property
    def shown_item(self) -> Item | None:
        """The file that is in sight."""
        return self.item.item if self._shows("item") else None

    def _shows(self, page: str) -> bool:
        """Whether this page is in sight; one that was never needed is not."""
        return self._middle.currentWidget() is self.__dict__.get(page, self)

    @property
    def caught_up(self) -> bool:
        """Whether nothing is being judged again just now."""
        return self._job is None

    @property
    def watcher(self) -> InboxWatcher:
        """What watches the folder that deliveries arrive in."""
        return self.receiving.watcher

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files, folders and zips in, after what is coming in already."""
        if paths and self.receiving.busy:
            self.kit.notices.say(N_("It comes in after what is being taken in now."))
        self._asked = True
        self.receiving.take_in(paths)

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, or none."""
        self.kit.tasks.store(lambda rooms: rooms.verifying.inbox.watch(folder))

    def _catch_up(self) -> None:
        if self._job is None:
            self._job = self.kit.tasks.long(lambda rooms, progress: rooms.verifying.inbox.catch_up(progress))
            self._job.ended.connect(self._caught_up)

    def _caught_up(self) -> None:
        self._job = None

    def _count(self) -> None:
        self.kit.tasks.read(lambda rooms: rooms.verifying.inbox.how_many(), then=self._counted)

    def _counted(self, states: dict[str, int]) -> None:
        self.shelf.count(sum(states.get(state, 0) for state in ("waiting", "quarantined", "at-odds")))

    def _listed(self) -> None:
        if not self.shelf.deliveries.things:
            self._middle.setCurrentIndex(EMPTY)
        elif self._middle.currentIndex() == EMPTY:
            self._middle.setCurrentIndex(NOTHING)

    def _ended(self, ended: Ended) -> None:
        """Show what came to whoever asked for it and waits here."""
        self.shelf.read()
        self._count()
        if not self.isVisible():
            return
        self.receiving.seen()
        if ended.delivery is not None and self._asked:
            self.shelf.turn_to(DELIVERIES)
            self._show_delivery(ended.delivery)

    def _go_on(self) -> None:
        delivery = self.delivery.delivery
        if delivery is not None:
            self.take_in([Path(one) for one in delivery.named])

    def _choose(self, what: str, key: str) -> None:
        self._asked = False
        if what == OPEN:
            self._choose_item(key)
        elif key:
            self.kit.tasks.read(lambda rooms: rooms.verifying.inbox.delivery(int(key)), then=self._show_delivery)

    def _show_delivery(self, delivery: Delivery | None) -> None:
        if delivery is not None:
            self.delivery.show_delivery(delivery, coming=delivery.number == self.receiving.number)
            self.shelf.deliveries.choose(str(delivery.number))
            self._middle.setCurrentWidget(self.delivery)

    def _choose_item(self, key: str) -> None:
        if key:
            self.kit.tasks.read(
                lambda rooms: rooms.verifying.inbox.item(int(key)),
                then=self._show_item,
                failed=lambda _gone: self._show_chosen(),
            )

    def _show_item(self, item: Item) -> None:
        if item != self.item.item or not self._shows("item"):
            self.item.show_item(item)
        self.item.back_button.setVisible(self.shelf.switch.choice == DELIVERIES)
        self._middle.setCurrentWidget(self.item)

    def _show_chosen(self) -> None:
        """What is chosen in the list that is turned to; where nothing is, what to do."""
        key = self.shelf.list.choice
        if key:
            self._choose(self.shelf.switch.choice, key)
        else:
            self._middle.setCurrentIndex(NOTHING if self.shelf.deliveries.things else EMPTY)

    def forget_item(self) -> None:
        """Show no file any more: it was taken out."""
        self.item.item = None
        self._middle.setCurrentIndex(NOTHING)

    def _back(self) -> None:
        item = self.item.item
        if item is not None:
            self._choose(DELIVERIES, str(item.delivery))

    def _why(self) -> None:
        item = self.item.item
        if item is None:
            return
        job = self.kit.tasks.long(
            lambda rooms, progress: (item.number, deeds.opened(rooms, progress, item)), then=self._explained
        )
        self.busy.watch(job, N_("Checking the file"), stoppable=False)

    def _explained(self, told: tuple[int, Opening]) -> None:
        number, opening = told
        if self.shown_item is not None and self.shown_item.number == number:
            self.item.show_findings(opening)

    def _show_watched(self) -> None:
        self.shelf.show_watched(self.watcher.folder, gone=self.watcher.gone)

    def _exercise(self) -> None:
        item = self.item.item
        if item is not None:
            self.go("records/exercises" if item.kind == "exercise" else "verify/standardising", item.identity)

    def _tools(self) -> None:
        kit = self.kit
        self.files_button = kit.button(N_("Import files…"), self._ask_files, icon="download", keys="Ctrl+I")
        self.folder_button = kit.button(N_("Import a folder…"), self._ask_folder, icon="folder", keys="Ctrl+Shift+I")
        way = ((self.columns.left_button, N_("Inbox")),)
        self.bar.extras.addWidget(Tools(kit, self.bar, way, below=0))
        self.tools = Tools(
            kit, self.bar, ((self.files_button, N_("Import files…")), (self.folder_button, N_("Import a folder…")))
        )
        self.bar.extras.addWidget(self.tools)

    def _ask_files(self) -> None:
        words = self.kit.tongue.words
        kinds = words(N_("Records and zips (*.pdf *.zip);;All files (*)"))
        chosen, _ = QFileDialog.getOpenFileNames(self, words(N_("Files to take in")), "", kinds)
        self.take_in([Path(one) for one in chosen])

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.kit.tongue(N_("Folder to take in")))
        if chosen:
            self.take_in([Path(chosen)])

    def _ask_watched(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.kit.tongue(N_("Folder that deliveries arrive in")))
        if chosen:
            self.watch(Path(chosen))
