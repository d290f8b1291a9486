"""The window: the way in, then the frame; its keys, its size and place, and closing without losing a letter."""

from __future__ import annotations

import base64
import gc
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from assessor_app import paths
from assessor_app.errors import AssessorError, Unavailable
from assessor_app.language import ENGLISH, N_, WELSH
from assessor_app.ui import icons
from assessor_app.ui.crash import Crashes
from assessor_app.ui.doors import Doors
from assessor_app.ui.entrance.entrance import Entrance
from assessor_app.ui.kit import Kit
from assessor_app.ui.notices import Notices
from assessor_app.ui.places import PLACES
from assessor_app.ui.session import Preferences, Session
from assessor_app.ui.sweeping import Sweeping
from assessor_app.ui.taborder import beside
from assessor_app.ui.tasks import Tasks
from assessor_app.ui.theme import Theme
from assessor_app.ui.tongue import LiveWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from assessor_app.clock import Clock
    from assessor_app.language import Tongue
    from assessor_app.rooms import Rooms
    from assessor_app.ui.frame import Frame
    from assessor_app.ui.locking.lock import Lock
    from assessor_app.ui.places import Place
    from assessor_app.ui.screen import Screen
    from assessor_app.vault.vault import Vault

LEAST_WIDTH, LEAST_HEIGHT = 760, 560
FIRST_WIDTH, FIRST_HEIGHT = 1280, 832


class Window(QWidget):
    """One window on one store. `go(name, subject)` shows a screen once the store is open.

    `alone` says that this process will have no other window.
    """

    def __init__(self, kit: Kit, doors: Doors, places: Sequence[Place] = PLACES, *, alone: bool = False) -> None:
        super().__init__()
        self._alone = alone
        self.kit, self._doors, self._places = kit, doors, places
        self.frame: Frame | None = None
        self._lock: Lock | None = None
        self.beside: dict[str, Screen] = {}
        self._painted = self._warned = False
        self._sweeping = Sweeping(self)
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setWindowIcon(icons.window_icon())
        kit.tongue.say(self.setWindowTitle, N_("Assessor"))
        self._stack = QStackedLayout(self)
        self._stack.setSizeConstraint(QStackedLayout.SizeConstraint.SetNoConstraint)
        self.entrance = Entrance(kit, doors)
        self.entrance.opened.connect(self._open)
        self.entrance.beside.connect(self._beside)
        self._stack.addWidget(self.entrance)
        self._take_keys()
        self._come_back()
        kit.tongue.changed.connect(self._remember_language)

    def go(self, name: str, subject: str = "") -> None:
        """Show a screen; nothing while the store is still locked, or the window is."""
        if self.frame is not None and not self.locked:
            self.frame.go(name, subject)

    def help(self) -> None:
        """Show the help; over the way in while the store is still locked, with the way back to it."""
        if self.frame is not None:
            self.go("help")
        else:
            self._beside("help")

    @property
    def locked(self) -> bool:
        """Whether the passphrase is needed to see what is open."""
        return self._lock is not None and self._lock.locked

    def lock(self) -> None:
        """Hide everything behind the passphrase, once a store is open."""
        if self._lock is not None:
            self._lock.lock()

    def _beside(self, name: str) -> None:
        """Show a screen that needs no store in place of the way in, until it leads back."""
        if name not in self.beside:
            made = next(place for place in self._places if place.name == name).make(self.kit)
            made.returned.connect(lambda: self._stack.setCurrentWidget(self.entrance))
            self._stack.addWidget(made)
            self.beside[name] = made
        self._stack.setCurrentWidget(self.beside[name])
        self.beside[name].enter("")

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: FBT001, N802 - Qt's name and type
        """Let Tab go on as one reads, also to what came later."""
        found = beside(self, self.focusWidget(), onwards=onwards)
        if found is None:
            return super().focusNextPrevChild(onwards)
        found.setFocus(Qt.FocusReason.TabFocusReason if onwards else Qt.FocusReason.BacktabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to warm up as soon as something is to be seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self._sweeping.begin()
            QTimer.singleShot(0, self, self.entrance.warm)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Write what waits, then go. When something could not be written, say so and stay; the second time, go.

        The same where a delivery is being taken in: what of it came is kept.
        """
        if self.frame is not None:
            self.frame.leave()
        if self._receives():
            event.ignore()
            return
        if not self.kit.tasks.drain() and not self._warned:
            self._warned = True
            if self.kit.tasks.waiting:
                self.kit.notices.error(Unavailable("still-writing"))
            else:
                self.kit.notices.say(N_("Close the window again to leave without the last change."))
            event.ignore()
            return
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self._remember(window=geometry)
        if self.kit.session.receiving is not None:
            self.kit.session.receiving.close()
        self.kit.tasks.shut(lambda rooms: rooms.close())
        vault, self.kit.session.vault = self.kit.session.vault, None
        if vault is not None:
            vault.close()
        self.kit.tasks.end()
        event.accept()

    def _receives(self) -> bool:
        """Say once that a delivery is being taken in, which closing would break off."""
        receiving = self.kit.session.receiving
        if receiving is None or not receiving.busy or receiving.warned:
            return False
        receiving.warned = True
        said = N_("A delivery is still coming in. Close again to stop it: what came is kept, and it can go on later.")
        self.kit.notices.say(said)
        return True

    def _open(self, vault: Vault) -> None:
        self.kit.session.vault = vault
        self._remember(store=vault.place.folder.name)
        self.kit.tasks.open(lambda: self._doors.rooms(vault), then=self._opened, failed=self.kit.notices.error)

    def _opened(self, _nothing: None) -> None:
        from assessor_app.ui.backing import Backups  # noqa: PLC0415 - not needed before the first paint
        from assessor_app.ui.frame import Frame  # noqa: PLC0415 - same
        from assessor_app.ui.locking.lock import Lock  # noqa: PLC0415 - same
        from assessor_app.ui.stamping import Stamps  # noqa: PLC0415 - same
        from assessor_app.ui.verifying.inbox.receiving import Receiving  # noqa: PLC0415 - same

        # Nothing can be undone any more that an earlier run did.
        self.kit.tasks.long(lambda rooms, _progress: _forget_removed(rooms), failed=lambda _later: None)
        self.frame = Frame(self.kit, self._places)
        self._stack.addWidget(self.frame)
        self._stack.setCurrentWidget(self.frame)
        self._lock = self.kit.session.lock = Lock(self.kit, self.frame, self._stack, self)
        self.backups, self.stamps = Backups(self.kit, self), Stamps(self.kit, self)
        receiving = self.kit.session.receiving = Receiving(self.kit, self)
        receiving.news.connect(self.frame.mark_news)
        self.frame.go(next(iter(self.frame.order), "settings"))
        receiving.begin()
        if self._alone:
            # What was imported and built until now stays as long as the program: looking through it for garbage again
            # and again would hold up whoever types, for a tenth of a second at a time.
            gc.freeze()
        self.entrance.deleteLater()
        for screen in self.beside.values():
            screen.deleteLater()
        self.beside.clear()

    def _take_keys(self) -> None:
        self._key("Ctrl+Q", self._quit)
        self._key("Ctrl+L", self.kit.tongue.switch)
        self._key("F1", self.help)
        self._key("Ctrl+Shift+L", self.lock)
        self._key("Ctrl+,", lambda: self.go("settings"))
        for number in range(1, 10):
            self._key(f"Ctrl+{number}", lambda number=number: self._go_to(number))

    def _key(self, keys: str, deed: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(deed)

    def _quit(self) -> None:
        """Close; but not by a slip of a candidate's hand."""
        if not self._handed:
            self.close()

    @property
    def _handed(self) -> bool:
        return self.frame is not None and self.frame.handed

    def _go_to(self, number: int) -> None:
        if self.frame is not None and number <= len(self.frame.order):
            self.go(self.frame.order[number - 1])

    def _come_back(self) -> None:
        kept = self.kit.session.preferences.now.window
        self.resize(FIRST_WIDTH, FIRST_HEIGHT)
        if kept:
            self.restoreGeometry(QByteArray(base64.b64decode(kept)))

    def _remember_language(self) -> None:
        """Begin in this language the next time, unless it is a candidate's for as long as they have the device."""
        if not self._handed:
            self._remember(language=self.kit.tongue.language)

    def _remember(self, **fields: object) -> None:
        try:
            self.kit.session.preferences.change(**fields)
        except AssessorError as problem:
            self.kit.notices.error(problem)


def _forget_removed(rooms: Rooms) -> None:
    rooms.desk.forget_removed()
    rooms.verifying.actions.files.forget_removed()


def first_language() -> Tongue:
    """The language to begin in where nobody has chosen one: the system's, if that is Welsh.

    Qt's own answer costs a third of the time to the first paint, for its long lists of languages and countries, so it
    is asked only where the environment does not say.
    """
    if sys.platform == "linux":
        told = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
        return WELSH if next(filter(None, told), "").startswith("cy") else ENGLISH
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - see above

    return WELSH if any(tag.startswith("cy") for tag in QLocale.system().uiLanguages()) else ENGLISH


def build_kit(app: QApplication, clock: Clock, preferences: Preferences, *, scale: float | None = None) -> Kit:
    """Put together what the parts and screens are handed; `scale` is the text size where the system's is not wanted."""
    tongue = LiveWords(preferences.now.language or first_language(), app)
    tongue.teach_qt(app)
    theme = Theme(app, preferences.now.theme, scale, less_motion=preferences.now.less_motion)
    notices = Notices(tongue, app)
    crashes = Crashes(theme, tongue)
    crashes.watch()
    return Kit(theme, tongue, Tasks(notices.error, crashes.tell, app), notices, clock, Session(preferences))


def start(clock: Clock) -> int:
    """Open the window and return the exit code when it is closed."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName(paths.APP_NAME)
    app.setDesktopFileName(paths.APP_NAME)
    app.setStyle("Fusion")  # the one style that lets the sheet have its way on every platform
    kit = build_kit(app, clock, Preferences(paths.settings_file()))
    window = Window(kit, Doors(clock), alone=True)
    window.show()
    return app.exec()
