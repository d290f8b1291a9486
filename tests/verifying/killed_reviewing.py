"""Says one thing after another in a review and is killed in between; `test_reviews_killed` runs it so.

    python -m tests.verifying.killed_reviewing FOLDER IDENTITY

Each step is told on standard output once its deed returned; after the last one it waits to be killed.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from assessor_app.clock import Moment
from assessor_app.rooms import open_rooms
from assessor_app.tables import MIGRATIONS
from assessor_app.vault.model import StorePlace
from assessor_app.vault.vault import Vault
from assessor_app.verifying.model import Action, Interest
from assessor_app.verifying.reviews import criteria

PASSPHRASE = "pedwar gair hollol wahanol"
AT = dt.datetime(2026, 11, 23, 13, 0, tzinfo=dt.UTC)


class Fixed:
    """A clock that stands still."""

    def now(self) -> Moment:
        """The instant."""
        return Moment(AT, 1_000)


def main(folder: str, identity: str) -> None:
    """Begin a review and decide of one criterion after another, with an action and feedback."""
    vault = Vault.open(StorePlace(Path(folder)), passphrase=PASSPHRASE, migrations=MIGRATIONS)
    reviews = open_rooms(vault, Fixed()).verifying.reviews
    looking = reviews.look(identity)
    kept, _ = reviews.begin(looking, Interest("none"))
    name, wanted = kept.review.id, [one.key for one in criteria.to_decide(looking.criteria)]
    for at, key in enumerate(wanted):
        reviews.decide(name, key, "not-agreed" if at == 1 else "agreed", cause="valid", note=f"Nodyn {at}")
        sys.stdout.write(f"{key}\n")
        sys.stdout.flush()
    reviews.put_action(name, Action("", "Arsylwi eto", "Rhys", "2026-12-06", (wanted[1],)))
    reviews.write(name, "feedback", "Da iawn, ond un cam.")
    sys.stdout.write("done\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
