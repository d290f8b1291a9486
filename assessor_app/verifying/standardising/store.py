"""Exercises, answers and what was agreed as rows. What may be handed out or answered is decided in `desk`."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assessor_app.trust.model import fingerprint
from assessor_app.vault.model import Migration
from assessor_app.verifying.standardising.model import Answer, Exercise, Judged, Listed, Piece, Wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor_app.vault.store import Store

MIGRATIONS = (
    Migration(
        "standardising-001-exercises",
        """
CREATE TABLE exercise (
  id TEXT PRIMARY KEY, way TEXT NOT NULL CHECK (way IN ('draft', 'given', 'received')), made_at TEXT NOT NULL,
  said TEXT NOT NULL, source TEXT NOT NULL, sealed TEXT NOT NULL, file BLOB, certificate BLOB, closed_at TEXT NOT NULL
) STRICT;
CREATE TABLE exercise_answer (
  id TEXT PRIMARY KEY, exercise TEXT NOT NULL REFERENCES exercise(id) ON DELETE CASCADE, signer TEXT NOT NULL,
  certificate BLOB NOT NULL, at TEXT NOT NULL, said TEXT NOT NULL, file BLOB NOT NULL
) STRICT;
CREATE INDEX exercise_answer_by_exercise ON exercise_answer(exercise, at);
CREATE TABLE exercise_choice (
  exercise TEXT NOT NULL REFERENCES exercise(id) ON DELETE CASCADE, criterion TEXT NOT NULL, choice TEXT NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY (exercise, criterion)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER exercise_is_given BEFORE UPDATE OF said, file, certificate, sealed ON exercise
WHEN old.way <> 'draft' BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
CREATE TRIGGER exercise_answer_is_signed BEFORE UPDATE ON exercise_answer
BEGIN SELECT RAISE(ABORT, 'row-immutable'); END;
""",
    ),
    Migration(
        "standardising-002-go-with-the-record",
        """
CREATE TRIGGER exercise_hears_disposal AFTER DELETE ON record BEGIN
  DELETE FROM exercise WHERE source = old.identity AND way = 'draft';
  UPDATE exercise SET source = '' WHERE source = old.identity;
END;
""",
    ),
    # A record from which somebody made an exercise does not give up its place to another: a draft would go with it.
    Migration(
        "standardising-003-what-is-exercised-stays",
        """
CREATE TRIGGER exercise_keeps_its_record BEFORE INSERT ON displaced
  WHEN EXISTS (SELECT 1 FROM exercise WHERE source = NEW.identity)
  BEGIN SELECT RAISE(IGNORE); END;
""",
    ),
)
# What was handed out stays, without saying of which record: nobody is named in it, and others judged it.


def insert(
    store: Store, made: Exercise, way: str, *, source: str = "", sealed: Mapping[str, str] | None = None
) -> None:
    """Keep an exercise: a draft of one's own, or one that came."""
    store.run(
        "INSERT INTO exercise (id, way, made_at, said, source, sealed, file, certificate, closed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, '')",
        (made.id, way, made.made_at, _text(asdict(made)), source, _text(dict(sealed or {}))),
    )


def change(store: Store, made: Exercise) -> None:
    """Keep what a draft says now."""
    store.run("UPDATE exercise SET said = ? WHERE id = ?", (_text(asdict(made)), made.id))


def seal(store: Store, made: Exercise, way: str, file: bytes, certificate: bytes) -> None:
    """Keep an exercise as it went out or came, with its file; from then on it does not change."""
    store.run(
        "UPDATE exercise SET said = ?, made_at = ?, file = ?, certificate = ?, way = ? WHERE id = ?",
        (_text(asdict(made)), made.made_at, file, certificate, way, made.id),
    )


def forget(store: Store) -> None:
    """Erase the drafts that were discarded."""
    store.run("DELETE FROM exercise WHERE way = 'draft' AND closed_at <> ''")


def close(store: Store, exercise: str, at: str) -> None:
    """Note that no more answers are taken, or that a draft is discarded; an empty time takes it back."""
    store.run("UPDATE exercise SET closed_at = ? WHERE id = ?", (at, exercise))


def row(store: Store, exercise: str) -> dict[str, Any] | None:
    """One exercise as it is kept: `way`, `closed_at`, `source`, `sealed` (a dict), `file` (bytes or None)."""
    found = store.one("SELECT way, closed_at, source, sealed, file FROM exercise WHERE id = ?", (exercise,))
    return {**found, "sealed": json.loads(found["sealed"])} if found else None


def read(store: Store, exercise: str) -> Exercise | None:
    """What one exercise says."""
    found = store.one("SELECT said FROM exercise WHERE id = ?", (exercise,))
    return _exercise(json.loads(found["said"])) if found else None


def listed(store: Store) -> list[Listed]:
    """All exercises, latest first."""
    told = store.rows(
        "SELECT e.id, e.way, e.made_at, e.closed_at, json_extract(e.said, '$.title') AS title,"
        " json_extract(e.said, '$.by') AS by_name, json_extract(e.said, '$.due') AS due,"
        " (SELECT count(DISTINCT a.signer) FROM exercise_answer a WHERE a.exercise = e.id) AS answers"
        " FROM exercise e WHERE e.way <> 'draft' OR e.closed_at = '' ORDER BY e.made_at DESC, e.id"
    )
    return [
        Listed(
            id=one["id"],
            title=one["title"],
            made_at=one["made_at"],
            by=one["by_name"],
            due=one["due"],
            way=one["way"],
            answers=one["answers"],
            answered=one["way"] == "received" and one["answers"] > 0,
            closed=bool(one["closed_at"]),
        )
        for one in told
    ]


def add_answer(store: Store, made: Answer, signer: str, certificate: bytes, file: bytes) -> None:
    """Keep an answer, one's own or one that came."""
    store.run(
        "INSERT INTO exercise_answer (id, exercise, signer, certificate, at, said, file) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (made.id, made.exercise, signer, certificate, made.at, _text(asdict(made)), file),
    )


def certificate(store: Store, signer: str) -> bytes | None:
    """The certificate (DER) of whoever signed an exercise or an answer that is here, by its fingerprint."""
    found = store.one("SELECT certificate FROM exercise_answer WHERE signer = ? LIMIT 1", (signer,))
    if found is not None:
        return bytes(found["certificate"])
    given = store.rows("SELECT DISTINCT certificate FROM exercise WHERE certificate IS NOT NULL")
    return next((bytes(one["certificate"]) for one in given if fingerprint(bytes(one["certificate"])) == signer), None)


def has_answer(store: Store, answer: str) -> bool:
    """Whether an answer is here."""
    return store.one("SELECT 1 FROM exercise_answer WHERE id = ?", (answer,)) is not None


def answers(store: Store, exercise: str) -> Iterator[tuple[Answer, str, bytes]]:
    """The answers to an exercise with their signer and their certificate, each signer's latest, by name."""
    told = store.rows(
        "SELECT said, signer, certificate FROM exercise_answer a WHERE exercise = ? AND NOT EXISTS (SELECT 1 FROM"
        " exercise_answer n WHERE n.exercise = a.exercise AND n.signer = a.signer"
        " AND (unixepoch(n.at), n.rowid) > (unixepoch(a.at), a.rowid))"
        " ORDER BY json_extract(said, '$.by'), id",
        (exercise,),
    )
    for one in told:
        held = json.loads(one["said"])
        judged = tuple(Judged(**each) for each in held["judged"])
        yield Answer(**{**held, "judged": judged}), one["signer"], bytes(one["certificate"])


def answer_file(store: Store, exercise: str) -> bytes | None:
    """The file of the answer to an exercise that was kept last, whatever the clock said."""
    found = store.one("SELECT file FROM exercise_answer WHERE exercise = ? ORDER BY rowid DESC", (exercise,))
    return bytes(found["file"]) if found else None


def choose(store: Store, exercise: str, judged: Judged) -> None:
    """Keep what one says of a criterion, until the answer goes out."""
    store.run(
        "INSERT INTO exercise_choice (exercise, criterion, choice, why) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (exercise, criterion) DO UPDATE SET choice = excluded.choice, why = excluded.why",
        (exercise, judged.criterion, judged.choice, judged.why),
    )


def unchoose(store: Store, exercise: str, criterion: str) -> None:
    """Take back what one said of a criterion."""
    store.run("DELETE FROM exercise_choice WHERE exercise = ? AND criterion = ?", (exercise, criterion))


def choices(store: Store, exercise: str) -> list[Judged]:
    """What one has said so far."""
    return [
        Judged(**one)
        for one in store.rows("SELECT criterion, choice, why FROM exercise_choice WHERE exercise = ?", (exercise,))
    ]


def _exercise(held: dict[str, Any]) -> Exercise:
    return Exercise(
        **{
            **held,
            "titles": tuple(held["titles"]),
            "pieces": tuple(Piece(**one) for one in held["pieces"]),
            "criteria": tuple(Wanted(**{**one, "items": tuple(one["items"])}) for one in held["criteria"]),
        }
    )


def _text(held: dict[str, Any]) -> str:
    return json.dumps(held, ensure_ascii=False)
