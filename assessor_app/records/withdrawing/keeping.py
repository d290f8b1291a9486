"""The withdrawals of one store: kept as they are sealed or come in, and never changed. Beginning one is in `deeds`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from assessor_app.errors import Refusal
from assessor_app.records import kinds
from assessor_app.records.beside.model import First
from assessor_app.records.withdrawing import store as rows
from assessor_app.records.withdrawing.model import TEMPLATE, Withdrawal

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.records.model import Payload
    from assessor_app.records.report import Opening
    from assessor_app.vault.store import Store


def is_one(payload: Payload) -> bool:
    """Whether a payload is that of a withdrawal."""
    return payload.get("template") == TEMPLATE


class Withdrawals:
    """What is kept of withdrawals, used from one thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_record(self, identity: str) -> list[Withdrawal]:
        """The withdrawals of one record, by the record's identity, earliest first; any verdict."""
        return rows.of_record(self._store, identity)

    def find(self, identity: str) -> Withdrawal | None:
        """One withdrawal by its own identity."""
        return rows.find(self._store, identity)

    def file(self, identity: str) -> bytes:
        """The file of one withdrawal, byte for byte; Refusal `record-unknown`."""
        found = rows.file_of(self._store, identity)
        if found is None:
            raise Refusal("record-unknown", name=identity)
        return found

    def keep(self, made: Withdrawal, payload: dict[str, Any], file: bytes, certificate: bytes) -> None:
        """Keep one; joins the caller's transaction."""
        rows.insert(self._store, made, certificate=certificate, payload=payload, file=file)

    def of_signer(self, signer: str) -> list[Withdrawal]:
        """Imported withdrawals that one certificate signed."""
        return rows.of_signer(self._store, signer)

    def whole(self, identity: str) -> Payload | None:
        """The data of one that was found whole, whoever signed it; None of any other."""
        return rows.whole(self._store, identity)

    def under(self, own_id: str) -> First | None:
        """Whichever has this id, as `beside.displacing.Place` has it."""
        made = rows.with_id(self._store, own_id)
        if made is None:
            return None
        of = kinds.about(rows.payload_of(self._store, made.identity))
        return First(
            made.identity, made.id, made.signer, made.verdict, made.origin, made.reference, made.kept_at,
            self.file(made.identity), about=of,
        )  # fmt: skip

    def let_go(self, identity: str) -> None:
        """Give up the place of one that was displaced, as `beside.displacing.Place` has it."""
        rows.let_go(self._store, identity)

    def judge_again(self, signer: str, judge: Callable[[str, bytes], Opening], now: str) -> list[tuple[str, str]]:
        """Judge again what one certificate signed; which records that touches. `now` is RFC 3339."""
        found = self.of_signer(signer)
        for one in found:
            verdict = judge(one.reference, self.file(one.identity)).verdict
            rows.set_verdict(self._store, one.identity, verdict, now)
        return [("record", one.of_identity) for one in found]


def withdrawal(
    payload: Payload, identity: str, *, origin: Literal["own", "imported"], at: str, verdict: str = "accepted"
) -> Withdrawal:
    """A withdrawal from its payload; `identity` is the SHA-256 of its base, `at` when it was kept (RFC 3339)."""
    said, of = payload["record"], payload["withdraws"]
    return Withdrawal(
        identity=identity,
        id=said["id"],
        record=of["record"],
        of_identity=of["identity"],
        reference=of["reference"],
        assessor=payload["assessor"]["name"],
        signer=payload["assessor"]["certificate"],
        reason=of["reason"],
        sealed_at=said["sealed_at"],
        kept_at=at,
        origin=origin,
        verdict=verdict,
    )
