"""Sentences for what a centre demands of its records: the name of each check, and why it is made."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "level-not-allowed": N_("This check cannot be changed like that: {check}"),
    "judging-off": N_("Your centre’s records carry no assessment decisions, so nothing is judged here."),
    "rule-gap-no-entries": N_("The log is empty"),
    "why-gap-no-entries": N_("A record says what the candidate did, in enough detail for others to judge by it."),
    "rule-gap-composer-not-added": N_("Text that was not added to the log"),
    "why-gap-composer-not-added": N_("What stands in the composer is not in the record. Add it, or take it out."),
    "rule-gap-correction-not-added": N_("A correction that was begun and not added"),
    "why-gap-correction-not-added": N_("A correction counts once it stands in the log, beside what it strikes."),
    "rule-gap-clock-jumped": N_("The device’s clock jumped"),
    "why-gap-clock-jumped": N_("Times show when each thing was seen. A jump cannot be mended, so it is said."),
    "rule-gap-clock-set-back": N_("The device’s clock was set back"),
    "why-gap-clock-set-back": N_(
        "A seal that is earlier than what it seals makes whoever opens the record doubt its times. Put the clock right first."
    ),
    "rule-gap-nothing-judged": N_("No criterion has been judged"),
    "why-gap-nothing-judged": N_(
        "Where decisions are recorded, the record says which criteria were met, and which not yet."
    ),
    "rule-gap-met-without-entry": N_("Met, but no entry shows it"),
    "why-gap-met-without-entry": N_(
        "Each criterion that is met shows the behaviour that met it; nobody can tick a whole standard."
    ),
    "rule-gap-knowledge-needs-questioning": N_("Knowledge met by observed behaviour alone"),
    "why-gap-knowledge-needs-questioning": N_(
        "Knowledge cannot be inferred from observed practice. Ask, discuss or take testimony, and write down the answer."
    ),
    "rule-gap-linked-not-judged": N_("Linked but not judged"),
    "why-gap-linked-not-judged": N_("An entry is linked because it shows something; the decision says what it showed."),
    "rule-gap-hoped-left": N_("Planned, but nothing is said of it"),
    "why-gap-hoped-left": N_("The candidate agreed to be assessed on this, and is to be told what became of it."),
    "rule-gap-items-left": N_("Met, but none of its sub-items is covered"),
    "why-gap-items-left": N_(
        "A criterion with sub-items is met in the situations it lists. Say which of them you saw."
    ),
    "rule-gap-scope-left": N_("Scope/range that is not covered"),
    "why-gap-scope-left": N_(
        "A standard is met over its whole scope/range. What was not seen this time is left for another visit."
    ),
    "rule-gap-location-begun": N_("A location of evidence that was begun and not said to its end"),
    "why-gap-location-begun": N_("A location counts once it says what the evidence is and where it is held."),
    "rule-gap-file-without-consent": N_("A file with people in it who have not agreed"),
    "why-gap-file-without-consent": N_("Nobody is shown or heard in a record without having agreed to it."),
    "rule-gap-file-consent-unsaid": N_("A picture or recording of which nobody has said whether consent was needed"),
    "why-gap-file-consent-unsaid": N_(
        "A picture or recording nearly always has somebody in it. Say who, and that they agreed, or that nobody is."
    ),
    "rule-gap-file-twice": N_("Two files that hold the same"),
    "why-gap-file-twice": N_("A record holds each file once, linked to all that it evidences."),
    "rule-gap-file-without-caption": N_("A file without a caption"),
    "why-gap-file-without-caption": N_(
        "Whoever opens the record must know what a file shows without having been there."
    ),
    "rule-gap-evidence-unlinked": N_("Evidence that is linked to no criterion"),
    "why-gap-evidence-unlinked": N_("Evidence counts for the criteria it is linked to, and for no others."),
    "rule-gap-ends-before-start": N_("The observation ends before it starts"),
    "why-gap-ends-before-start": N_("A time that cannot be right makes a verifier doubt the others."),
    "rule-gap-no-end": N_("No end time"),
    "why-gap-no-end": N_("Start and end together say how long you observed."),
    "rule-gap-no-place": N_("No place"),
    "why-gap-no-place": N_("Evidence comes from real work, in a place that a verifier can ask about."),
    "rule-gap-no-plan": N_("No plan"),
    "why-gap-no-plan": N_(
        "The candidate is told beforehand what will be assessed, and how. Say in the details on which day it was agreed."
    ),
    "rule-gap-plan-not-agreed": N_("The candidate has not agreed to the plan"),
    "why-gap-plan-not-agreed": N_(
        "A plan counts once the candidate has agreed to it. Say in the details on which day."
    ),
    "rule-gap-no-feedback": N_("No feedback"),
    "why-gap-no-feedback": N_("The candidate is told what was good and what was missing."),
    "rule-gap-no-actions": N_("Not yet met, and no action plan"),
    "why-gap-no-actions": N_("What is not yet met needs an action: what is to be done, by whom, by when."),
    "rule-gap-before-registration": N_("Before the candidate was registered"),
    "why-gap-before-registration": N_(
        "An awarding body may refuse what was assessed before the candidate was registered with it."
    ),
    "rule-gap-review-passed": N_("Review date passed"),
    "why-gap-review-passed": N_(
        "Most standards are past their review date and still in use. Look whether there is a newer edition."
    ),
    "rule-gap-witness-not-listed": N_("Testimony without a witness"),
    "why-gap-witness-not-listed": N_(
        "A verifier weighs testimony by who gave it: what they do, how well they know the work, and who can reach them."
    ),
    "rule-gap-candidate-letters": N_("The candidate’s name cannot be printed"),
    "why-gap-candidate-letters": N_(
        "A record names its candidate in letters that everybody sees; nothing stands as an empty box."
    ),
    "rule-gap-assessor-letters": N_("The assessor’s name or the centre’s cannot be printed"),
    "why-gap-assessor-letters": N_("A verifier compares these names with the certificate, letter by letter."),
    "rule-gap-text-letters": N_("Letters that cannot be printed"),
    "why-gap-text-letters": N_(
        "Latin, Greek and Cyrillic letters are printed. Others, and pictures such as smileys, stand on the pages as their number; the data keeps them as written."
    ),
    "rule-gap-other-people": N_("Names of other people"),
    "why-gap-other-people": N_(
        "A record is about one person and is read by many. Name customers, patients and colleagues by their role or an initial."
    ),
    "rule-gap-private-numbers": N_("Other people’s numbers, addresses and days of birth"),
    "why-gap-private-numbers": N_(
        "Telephone, card, NHS and National Insurance numbers prove nothing about a criterion, and cannot be taken out of a sealed record."
    ),
    "rule-gap-needs-countersigning": N_("The assessor is in training"),
    "why-gap-needs-countersigning": N_(
        "What an assessor in training decides counts once a qualified assessor has countersigned it."
    ),
    "rule-gap-dissent-without-comment": N_("The candidate disagrees without saying why"),
    "why-gap-dissent-without-comment": N_("Whoever settles a disagreement has to know what it is about."),
    "rule-gap-no-mark": N_("The candidate has not marked the record"),
    "why-gap-no-mark": N_("The candidate reads the record and marks it before it is sealed."),
    "rule-gap-absent-mark": N_("No mark, where the centre requires one"),
    "why-gap-absent-mark": N_("Your centre takes no record that the candidate has not marked."),
}
