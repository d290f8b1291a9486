"""What an observation still lacks before it can be sealed: a table of checks over a `Visit`, each with code and place.

A centre's rules say what each finding does (`demands`); a check's name and why it is made are sentences, under
`rule-…` and `why-…` before its code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from assessor_app.observing import checks, checks_of_criteria, checks_of_privacy, lettering
from assessor_app.observing.case import Case

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from assessor_app.errors import Fact
    from assessor_app.observing.case import Found
    from assessor_app.observing.model import Rules, Visit
    from assessor_app.observing.reckoning import Reckoning
    from assessor_app.standards.model import CriterionKey, Language, StandardKey

Level = Literal["blocks", "warns", "off"]

ALWAYS: Final[tuple[Level, ...]] = ("blocks",)
SAID: Final[tuple[Level, ...]] = ("warns", "off")
NEVER_OFF: Final[tuple[Level, ...]] = ("blocks", "warns")
ANY: Final[tuple[Level, ...]] = ("blocks", "warns", "off")


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing or doubtful. `blocking` ones refuse the seal, others only warn.

    `place` says where in the window it is mended: `log`, `composer`, `correction`, `criterion`, `scope`, `evidence`,
    `plan`, `event`, `feedback`, `actions`, `witnesses`, `comment`, `mark`, `standards`, `candidate` or `assessor`;
    `criterion` and `standard` which one it is about.
    """

    code: str
    place: str
    blocking: bool
    criterion: CriterionKey | None = None
    standard: StandardKey | None = None
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the table: what finds it, its level by default and those a centre may choose instead.

    One of `judging` arises only where the centre's records carry assessment decisions.
    """

    code: str
    place: str
    level: Level
    levels: tuple[Level, ...]
    find: Callable[[Case], Iterator[Found]]
    judging: bool = False

    def level_by(self, rules: Rules) -> Level:
        """What a finding does under these rules; one that was never allowed here counts for nothing."""
        said = dict(rules.levels).get(self.code, self.level)
        return said if said in self.levels else self.level


# In the order of the work.
CHECKS: Final = (
    Check("gap-no-entries", "log", "blocks", ALWAYS, checks.no_entries),
    Check("gap-composer-not-added", "composer", "blocks", ALWAYS, checks.composer_not_added),
    Check("gap-correction-not-added", "correction", "blocks", ALWAYS, checks.correction_not_added),
    Check("gap-clock-jumped", "log", "warns", SAID, checks.clock_jumped),
    Check("gap-clock-set-back", "log", "warns", SAID, checks.clock_set_back),
    Check("gap-nothing-judged", "criterion", "warns", ANY, checks_of_criteria.nothing_judged, judging=True),
    Check("gap-met-without-entry", "criterion", "blocks", ALWAYS, checks_of_criteria.met_without_entry, judging=True),
    Check("gap-knowledge-needs-questioning", "criterion", "warns", NEVER_OFF,
          checks_of_criteria.knowledge_needs_questioning, judging=True),
    Check("gap-linked-not-judged", "criterion", "warns", ANY, checks_of_criteria.linked_not_judged, judging=True),
    Check("gap-hoped-left", "criterion", "warns", ANY, checks_of_criteria.hoped_left),
    Check("gap-items-left", "criterion", "warns", ANY, checks_of_criteria.items_left, judging=True),
    Check("gap-scope-left", "scope", "warns", ANY, checks_of_criteria.scope_left, judging=True),
    Check("gap-location-begun", "criterion", "warns", SAID, checks_of_criteria.location_begun),
    Check("gap-file-without-consent", "evidence", "blocks", ALWAYS, checks_of_criteria.file_without_consent),
    Check("gap-file-consent-unsaid", "evidence", "warns", NEVER_OFF, checks_of_criteria.file_consent_unsaid),
    Check("gap-file-twice", "evidence", "blocks", ALWAYS, checks_of_criteria.file_twice),
    Check("gap-file-without-caption", "evidence", "warns", ANY, checks_of_criteria.file_without_caption),
    Check("gap-evidence-unlinked", "evidence", "warns", ANY, checks_of_criteria.evidence_unlinked),
    Check("gap-ends-before-start", "event", "blocks", ALWAYS, checks.ends_before_start),
    Check("gap-no-end", "event", "warns", ANY, checks.no_end),
    Check("gap-no-place", "event", "warns", ANY, checks.no_place),
    Check("gap-no-plan", "plan", "warns", ANY, checks.no_plan),
    Check("gap-plan-not-agreed", "plan", "warns", ANY, checks.plan_not_agreed),
    Check("gap-no-feedback", "feedback", "warns", ANY, checks.no_feedback),
    Check("gap-no-actions", "actions", "warns", ANY, checks.no_actions, judging=True),
    Check("gap-witness-not-listed", "witnesses", "warns", ANY, checks.witness_not_listed),
    Check("gap-before-registration", "candidate", "warns", ANY, checks.before_registration),
    Check("gap-candidate-letters", "candidate", "blocks", ALWAYS, lettering.candidate_letters),
    Check("gap-assessor-letters", "assessor", "blocks", ALWAYS, lettering.assessor_letters),
    Check("gap-text-letters", "log", "warns", SAID, lettering.text_letters),
    Check("gap-other-people", "log", "warns", ANY, checks_of_privacy.other_people),
    Check("gap-private-numbers", "log", "warns", ANY, checks_of_privacy.private_numbers),
    Check("gap-review-passed", "standards", "warns", SAID, checks.review_passed),
    Check("gap-needs-countersigning", "assessor", "warns", ("warns",), checks.needs_countersigning),
    Check("gap-dissent-without-comment", "comment", "warns", ANY, checks.dissent_without_comment),
    Check("gap-no-mark", "mark", "blocks", ALWAYS, checks.no_mark),
    Check("gap-absent-mark", "mark", "blocks", ALWAYS, checks.absent_mark),
)  # fmt: skip
BY_CODE: Final = {check.code: check for check in CHECKS}


def gaps(visit: Visit, reader: Language, now: dt.datetime | dt.date, log: Reckoning | None = None) -> tuple[Gap, ...]:
    """Everything still missing, blocking gaps first, otherwise in the order of the work.

    `now` is aware; with a day alone, nothing can be said of a clock that was set back within it. `log` is the
    visit's log reckoned, for whoever has it already.
    """
    return in_order(one for found in looked(visit, reader, now, log) for one in found)


def looked(
    visit: Visit, reader: Language, now: dt.datetime | dt.date, log: Reckoning | None = None
) -> Iterator[list[Gap]]:
    """The same check by check, not yet in order, for whoever has something else to do in between."""
    case = Case(visit, reader, now, log)
    _ = case.marked  # what the checks look at is laid out before any of them, which takes as long as one
    yield []
    for check in CHECKS:
        level = check.level_by(visit.rules)
        if level != "off" and (visit.rules.judging or not check.judging):
            yield [
                Gap(check.code, one.place or check.place, level == "blocks", one.criterion, one.standard, one.facts)
                for one in check.find(case)
            ]


def in_order(found: Iterable[Gap]) -> tuple[Gap, ...]:
    """Gaps as they were found with the blocking ones first."""
    return tuple(sorted(found, key=lambda gap: not gap.blocking))
