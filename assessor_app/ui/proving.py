"""Seeing that whoever is at the device knows the passphrase, off the window's thread. Opens and shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor_app.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.errors import AssessorError
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.parts.busy import Busy


def prove(
    kit: Kit, busy: Busy, passphrase: str, *, then: Callable[[], object], failed: Callable[[AssessorError], object]
) -> None:
    """Try a passphrase, which takes as long as unlocking does; `failed` hears Refusal `passphrase-wrong`."""
    vault = kit.session.opened()
    job = kit.tasks.apart(lambda _progress: vault.prove(passphrase), then=lambda _nothing: then(), failed=failed)
    busy.watch(job, N_("Checking the passphrase"), stoppable=False)
