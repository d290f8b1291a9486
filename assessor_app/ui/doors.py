"""How the window gets into a store: which there are, founding one, unlocking one, a new passphrase. No widgets.

Only `any_store` may be asked before the first paint. `labels` and `new_place` are quick; everything below them is slow
or imports much, and is called in the long lane. A test may hand the window a subclass.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, Literal

from assessor_app import paths

if TYPE_CHECKING:
    from pathlib import Path

    from assessor_app.clock import Clock
    from assessor_app.people.model import Status
    from assessor_app.progress import Progress
    from assessor_app.rooms import Rooms
    from assessor_app.vault.asking import Request
    from assessor_app.vault.backup.model import Manifest
    from assessor_app.vault.model import StoreLabel, StorePlace
    from assessor_app.vault.vault import Vault
    from assessor_app.verifying.inbox.model import VerifierRole

# What the first minutes of work will need, in the order in which it will be needed.
WARM: Final = (
    "assessor_app.language.sentences",
    "assessor_app.rooms",
    "assessor_app.records.sealing",
    "assessor_app.records.templates.observation_3.pages",
    "PySide6.QtPdf",
)


class Doors:
    """The way in, for one clock. The environment may name one store, which is then the only one."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock

    def any_store(self) -> bool:
        """Whether there is a store to unlock: a look at file names, no more."""
        named = paths.named_store()
        places = [named] if named is not None else paths.stores().glob("*")
        return any((place / "store.db").exists() for place in places)

    def labels(self) -> list[StoreLabel]:
        """The stores of this user, to choose among.

        Raises:
            Unavailable: the folder of stores cannot be read.
        """
        from assessor_app.vault import folders  # noqa: PLC0415 - not needed before the first paint
        from assessor_app.vault.model import StorePlace  # noqa: PLC0415 - same

        named = paths.named_store()
        if named is None:
            return folders.labels(paths.stores())
        return [label for label in folders.labels(named.parent) if label.place == StorePlace(named)]

    def new_place(self) -> StorePlace:
        """Return where the next store goes; nothing is made yet."""
        import uuid  # noqa: PLC0415 - not needed before the first paint

        from assessor_app.vault.model import StorePlace  # noqa: PLC0415 - same

        named = paths.named_store()
        if named is not None and not StorePlace(named).database.exists():
            return StorePlace(named)
        return StorePlace(paths.stores() / uuid.uuid4().hex)

    def least_passphrase(self) -> int:
        """How many characters a passphrase needs."""
        from assessor_app.vault.vault import LEAST_PASSPHRASE  # noqa: PLC0415 - not needed before the first window

        return LEAST_PASSPHRASE

    def found(
        self,
        place: StorePlace,
        *,
        name: str,
        centre: str,
        number: str,
        passphrase: str,
        progress: Progress,
        status: Status = "qualified",
        verifies: VerifierRole | Literal[""] = "",
    ) -> tuple[Vault, str]:
        """Found a store and return it open, with its recovery code; raises what `rooms.found` raises."""
        from assessor_app import rooms  # noqa: PLC0415 - not needed before the first window
        from assessor_app.people.model import Centre  # noqa: PLC0415 - same

        whose, clock = Centre(centre, number), self.clock
        return rooms.found(
            place, name=name, centre=whose, passphrase=passphrase, clock=clock, progress=progress, status=status,
            verifies=verifies,
        )  # fmt: skip

    def unlock(self, place: StorePlace, *, passphrase: str, progress: Progress) -> Vault:
        """Open a store with its passphrase; raises what `Vault.open` raises."""
        from assessor_app.tables import MIGRATIONS  # noqa: PLC0415 - not needed before the first window
        from assessor_app.vault.vault import Vault  # noqa: PLC0415 - same

        return Vault.open(place, passphrase=passphrase, migrations=MIGRATIONS, progress=progress)

    def recover(self, place: StorePlace, *, code: str, passphrase: str, progress: Progress) -> Vault:
        """Open a store with its recovery code and give it a new passphrase; raises what the vault raises."""
        from assessor_app.tables import MIGRATIONS  # noqa: PLC0415 - not needed before the first window
        from assessor_app.vault.vault import Vault  # noqa: PLC0415 - same

        vault = Vault.open(place, recovery_code=code, migrations=MIGRATIONS, progress=progress)
        try:
            vault.change_passphrase(new=passphrase, recovery_code=code)
        except BaseException:
            vault.close()
            raise
        return vault

    def waits_for_centre(self, place: StorePlace) -> bool:
        """Whether a store has asked its centre to be let in, and waits for the answer."""
        from assessor_app.vault import asking  # noqa: PLC0415 - few need it

        return asking.asked(place)

    def ask_centre(self, place: StorePlace, passphrase: str) -> Request:
        """Ask a store's centre to be let in, with a new passphrase; raises what `vault.asking.ask` raises."""
        from assessor_app.clock import rfc3339  # noqa: PLC0415 - few need it
        from assessor_app.vault import asking  # noqa: PLC0415 - same

        return asking.ask(place, passphrase, rfc3339(self.clock.now().wall))

    def let_in(self, place: StorePlace, answer: bytes, passphrase: str, progress: Progress) -> Vault:
        """Open a store with its centre's answer; raises what `Vault.let_in` raises."""
        from assessor_app import certifying  # noqa: PLC0415 - few need it

        return certifying.let_in(place, answer, passphrase, self.clock, progress)

    def backup(self, file: Path) -> Manifest:
        """What a backup says of itself; raises what `vault.backup.files.manifest` raises."""
        from assessor_app.vault.backup import files  # noqa: PLC0415 - few need it

        return files.manifest(file)

    def restore(self, file: Path, *, secret: str, progress: Progress) -> Vault:
        """Put a backup's store beside the others and open it, by its passphrase or else its recovery code.

        A text that is a whole recovery code is taken for one. Raises what restoring and the vault raise.
        """
        from assessor_app import rooms  # noqa: PLC0415 - not needed before the first window
        from assessor_app.tables import MIGRATIONS  # noqa: PLC0415 - same
        from assessor_app.vault import recovery  # noqa: PLC0415 - same
        from assessor_app.vault.backup import files, restoring  # noqa: PLC0415 - few need it
        from assessor_app.vault.vault import Vault  # noqa: PLC0415 - not needed before the first window

        place = restoring.free_place(paths.stores(), files.manifest(file))
        code = secret if recovery.is_code(secret) else None
        phrase = None if code else secret
        rooms.restore(file, place, passphrase=phrase, recovery_code=code, clock=self.clock, progress=progress)
        return Vault.open(place, passphrase=phrase, recovery_code=code, migrations=MIGRATIONS)

    def rooms(self, vault: Vault) -> Rooms:
        """Build the rooms for the calling thread."""
        from assessor_app.rooms import open_rooms  # noqa: PLC0415 - not needed before the first window

        return open_rooms(vault, self.clock)

    def warm(self, progress: Progress) -> None:
        """Import what will be needed soon, while a passphrase is being typed.

        Raises:
            Cancelled: the store is being opened, which needs the lane.
        """
        for done, module in enumerate(WARM):
            progress.step(done, len(WARM))
            importlib.import_module(module)
