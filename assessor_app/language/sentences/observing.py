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
    "entry-long": N_(
        "This entry is too long for a record. Divide it into several entries; the most letters of one: {most}."
    ),
    "question-missing": N_("Write down the question that you asked, as well as the answer."),
    "entry-unknown": N_("This entry is not in the log of this observation."),
    "entry-already-struck": N_("This entry has been corrected already. Correct the later entry instead."),
    "correction-begun": N_("A correction of this entry is being written. Add it or give it up first."),
    "criterion-not-assessed": N_("The criterion {criterion} is not part of this observation. Add its standard first."),
    "range-not-assessed": N_("{standard} is not part of this observation. Add it first."),
    "range-unknown": N_(
        "{item} is not an item of this standard. Open the observation again, and choose from its list."
    ),
    "met-without-entry": N_("Link an entry that shows how this criterion was met, and then judge it as met."),
    "question-empty": N_("Write the question in Welsh or in English."),
    "questions-unreadable": N_(
        "{file} has no questions that this program can read. It reads the files it exports, and tables (CSV, UTF-8) with a column cy or en."
    ),
    "questions-line": N_(
        "Question {number} in {file} says nothing, or names its criterion in a way that cannot be read. Write the criterion as INSCS025 K2. Nothing was taken in."
    ),
    "ends-before-start": N_("The observation cannot end before it starts. Check both times."),
    "item-unknown": N_("{item} is no item of that standard. Check its part and its numbers."),
    "plan-unknown": N_("This planned visit is not in this store. Go back to the visits and choose another."),
    "plan-begun": N_("This visit has begun already. Open its observation in the list of visits."),
    "plan-cancelled": N_("This visit was cancelled. Plan it again before you do anything else with it."),
    "plan-not-cancelled": N_("This visit was not cancelled, so there is nothing to bring back."),
    "plan-not-moved": N_("This visit has not been moved since, so there is nothing to take back."),
    "plan-time-malformed": N_("Say on which day and at what time the visit is to begin."),
    "plan-length": N_("A visit takes some minutes, at most a day. Least: {least}; most: {most}."),
    "reason-missing": N_("Say why."),
    "mark-empty": N_("Draw or type the candidate’s mark, or give the reason why there is none."),
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
    "evidence-kind": N_(
        "{file} is not a kind of file that can be evidence. Pictures, recordings, PDF, plain text and office documents can."
    ),
    "evidence-heic": N_(
        "{file} is a HEIC picture, which few programs can show. Save it as JPEG, or set the camera to “most compatible”, and take it in again."
    ),
    "evidence-old-office": N_(
        "{file} is an office document of the old kind, or is locked. Save it unlocked as .docx, .xlsx or .pptx, or as PDF."
    ),
    "evidence-macros": N_(
        "{file} holds macros, which can run on a verifier’s machine. Save it without them, or as PDF."
    ),
    "evidence-not-what-it-says": N_(
        "What {file} holds is not what its name says, so it was not taken in. Open it to see what it is, and save it anew."
    ),
    "evidence-damaged": N_("{file} is damaged or not whole, so it was not taken in. Look whether it opens elsewhere."),
    "evidence-locked": N_("{file} is locked, so no verifier could open it. Save a copy that is not."),
    "evidence-active": N_(
        "{file} holds a script, another file or something that starts a program, so it was not taken in."
        " Print it into a new PDF, and take that in."
    ),
    "evidence-unlooked": N_(
        "Whether {file} holds scripts or other files cannot be told, so it was not taken in."
        " Print it into a new PDF, and take that in."
    ),
    "evidence-empty": N_("There is nothing in {file}."),
    "evidence-too-large": N_(
        "{file} has {size} MB, and a file can have {most} MB at most. Say where it is held instead, or take in a shorter piece."
    ),
    "evidence-picture-large": N_(
        "{file} has more than {most} million pixels. Save a smaller copy of the picture, and take that in."
    ),
    "evidence-no-room": N_(
        "{file} has {size} MB, and there is room for {left} MB more in this record. Say where it is held instead, or take another file away."
    ),
    "evidence-too-many": N_(
        "No more files can be taken in; the most a record can have: {most}. Say where the evidence is held instead."
    ),
    "evidence-gone": N_(
        "{file} is not there any more, and nothing of it was kept. If it is on a stick or a card, plug that in again."
    ),
    "evidence-unreadable": N_(
        "{file} could not be read, and nothing of it was kept. Copy it to this device and try again."
    ),
    "evidence-changing": N_("{file} was still being written, and nothing of it was kept. Try again in a moment."),
    "evidence-content-gone": N_("What {file} held is not in this store any more. Take the file in again."),
    "evidence-outside": N_(
        "{file} is not beside the observation. Name files by their way from the observation’s own folder, and keep them in it."
    ),
    "evidence-twice": N_("{file} holds the same as a file named before it. Name it once, with all its criteria."),
    "watched-folder-gone": N_(
        "The folder {folder} cannot be read any more, so it is no longer watched. Plug in what it is on, or choose another."
    ),
    "gap-no-entries": N_("The log is empty"),
    "gap-composer-not-added": N_("There is text in the composer that has not been added"),
    "gap-correction-not-added": N_("A correction has been begun and not added"),
    "gap-clock-jumped": N_("The device’s clock jumped during the observation: {jumps}"),
    "gap-clock-set-back": N_("The device’s clock was set back after the log was written; minutes: {minutes}"),
    "gap-nothing-judged": N_("No criterion has been judged"),
    "gap-met-without-entry": N_("{criterion}: met, but no entry shows it"),
    "gap-knowledge-needs-questioning": N_("{criterion}: knowledge needs questioning"),
    "gap-linked-not-judged": N_("{criterion}: linked but not judged"),
    "gap-hoped-left": N_("{criterion}: planned, nothing said of it"),
    "gap-items-left": N_("{criterion}: no sub-item covered"),
    "gap-scope-left": N_("{standard}, scope covered: {covered} of {total}"),
    "gap-location-begun": N_("{criterion}: where the evidence is was begun and not said"),
    "gap-file-without-consent": N_("{file}: people in it have not agreed"),
    "gap-file-consent-unsaid": N_("{file}: consent not said"),
    "gap-file-twice": N_("{file} holds the same as a file before it: take one of them away"),
    "gap-file-without-caption": N_("{file}: no caption"),
    "gap-evidence-unlinked": N_("{what}: linked to no criterion"),
    "gap-no-end": N_("No end time"),
    "gap-no-plan": N_("No plan"),
    "gap-plan-not-agreed": N_("Plan not agreed"),
    "witness-unnamed": N_("Write the name of the witness first."),
    "gap-witness-not-listed": N_("There is testimony, and no witness is named"),
    "gap-candidate-letters": N_(
        "{name} cannot be printed: the pages have no such letters. Write under Registration the name the candidate is registered under in Latin or Cyrillic letters."
    ),
    "gap-assessor-letters": N_("{name} cannot be printed: the pages have no such letters. Write it in Latin letters."),
    "gap-text-letters": N_("Letters that pages can only name by their number"),
    "gap-other-people": N_("Names somebody else: {text}"),
    "gap-private-numbers": N_("Somebody’s number, address or day of birth: {text}"),
    "gap-needs-countersigning": N_("Needs countersigning"),
    "gap-dissent-without-comment": N_("The candidate disagrees without saying why"),
    "gap-absent-mark": N_("Your centre requires the candidate’s mark"),
    "gap-ends-before-start": N_("The observation ends before it starts"),
    "gap-no-place": N_("No place"),
    "gap-no-feedback": N_("No feedback"),
    "gap-no-actions": N_("No action plan"),
    "gap-before-registration": N_("Before the candidate was registered ({date})"),
    "gap-review-passed": N_("{standard}: review date passed ({date})"),
    "gap-no-mark": N_("The candidate has not marked the record"),
}
