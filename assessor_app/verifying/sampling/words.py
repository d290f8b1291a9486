"""What people call the parts of sampling: methods, stages, states, the numbers of a plan. Sentences: `language`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor_app.language import N_

if TYPE_CHECKING:
    from assessor_app.verifying.model import Stage
    from assessor_app.verifying.sampling.model import Dimension, Origin, State

METHODS: Final[dict[str, str]] = {
    "observation": N_("Direct observation"),
    "questioning": N_("Questioning"),
    "discussion": N_("Professional discussion"),
    "witness": N_("Witness testimony"),
    "product": N_("Work product"),
    "prior_learning": N_("Recognition of prior learning"),
}
STAGES: Final[dict[Stage, str]] = {"interim": N_("Interim"), "summative": N_("Summative")}
DIMENSIONS: Final[dict[Dimension, str]] = {
    "method": N_("Methods"),
    "standard": N_("Standards"),
    "site": N_("Sites"),
    "assessor": N_("Assessors"),
}
STATES: Final[dict[State, str]] = {
    "in_pool": N_("In the pool"),
    "planned": N_("Planned"),
    "selected": N_("Selected"),
    "under_review": N_("Under review"),
    "agreed": N_("Agreed"),
    "agreed_with_actions": N_("Agreed, with action"),
    "not_agreed": N_("Not agreed"),
    "closed": N_("Closed"),
}
ORIGINS: Final[dict[Origin, str]] = {
    "drawn": N_("Drawn"),
    "by-hand": N_("Added by hand"),
    "widened": N_("Widened"),
    "successor": N_("In place of another"),
}
LEASTS: Final[dict[str, str]] = {
    "per_assessor": N_("Records of each assessor, at least"),
    "more_at_risk": N_("More of an assessor at risk"),
    "at_risk": N_("At risk from so many points on"),
    "per_method": N_("Records with each method, at least"),
    "per_standard": N_("Records in each standard, at least"),
    "per_site": N_("Records at each site, at least"),
    "per_pair": N_("Records with each method of each assessor, at least"),
    "interim_percent": N_("Interim records, per cent at least"),
    "summative_percent": N_("Summative records, per cent at least"),
    "most": N_("Records in one draw, at most (0: no bound)"),
    "widen_by": N_("More records after one that was not agreed with"),
    "target_percent": N_("Share aimed at, per cent (only shown)"),
}
WEIGHTS: Final[dict[str, str]] = {
    "new": N_("New assessor"),
    "trainee": N_("Assessor in training"),
    "new_standard": N_("Standard or edition new to the assessor"),
    "disagreed": N_("Decisions not agreed with before"),
    "overdue": N_("Actions overdue"),
    "long": N_("Long since last sampled, or never"),
    "single_method": N_("One method alone"),
    "all_met": N_("Nearly every decision is “met”"),
}
WHEN: Final[dict[str, str]] = {
    "new_below": N_("An assessor is new below so many records"),
    "standard_below": N_("A standard is new below so many records"),
    "long_days": N_("Long ago is so many days"),
    "met_percent": N_("“Met” is nearly always from so many per cent on"),
}


def editioned(standard: str) -> str:
    """A standard `name@edition` by its name, with its edition behind."""
    name, _, edition = standard.rpartition("@")
    return f"{name} ({edition})" if name else standard
