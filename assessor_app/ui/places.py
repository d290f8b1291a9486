"""Where one can go in the window: the places of the rail, and the screens that are reached from another screen.

A line names the class of a screen, which is imported when it is first shown: the first window stays light. What is
not built yet has no line, so that the rail never leads nowhere.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor_app.rooms import Rooms
    from assessor_app.ui.kit import Kit
    from assessor_app.ui.screen import Screen


@dataclass(frozen=True, slots=True)
class Place:
    """One screen. `screen` is `module:Class`, its one argument the kit. A place with an icon stands in the rail.

    `under` names the place of the rail that stays lit while this screen is shown. What is not everybody's `needs`
    something of the open store to stand in the rail.
    """

    name: str
    screen: str
    icon: str = ""
    word: str = ""
    under: str = ""
    below: bool = False
    needs: Callable[[Rooms], bool] | None = None

    def make(self, kit: Kit) -> Screen:
        """Import the screen's class and make the screen."""
        module, _, name = self.screen.partition(":")
        made: Screen = getattr(importlib.import_module(module), name)(kit)
        return made


def _verifies(rooms: Rooms) -> bool:
    return rooms.verifying.verifies()


PLACES: Final = (
    Place("visits", "assessor_app.ui.screens.visits:VisitsScreen", icon="calendar_today", word=N_("Visits")),
    Place("visits/new", "assessor_app.ui.screens.visits:NewVisitScreen", under="visits"),
    Place("visits/plan", "assessor_app.ui.screens.planning:PlanScreen", under="visits"),
    Place("observing", "assessor_app.ui.observing.screen:ObservingScreen", under="visits"),
    Place("review", "assessor_app.ui.review.screen:ReviewScreen", under="visits"),
    Place("candidates", "assessor_app.ui.screens.candidates:CandidatesScreen", icon="groups", word=N_("Candidates")),
    Place("standards", "assessor_app.ui.screens.standards:StandardsScreen", icon="menu_book", word=N_("Standards")),
    Place("records", "assessor_app.ui.screens.records:RecordsScreen", icon="contract_edit", word=N_("Records")),
    Place("records/keeping", "assessor_app.ui.keeping.screen:KeepingScreen", under="records"),
    Place(
        "verify",
        "assessor_app.ui.verifying.inbox.screen:InboxScreen",
        icon="verified_user-fill",
        word=N_("Verify"),
        needs=_verifies,
    ),
    Place("verify/sampling", "assessor_app.ui.verifying.sampling.screen:SamplingScreen", under="verify"),
    Place("verify/review", "assessor_app.ui.verifying.reviewing.screen:ReviewingScreen", under="verify"),
    Place("records/exercises", "assessor_app.ui.verifying.standardising.screen:ExercisesScreen", under="records"),
    Place("records/actions", "assessor_app.ui.verifying.actions.screen:MyActionsScreen", under="records"),
    Place("help", "assessor_app.ui.help:HelpScreen", icon="help", word=N_("Help"), below=True),
    Place("centre", "assessor_app.ui.centre.screen:CentreScreen", under="settings"),
    Place("verify/actions", "assessor_app.ui.verifying.actions.screen:ActionsScreen", under="verify"),
    Place("verify/overview", "assessor_app.ui.verifying.overview.screen:OverviewScreen", under="verify"),
    Place("verify/external", "assessor_app.ui.verifying.external.screen:ExternalScreen", under="verify"),
    Place(
        "verify/standardising",
        "assessor_app.ui.verifying.standardising.screen:StandardisingScreen",
        under="verify",
    ),
    Place("looking", "assessor_app.ui.screens.looking:LookingScreen"),
    Place(
        "settings",
        "assessor_app.ui.preferences.screen:PreferencesScreen",
        icon="settings",
        word=N_("Settings"),
        below=True,
    ),
)
