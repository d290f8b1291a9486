"""The centre's rules as a row, in and out. Which of them may be kept is said in `desk`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assessor_app.observing.model import Rules

if TYPE_CHECKING:
    from assessor_app.vault.store import Store


def read(store: Store) -> Rules:
    """What the centre demands; the defaults where nobody has said."""
    row = store.one("SELECT * FROM centre_rules")
    if row is None:
        return Rules()
    levels = tuple((code, level) for code, level in json.loads(row["levels"]).items())
    return Rules(bool(row["judging"]), row["signature"], bool(row["countersign"]), levels)


def write(store: Store, rules: Rules) -> None:
    """Keep what the centre demands."""
    store.run(
        "INSERT INTO centre_rules (one, judging, signature, countersign, levels) VALUES (1, ?, ?, ?, ?)"
        " ON CONFLICT (one) DO UPDATE SET judging = excluded.judging, signature = excluded.signature,"
        " countersign = excluded.countersign, levels = excluded.levels",
        (int(rules.judging), rules.signature, int(rules.countersign), json.dumps(dict(sorted(rules.levels)))),
    )
