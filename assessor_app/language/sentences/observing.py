"""Sentences for what an observation refuses and for what it still lacks."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "observation-unknown": N_("This observation is not in this store. Go back to the list and choose another."),
    "observation-sealed": N_(
        "{reference} is sealed and cannot be changed. Make a new observation to put a mistake right."
    ),
    "observation-changed": N_(
        "{reference} was changed while it was being sealed, so nothing was sealed. Look at the pages again, and seal again."
    ),
    "standards-missing": N_("Choose at least one standard."),
    "standard-in-use": N_("{standard} is already linked or judged in this observation. Take those links away first."),
    "entry-empty": N_("Write something before you add it to the log."),
    "question-missing": N_("Write down the question that you asked, as well as the answer."),
    "entry-unknown": N_("This entry is not in the log of this observation."),
    "entry-already-struck": N_("This entry has been corrected already. Correct the later entry instead."),
    "criterion-not-assessed": N_("The criterion {criterion} is not part of this observation. Add its standard first."),
    "met-without-entry": N_("Link an entry that shows how this criterion was met, and then judge it as met."),
    "ends-before-start": N_("The observation cannot end before it starts. Check both times."),
    "plan-unknown": N_("This planned visit is not in this store. Go back to the visits and choose another."),
    "plan-begun": N_("This visit has begun already. Open its observation in the list of visits."),
    "plan-cancelled": N_("This visit was cancelled. Plan it again before you do anything else with it."),
    "plan-not-cancelled": N_("This visit was not cancelled, so there is nothing to bring back."),
    "plan-not-moved": N_("This visit has not been moved since, so there is nothing to take back."),
    "plan-time-malformed": N_("Say on which day and at what time the visit is to begin."),
    "plan-length": N_("A visit takes some minutes, at most a day. Least: {least}; most: {most}."),
    "reason-missing": N_("Say why."),
    "mark-empty": N_("Draw or type the candidate's mark, or give the reason why there is none."),
    "action-empty": N_("Write what is to be done."),
    "locator-incomplete": N_("Say what the evidence is and where it is held."),
    "standard-twice": N_("{standard} is named twice. Name each standard once."),
    "criterion-judged-twice": N_("{criterion} is judged twice. Keep the judgement that holds, and take the other out."),
    "time-in-future": N_(
        "By the clock of this device {at} has not come yet. Put the time in the observation right, or the clock."
    ),
    "document-of-another": N_(
        "The observation says {said}, and the store that is to seal it says {held}. Correct the observation, or name the store that it belongs to."
    ),
    "gap-no-entries": N_("The log is empty"),
    "gap-composer-not-added": N_("There is text in the composer that has not been added"),
    "gap-correction-not-added": N_("A correction has been begun and not added"),
    "gap-clock-jumped": N_("The device's clock jumped during the observation: {jumps}"),
    "gap-clock-set-back": N_("The device's clock was set back after the log was written; minutes: {minutes}"),
    "gap-nothing-judged": N_("No criterion has been judged"),
    "gap-met-without-entry": N_("{criterion}: met, but no entry shows it"),
    "gap-knowledge-needs-questioning": N_("{criterion}: knowledge needs questioning"),
    "gap-linked-not-judged": N_("{criterion}: linked but not judged"),
    "gap-hoped-left": N_("{criterion}: planned, nothing said of it"),
    "gap-items-left": N_("{criterion}: no sub-item covered"),
    "gap-scope-left": N_("{standard}, scope covered: {covered} of {total}"),
    "gap-file-without-consent": N_("{file}: people in it have not agreed"),
    "gap-file-without-caption": N_("{file}: no caption"),
    "gap-evidence-unlinked": N_("{what}: linked to no criterion"),
    "gap-no-end": N_("No end time"),
    "gap-no-plan": N_("No plan"),
    "gap-plan-not-agreed": N_("Plan not agreed"),
    "gap-needs-countersigning": N_("Needs countersigning"),
    "gap-dissent-without-comment": N_("The candidate disagrees without saying why"),
    "gap-absent-mark": N_("Your centre requires the candidate's mark"),
    "gap-ends-before-start": N_("The observation ends before it starts"),
    "gap-no-place": N_("No place"),
    "gap-no-feedback": N_("No feedback"),
    "gap-no-actions": N_("No action plan"),
    "gap-before-registration": N_("Before the candidate was registered ({date})"),
    "gap-review-passed": N_("{standard}: review date passed ({date})"),
    "gap-no-mark": N_("The candidate has not marked the record"),
}
