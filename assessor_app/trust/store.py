"""Trust as rows: the journal of vouching, this store's own identities and requests. Rules: `vouching`, `ownkeys`."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from assessor_app.trust.model import CentreTrust, Enrolled, KeptIdentity, KeptRequest, TokenPlace, Vouching, fingerprint
from assessor_app.vault.model import Migration

if TYPE_CHECKING:
    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "trust-001-signers-and-identity",
        """
CREATE TABLE vouching (
  number INTEGER PRIMARY KEY AUTOINCREMENT, deed TEXT NOT NULL CHECK (deed IN ('vouched', 'withdrawn')),
  fingerprint TEXT NOT NULL CHECK (length(fingerprint) = 64), certificate BLOB, told TEXT NOT NULL, by TEXT NOT NULL,
  at TEXT NOT NULL, CHECK ((deed = 'vouched') = (certificate IS NOT NULL))
) STRICT;
CREATE INDEX vouching_by_signer ON vouching(fingerprint, number DESC);
CREATE TRIGGER vouching_is_append_only BEFORE UPDATE ON vouching BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER vouching_is_never_erased BEFORE DELETE ON vouching BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TABLE own_identity (
  number INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL UNIQUE, certificate BLOB NOT NULL,
  pkcs12 BLOB NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TRIGGER own_certificate_stays BEFORE UPDATE OF fingerprint, certificate, at ON own_identity
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER own_identity_is_never_erased BEFORE DELETE ON own_identity
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
    Migration(
        "trust-002-requests-and-tokens",
        """
CREATE TABLE own_request (
  number INTEGER PRIMARY KEY AUTOINCREMENT, request BLOB NOT NULL, certificate BLOB NOT NULL, pkcs12 BLOB,
  at TEXT NOT NULL
) STRICT;
CREATE TRIGGER own_request_stays BEFORE UPDATE ON own_request BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER own_request_is_never_erased BEFORE DELETE ON own_request
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TABLE own_token (
  key TEXT PRIMARY KEY CHECK (length(key) = 64), library TEXT NOT NULL, label TEXT NOT NULL, serial TEXT NOT NULL,
  object BLOB NOT NULL
) STRICT;
""",
    ),
    Migration(
        "trust-003-centres",
        """
CREATE TABLE centre_trust (
  root TEXT NOT NULL CHECK (length(root) = 64), number INTEGER NOT NULL, name TEXT NOT NULL, certificate BLOB NOT NULL,
  issuing BLOB NOT NULL, revocations BLOB NOT NULL, root_list BLOB NOT NULL, register TEXT NOT NULL,
  issued_at TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (root, number)
) STRICT;
CREATE TRIGGER centre_trust_stays BEFORE UPDATE ON centre_trust BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER centre_trust_is_never_erased BEFORE DELETE ON centre_trust
  BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
    Migration(
        "trust-004-what-packs-carry",
        """
ALTER TABLE centre_trust ADD COLUMN carried TEXT NOT NULL DEFAULT '{}';
""",
    ),
)

_CURRENT = "FROM vouching v WHERE number = (SELECT max(number) FROM vouching WHERE fingerprint = v.fingerprint)"


def add_vouching(store: Store, line: Vouching, certificate: bytes | None) -> None:
    """Append one line to the journal; the certificate (DER) comes with a vouching and not with a withdrawal."""
    store.run(
        "INSERT INTO vouching (deed, fingerprint, certificate, told, by, at) VALUES (?, ?, ?, ?, ?, ?)",
        (line.deed, line.fingerprint, certificate, line.told, line.by, line.at),
    )


def vouched_certificates(store: Store) -> list[bytes]:
    """The certificates whose last line is a vouching, oldest first."""
    rows = store.rows(f"SELECT certificate {_CURRENT} AND deed = 'vouched' ORDER BY number")
    return [bytes(row["certificate"]) for row in rows]


def is_vouched(store: Store, of: str) -> bool:
    """Whether the last line about a fingerprint is a vouching."""
    row = store.one("SELECT deed FROM vouching WHERE fingerprint = ? ORDER BY number DESC LIMIT 1", (of,))
    return row is not None and row["deed"] == "vouched"


def vouching_lines(store: Store) -> list[Vouching]:
    """The whole journal, oldest first."""
    return [
        Vouching(**row) for row in store.rows("SELECT deed, fingerprint, told, by, at FROM vouching ORDER BY number")
    ]


def put_identity(store: Store, pkcs12: bytes, certificate: bytes, at: str) -> None:
    """Keep this store's own identity, the latest being the current one; for a certificate kept already, a new lock."""
    store.run(
        "INSERT INTO own_identity (fingerprint, certificate, pkcs12, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (fingerprint) DO UPDATE SET pkcs12 = excluded.pkcs12",
        (fingerprint(certificate), certificate, pkcs12, at),
    )


def own_certificates(store: Store) -> list[bytes]:
    """The certificates (DER) of every identity this store has had, oldest first."""
    return [bytes(row["certificate"]) for row in store.rows("SELECT certificate FROM own_identity ORDER BY number")]


def own_identity(store: Store) -> KeptIdentity | None:
    """The current identity of this store, if it has one."""
    row = store.one("SELECT certificate, pkcs12, at FROM own_identity ORDER BY number DESC LIMIT 1")
    return KeptIdentity(bytes(row["certificate"]), bytes(row["pkcs12"]), row["at"]) if row else None


def own_identities(store: Store) -> list[KeptIdentity]:
    """Every identity this store has had, oldest first."""
    rows = store.rows("SELECT certificate, pkcs12, at FROM own_identity ORDER BY number")
    return [KeptIdentity(bytes(row["certificate"]), bytes(row["pkcs12"]), row["at"]) for row in rows]


def add_request(store: Store, kept: KeptRequest) -> None:
    """Keep a request that was made; with it the locked key, where no identity here has that key yet."""
    store.run(
        "INSERT INTO own_request (request, certificate, pkcs12, at) VALUES (?, ?, ?, ?)",
        (kept.request, kept.certificate, kept.pkcs12, kept.at),
    )


def requests(store: Store) -> list[KeptRequest]:
    """The requests this store has made, oldest first."""
    rows = store.rows("SELECT request, certificate, pkcs12, at FROM own_request ORDER BY number")
    return [KeptRequest(bytes(r["request"]), bytes(r["certificate"]), r["pkcs12"], r["at"]) for r in rows]


def put_token(store: Store, key: str, place: TokenPlace) -> None:
    """Remember where the private key is whose public one has this fingerprint; the library may lie elsewhere later."""
    store.run(
        "INSERT INTO own_token (key, library, label, serial, object) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET library = excluded.library",
        (key, place.library, place.label, place.serial, place.object),
    )


def token(store: Store, key: str) -> TokenPlace | None:
    """Where that private key is, if a token holds it."""
    row = store.one("SELECT library, label, serial, object FROM own_token WHERE key = ?", (key,))
    return TokenPlace(row["library"], row["label"], row["serial"], bytes(row["object"])) if row else None


def add_centre(store: Store, trust: CentreTrust, at: str) -> None:
    """Keep what a centre's pack says of whom to trust; the highest number of a root is what holds. `at` is RFC 3339."""
    register = json.dumps([[line.fingerprint, line.name, list(line.roles)] for line in trust.register])
    store.run(
        "INSERT INTO centre_trust (root, number, name, certificate, issuing, revocations, root_list, register,"
        " issued_at, at, carried) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            trust.fingerprint, trust.number, trust.name, trust.certificate, trust.issuing, trust.revocations,
            trust.root_list, register, trust.issued_at.isoformat(), at,
            _carried(trust),
        ),
    )  # fmt: skip


def centres(store: Store) -> list[CentreTrust]:
    """The centres trusted through their packs, each by its latest one, in the order they were first taken in."""
    rows = store.rows(
        "SELECT * FROM centre_trust c WHERE number = (SELECT max(number) FROM centre_trust WHERE root = c.root)"
        " ORDER BY rowid"
    )
    return [
        CentreTrust(
            certificate=bytes(row["certificate"]),
            name=row["name"],
            issuing=bytes(row["issuing"]),
            revocations=bytes(row["revocations"]),
            root_list=bytes(row["root_list"]),
            register=tuple(Enrolled(of, name, tuple(roles)) for of, name, roles in json.loads(row["register"])),
            number=row["number"],
            issued_at=dt.datetime.fromisoformat(row["issued_at"]),
            **_carried_back(row["carried"]),
        )
        for row in rows
    ]


def _carried(trust: CentreTrust) -> str:
    """What a pack may carry beyond whom to trust, as JSON; certificates in hex."""
    return json.dumps(
        {
            "templates": trust.templates,
            "timestamp_roots": [one.hex() for one in trust.timestamp_roots],
            "recovery": trust.recovery.hex(),
            "former": [[issuing.hex(), revoked.hex()] for issuing, revoked in trust.former],
        }
    )


def _carried_back(carried: str) -> dict[str, Any]:
    told: dict[str, Any] = {"templates": [], "timestamp_roots": [], "recovery": "", "former": []} | json.loads(carried)
    return {
        "templates": tuple(told["templates"]),
        "timestamp_roots": tuple(map(bytes.fromhex, told["timestamp_roots"])),
        "recovery": bytes.fromhex(told["recovery"]),
        "former": tuple((bytes.fromhex(issuing), bytes.fromhex(revoked)) for issuing, revoked in told["former"]),
    }
