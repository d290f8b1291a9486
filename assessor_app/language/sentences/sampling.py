"""Sentences for sampling: the risk of an assessor, why a record is in the sample, and what the rules do not let in."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "sample-risk-new": N_("New assessor; records so far: {count}"),
    "sample-risk-trainee": N_("Assessor in training"),
    "sample-risk-disagreed": N_("Decisions not agreed with before: {count}"),
    "sample-risk-overdue": N_("Actions overdue: {count}"),
    "sample-risk-new-standard": N_("New to this assessor: {standards}"),
    "sample-risk-never": N_("Never sampled here before"),
    "sample-risk-long": N_("Last sampled on {day}"),
    "sample-risk-single-method": N_("One method alone is used; records: {count}"),
    "sample-risk-all-met": N_("Nearly every decision is “met” ({percent}%); decisions: {count}"),
    "sample-first-assessor": N_("Assessor not sampled yet"),
    "sample-first-observation": N_("Method not sampled yet: direct observation"),
    "sample-first-questioning": N_("Method not sampled yet: questioning"),
    "sample-first-discussion": N_("Method not sampled yet: professional discussion"),
    "sample-first-witness": N_("Method not sampled yet: witness testimony"),
    "sample-first-product": N_("Method not sampled yet: work product"),
    "sample-first-prior_learning": N_("Method not sampled yet: recognition of prior learning"),
    "sample-theirs-observation": N_("Not sampled yet with this assessor: direct observation"),
    "sample-theirs-questioning": N_("Not sampled yet with this assessor: questioning"),
    "sample-theirs-discussion": N_("Not sampled yet with this assessor: professional discussion"),
    "sample-theirs-witness": N_("Not sampled yet with this assessor: witness testimony"),
    "sample-theirs-product": N_("Not sampled yet with this assessor: work product"),
    "sample-theirs-prior_learning": N_("Not sampled yet with this assessor: recognition of prior learning"),
    "sample-first-standard": N_("Standard not sampled yet: {standard}"),
    "sample-first-performance": N_("Performance not sampled yet in {standard}"),
    "sample-first-knowledge": N_("Knowledge not sampled yet in {standard}"),
    "sample-first-behaviour": N_("Behaviours not sampled yet in {standard}"),
    "sample-first-site": N_("Site not sampled yet: {site}"),
    "sample-first-interim": N_("No interim record sampled yet"),
    "sample-first-summative": N_("No summative record sampled yet"),
    "sample-least-assessor": N_("Records of this assessor to be sampled at least: {least}"),
    "sample-least-standard": N_("Records to be sampled at least in {standard}: {least}"),
    "sample-least-site": N_("Records to be sampled at least at {site}: {least}"),
    "sample-least-observation": N_("Records to be sampled at least with direct observation: {least}"),
    "sample-least-questioning": N_("Records to be sampled at least with questioning: {least}"),
    "sample-least-discussion": N_("Records to be sampled at least with professional discussion: {least}"),
    "sample-least-witness": N_("Records to be sampled at least with witness testimony: {least}"),
    "sample-least-product": N_("Records to be sampled at least with work product: {least}"),
    "sample-least-prior_learning": N_("Records to be sampled at least with recognition of prior learning: {least}"),
    "sample-wider": N_("Widens what the sample covers, or keeps its stages in proportion"),
    "sample-by-hand": N_("Added by hand: {reason}"),
    "sample-widened": N_("The sample was widened because {reference} was not agreed with"),
    "sample-successor": N_("Takes the place of {reference}, which it supersedes"),
    "sample-own": N_(
        "{reference} is your own assessment. Nobody verifies an assessment of their own: another verifier must look at it."
    ),
    "sample-not-accepted": N_(
        "{reference} is not accepted here, so it cannot be sampled. Look in the inbox at what it waits for."
    ),
    "sample-withdrawn": N_("{reference} was withdrawn by whoever sealed it. It no longer counts and is not sampled."),
    "sample-superseded": N_("{reference} was superseded. Sample the record that took its place instead."),
    "sample-interest": N_(
        "You declared a personal interest in {candidate} or in {assessor}, so another verifier must look at {reference}."
    ),
    "sample-reason-missing": N_("Write down why this record is added: the reason stays with the sample."),
    "sample-reason-long": N_("The reason is too long. The most letters it may have: {most}"),
    "sample-there-already": N_("{reference} is in this sample already."),
    "sample-no-successor": N_("The record that supersedes {reference} is not here. Ask its assessor for it."),
    "sample-item-unknown": N_("This is in no sample here."),
    "sample-item-step": N_("What was decided on a sampled record is not changed here; begin a new review instead."),
    "sample-plan-unknown": N_("There is no such sampling plan in this store."),
    "sample-plan-ambiguous": N_("Several plans have this name. Name the plan by its id."),
    "sample-plan-name": N_("Give the plan a name on one line. The most letters it may have: {most}"),
    "sample-plan-drawn": N_(
        "{name} has been drawn, so it stays as it is. Take the draw back, or begin a new plan like this one."
    ),
    "sample-plan-number": N_("This number of the plan is missing, too small or too large: {name}"),
    "sample-plan-unknown-number": N_("A plan has no number called {name}. They are called: {known}"),
    "sample-plan-settings": N_("{name} does not hold the numbers of a plan: it must be one JSON object."),
    "sample-plan-shares": N_("The shares of interim and summative records come to more than the whole sample."),
    "sample-agreed-half": N_("Say both on which day the plan was agreed and with whom."),
    "sample-seed": N_("A seed is 4 to 64 plain letters, digits or hyphens."),
    "sample-pool-empty": N_(
        "There is no record to draw from. Import records, or let the plan be about a longer time or more people."
    ),
    "sample-not-a-justification": N_("This is no justification of a sample, or it was damaged on its way."),
    "sample-algorithm": N_(
        "This sample was drawn in a way that this program does not know ({name}). Update the program."
    ),
    "sample-pool-not-carried": N_(
        "The pool was too large to go along with this file. Draw again in the store it was drawn from."
    ),
    "sample-not-drawn": N_("{name} has not been drawn yet."),
}
