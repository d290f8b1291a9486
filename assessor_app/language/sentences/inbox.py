"""Sentences for what comes to the inbox and is no record, and for what the inbox refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "zip-damaged": N_("{file} is damaged and could not be looked into. Ask the sender for it again."),
    "zip-encrypted": N_("{file} is locked. Unpack it yourself with what opens it, and import the folder."),
    "zip-large": N_(
        "{file} holds too much to be taken in at once (at most {most} files). Ask for it in smaller parts."
    ),
    "zip-within": N_("{file} is a zip within a zip and is not looked into. Unpack the outer one, then take it in."),
    "zip-nothing": N_(
        "Nothing in {file} is for the program: no record, report, answer or exercise. Ask the sender what it was meant to be."
    ),
    "delivery-large": N_(
        "There is more in {file} than one delivery takes (at most {most} files). Take in the rest as deliveries of their own."
    ),
    "came-backup": N_(
        "{file} is a backup of a store, and no record. Restore it on the way in, where no store is open."
    ),
    "came-table": N_("{file} is a spreadsheet. It is for people to read, and there is nothing in it to take in."),
    "came-centre-pack": N_("This is a centre’s pack, and no record. Take it in under Settings, Centre pack."),
    "came-standards-pack": N_("This is a pack of standards, and no record. Import it under Standards."),
    "came-certificate": N_(
        "This is somebody’s certificate, and no record. It is needed only to check a file where there is no store."
    ),
    "came-certificate-request": N_(
        "This asks a centre for a certificate, and is no record. Whoever runs the centre reads it under Settings, Centre."
    ),
    "came-store-request": N_(
        "This is a locked store asking its centre to be let in, and no record. Answer it under Settings, Centre."
    ),
    "came-store-answer": N_(
        "This is a centre’s answer to a locked store, and no record. It is read on the way in, where the passphrase is asked for."
    ),
    "came-key": N_(
        "This looks like a file with a key or a certificate in it, and is no record. A key is nobody else’s: do not pass it on."
    ),
    "came-external-list": N_(
        "This is the list of an external pack. Take in the whole folder or zip that it came with, or check it under External pack."
    ),
    "came-questions": N_(
        "These are questions to ask candidates, and no record. Import them under Settings, where your centre’s questions are."
    ),
    "came-journal": N_("This is the journal of a store, handed out for checking. There is nothing in it to take in."),
    "came-index": N_("This is the index of a portfolio. Take in the folder or zip that it lies in."),
    "came-justification": N_(
        "This is the data of a sample’s justification. It is for reading, and there is nothing in it to take in."
    ),
    "came-calendar": N_("This is a visit for a calendar, and no record. Open it with your calendar."),
    "inbox-file-unknown": N_("This file is not in the inbox. It may have gone with the record that it was about."),
    "inbox-waits-for-nobody": N_("This file waits for nobody to be vouched for any more."),
    "inbox-file-kept": N_("This file is not in quarantine: the archive keeps it, or it was taken out already."),
    "inbox-file-gone": N_("The file itself was not kept, so it cannot be judged again. Ask the sender for it again."),
}
