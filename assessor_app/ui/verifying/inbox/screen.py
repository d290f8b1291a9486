"""The inbox: what comes is dropped, chosen or watched for; what came is listed; what waits says what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from assessor_app.errors import Cancelled
from assessor_app.language import N_
from assessor_app.ui.parts.banner import EmptyState
from assessor_app.ui.parts.columns import Columns
from assessor_app.ui.parts.dropping import Dropping
from assessor_app.ui.parts.tools import Tools
from assessor_app.ui.verifying.inbox import deeds
from assessor_app.ui.verifying.inbox.delivery import DeliveryPage
from assessor_app.ui.verifying.inbox.item import ItemPage
from assessor_app.ui.verifying.inbox.shelf import DELIVERIES, OPEN, Shelf
from assessor_app.ui.verifying.inbox.watcher import InboxWatcher
from assessor_app.ui.verifying.inbox.words import counted, name
from assessor_app.ui.verifying.screen import VerifyingScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor_app.errors import AssessorError
    from assessor_app.records.report import Opening
    from assessor_app.ui.errand import Job
    from assessor_app.ui.kit import Kit
    from assessor_app.vault.model import Changes
    from assessor_app.verifying.inbox.model import Delivery, Item
    from assessor_app.verifying.inbox.watching import Traits

EMPTY, NOTHING, DELIVERY, ITEM = range(4)


class InboxScreen(VerifyingScreen):
    """`enter(number)` shows one delivery."""

    SHOWS = frozenset({"record", "signer", "delivery", "quarantine", "watched-folder", "statement"})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "verify")
        kit.tongue.say(self.bar.title.setText, N_("Inbox"))
        self._job: Job | None = None
        self.shelf, self.delivery, self.item = Shelf(kit), DeliveryPage(kit), ItemPage(kit)
        none_yet = N_(
            "Nothing has come yet. Drop files, folders or zips here, import them, or watch the folder that they "
            "arrive in."
        )
        self.empty = EmptyState(kit, "inventory_2", none_yet, N_("Import files…"))
        self.empty.pressed.connect(self._ask_files)
        choose = EmptyState(kit, "inventory_2", N_("Choose what to look at, or drop files here to take them in."))
        self._middle = QStackedWidget()
        for page in (self.empty, choose, self.delivery, self.item):
            self._middle.addWidget(page)
        self.columns = Columns(kit, left=self.shelf, middle=self._middle, names=(N_("Inbox"), N_("Details")))
        self.body.addWidget(self.columns, 1)
        self.dropping = Dropping(self, self.take_in, N_("Let go to take these files in"))
        self._tools()
        self.watcher = InboxWatcher(kit, self)
        self._connect()

    def _connect(self) -> None:
        self.shelf.chosen.connect(self._choose)
        self.shelf.turned.connect(lambda _what: self._show_chosen())
        self.shelf.deliveries.shown.connect(self._listed)
        self.shelf.watching.connect(self._ask_watched)
        self.shelf.stopped.connect(lambda: self.watch(None))
        for paged in (self.shelf.open, self.shelf.deliveries):
            paged.clicked.connect(lambda _index: self.columns.close_sheets())
        self.delivery.chosen.connect(self._choose_item)
        self.item.back.connect(self._back)
        self.item.why.connect(self._why)
        self.item.recording.connect(lambda identity: self.go("records", identity))
        self.item.reviewing.connect(lambda identity: self.go("verify/review", identity))
        self.item.trying.connect(self._try_again)
        self.item.removing.connect(self._remove)
        self.watcher.arrived.connect(self._arrived)
        self.watcher.lost.connect(self.kit.notices.error)
        self._middle.setCurrentIndex(NOTHING)

    def enter(self, subject: str) -> None:
        """Show what is to be done, or one delivery; and judge again what may now stand otherwise."""
        self.shelf.read()
        self._count()
        self.kit.tasks.read(lambda rooms: rooms.verifying.inbox.watched(), then=self._watch)
        self._catch_up()
        if subject:
            self.shelf.turn_to(DELIVERIES)
            self._choose(DELIVERIES, subject)
        self.shelf.list.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Read again what is shown; where whom one believes has changed, judge again what waits."""
        self.shelf.read_again()
        self._count()
        if "watched-folder" in changes.kinds():
            self.kit.tasks.read(lambda rooms: rooms.verifying.inbox.watched(), then=self._watch)
        if "signer" in changes.kinds():
            self._catch_up()
        if self.shown_item is not None:
            self._choose_item(str(self.shown_item.number))
        elif self._middle.currentIndex() == DELIVERY and self.delivery.delivery is not None:
            self._choose(DELIVERIES, str(self.delivery.delivery.number))

    @property
    def shown_item(self) -> Item | None:
        """The file that is in sight."""
        return self.item.item if self._middle.currentIndex() == ITEM else None

    @property
    def caught_up(self) -> bool:
        """Whether nothing is being judged again just now."""
        return self._job is None

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files, folders and zips in, with how far it is and a way to stop it."""
        if paths:
            job = self.kit.tasks.long(
                lambda rooms, progress: deeds.take_in(rooms, progress, paths), then=self._taken_in, failed=self._stopped
            )
            self.busy.watch(job, N_("Taking the delivery in"))

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

    def _counted(self, told: tuple[int, dict[str, int]]) -> None:
        _deliveries, states = told
        self.shelf.count(sum(states.get(state, 0) for state in ("waiting", "quarantined", "at-odds")))

    def _listed(self) -> None:
        if not self.shelf.deliveries.things:
            self._middle.setCurrentIndex(EMPTY)
        elif self._middle.currentIndex() == EMPTY:
            self._middle.setCurrentIndex(NOTHING)

    def _taken_in(self, answer: tuple[Delivery | None, Changes]) -> None:
        delivery, _changes = answer
        if delivery is None:
            self.kit.notices.say(N_("There is no PDF in what you chose."))
            return
        self.kit.notices.tell(lambda words: counted(words, delivery))
        self.shelf.read()
        self._count()
        self.shelf.turn_to(DELIVERIES)
        self._show_delivery(delivery)

    def _stopped(self, problem: AssessorError) -> None:
        """Show what came until it was stopped."""
        if isinstance(problem, Cancelled):
            self.kit.notices.say(N_("Stopped. What came until then is kept; import the same again to go on."))
        else:
            self.kit.notices.error(problem)
        self.shelf.read()
        self._count()

    def _choose(self, what: str, key: str) -> None:
        if what == OPEN:
            self._choose_item(key)
        elif key:
            self.kit.tasks.read(lambda rooms: rooms.verifying.inbox.delivery(int(key)), then=self._show_delivery)

    def _show_delivery(self, delivery: Delivery | None) -> None:
        if delivery is not None:
            self.delivery.show_delivery(delivery)
            self.shelf.deliveries.choose(str(delivery.number))
            self._middle.setCurrentIndex(DELIVERY)

    def _choose_item(self, key: str) -> None:
        if key:
            self.kit.tasks.read(
                lambda rooms: rooms.verifying.inbox.item(int(key)),
                then=self._show_item,
                failed=lambda _gone: self._show_chosen(),
            )

    def _show_item(self, item: Item) -> None:
        if item != self.item.item or self._middle.currentIndex() != ITEM:
            self.item.show_item(item)
        self.item.back_button.setVisible(self.shelf.switch.choice == DELIVERIES)
        self._middle.setCurrentIndex(ITEM)

    def _show_chosen(self) -> None:
        """What is chosen in the list that is turned to; where nothing is, what to do."""
        key = self.shelf.list.choice
        if key:
            self._choose(self.shelf.switch.choice, key)
        else:
            self._middle.setCurrentIndex(NOTHING if self.shelf.deliveries.things else EMPTY)

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

    def _try_again(self) -> None:
        item = self.item.item
        if item is None:
            return
        job = self.kit.tasks.long(
            lambda rooms, _progress: rooms.verifying.inbox.try_again(item.number), then=self._tried
        )
        self.busy.watch(job, N_("Checking the file"), stoppable=False)

    def _tried(self, answer: tuple[Item, Changes]) -> None:
        item, _changes = answer
        still = item.state in {"quarantined", "waiting"}
        self.kit.notices.say(N_("It still stands as before.") if still else N_("It is accepted now."))

    def _remove(self) -> None:
        item = self.item.item
        if item is None:
            return
        number = item.number
        self.kit.tasks.store(
            lambda rooms: rooms.verifying.inbox.remove(number), then=lambda _changes: self._removed(item)
        )

    def _removed(self, item: Item) -> None:
        self.item.item = None
        self._middle.setCurrentIndex(NOTHING)
        self.kit.notices.say(N_("Taken out of quarantine: {file}"), undo=lambda: self._put_back(item), file=name(item))

    def _put_back(self, item: Item) -> None:
        self.kit.tasks.store(lambda rooms: rooms.verifying.inbox.put_back(item.number))

    def _watch(self, told: tuple[Path | None, dict[str, Traits]]) -> None:
        folder, taken = told
        self.shelf.show_watched(folder)
        if folder != self.watcher.folder:
            self.watcher.begin(folder, taken)

    def _arrived(self, folder: Path, files: dict[str, Traits]) -> None:
        self.kit.tasks.long(
            lambda rooms, progress: deeds.take_in_watched(rooms, progress, folder, files), then=self._watched_in
        )

    def _watched_in(self, answer: tuple[Delivery | None, Changes]) -> None:
        delivery, _changes = answer
        if delivery is not None:
            self.kit.notices.tell(lambda words: counted(words, delivery))

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
