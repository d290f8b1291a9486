"""Whom the files in the inbox wait for, and vouching for them from there; the bytes of a file, wherever it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.errors import Refusal
from assessor_app.vault.model import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.progress import Progress
    from assessor_app.records.archive import RecordArchive
    from assessor_app.records.report import Signer
    from assessor_app.verifying.inbox.desk import Inbox
    from assessor_app.verifying.inbox.model import Item
    from assessor_app.verifying.statements.keeping import Statements


class Signers:
    """Those who signed what came, used from one thread."""

    def __init__(self, archive: RecordArchive, statements: Statements, inbox: Inbox) -> None:
        self._archive, self._statements, self._inbox = archive, statements, inbox

    def bytes_of(self, item: Item) -> bytes | None:
        """The bytes of a file, from quarantine or wherever its kind is kept; None where they are not here."""
        if item.apart:
            return self._inbox.file(item.number)
        if item.contested and (beside := self._archive.under_taken_id_file(item.sha256)) is not None:
            return beside
        keepers: dict[str, Callable[[str], bytes]] = {
            "record": self._archive.file,
            "withdrawal": self._archive.withdrawals.file,
            "report": self._statements.file,
            "answer": self._statements.file,
        }
        keeper = keepers.get(item.kind) if item.identity else None
        try:
            return keeper(item.identity) if keeper is not None else None
        except Refusal:
            return None

    def waits_for(self, number: int) -> Signer | None:
        """The signer whom a file waits for, to be compared and vouched for; None where it waits for nobody.

        Raises:
            Refusal: `inbox-file-unknown`.
        """
        item = self._inbox.item(number)
        if not item.contested and (item.state != "waiting" or item.verdict != "unknown-signer"):
            return None
        if item.kind in {"exercise", "exercise-answer"}:
            return self._inbox.door.signer(item.signer)
        data = self.bytes_of(item)
        return self._archive.open(item.source, data).waiting_for if data is not None else None

    def vouch(self, number: int, how: str, by: str, progress: Progress) -> tuple[int, Changes]:
        """Vouch for the signer whom a file waits for, having compared the fingerprint with them.

        Everything of theirs is judged again, whether it waits here or lies in quarantine; how many files of the inbox
        are accepted that were not before, and what that touched.

        Raises:
            Refusal: `inbox-file-unknown`; `inbox-waits-for-nobody`; `vouching-not-told`.
        """
        signer = self.waits_for(number)
        if signer is None:
            raise Refusal("inbox-waits-for-nobody")
        before = self._inbox.how_many().get("accepted", 0)
        changes = self._archive.vouch_for(signer.certificate, how, by)
        also = self._inbox.catch_up(progress)
        return self._inbox.how_many().get("accepted", 0) - before, Changes(changes.touched | also.touched)

    def withdraw(self, signer: str, reason: str, by: str, progress: Progress) -> Changes:
        """Take a vouching back: whatever stood on it waits again."""
        changes = self._archive.withdraw(signer, reason, by)
        return Changes(changes.touched | self._inbox.catch_up(progress).touched)
