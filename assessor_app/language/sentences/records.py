"""Sentences for what opening a record finds, and for what the archive refuses."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "not-due": N_("{name}: what is kept must stay for now. Nothing was disposed of; look at what is due."),
    "disposal-without-reason": N_("Say why it is disposed of: the certificate keeps the reason."),
    "disposal-damaged": N_("This is not a certificate of disposal as it was signed. Ask for the original file."),
    "nothing-due": N_("Nothing is due to be disposed of. Nothing was erased."),
    "disposal-without-folder": N_("Name a folder for the certificate of disposal with `--out`. Nothing was erased."),
    "hold-without-reason": N_("Say why it must be kept, such as an appeal."),
    "already-held": N_("It is held already. Lift the hold first to give another reason."),
    "years-out-of-range": N_("Choose for how many years records are kept: at least one, at most {most}."),
    "bytes-intact": N_("The file is exactly as it was sealed."),
    "signer-unreadable": N_("It cannot be told who signed this file."),
    "signer-not-the-assessor": N_(
        "Signed by {name} ({fingerprint}), who is not the assessor named in the record. Do not accept it; ask the centre for the original."
    ),
    "time-missing": N_("The signature does not say when it was made. Ask the centre for the original file."),
    "time-differs": N_(
        "The signature says {at}, and the record says another time. Ask the centre for the original file."
    ),
    "time-device-clock": N_("Sealed at {at}, by the clock of the assessor’s device."),
    "time-stamped": N_(
        "Sealed at {at}, by the clock of the assessor’s device; {server}, whom you trust, confirms that the record existed at {stamped}."
    ),
    "time-stamp-unknown": N_(
        "Sealed at {at}, by the clock of the assessor’s device. The file holds a timestamp by {server}, whom nobody here has named as trusted, so it counts for nothing."
    ),
    "time-after-stamp": N_(
        "The assessor’s device says {at}, but {server} had stamped the record at {stamped} already. Do not accept it; ask the assessor what the clock of the device was set to."
    ),
    "timestamp-there": N_("The last signature has its timestamp already. There is nothing to do."),
    "timestamp-no-room": N_("There is no room for a timestamp beside this signature."),
    "timestamp-before-signature": N_(
        "The clock of {server} says {stamped}, which is before the signature was made: the clock of this device runs ahead. The record is as good as before; put the clock right and ask again later."
    ),
    "timestamps-full": N_("This record has two timestamps already, and there is no place for more."),
    "timestamp-server-missing": N_(
        "No timestamp server is set up. Give the address that your centre uses, beginning with http:// or https://."
    ),
    "timestamp-server-invalid": N_(
        "{server} is not the address of a timestamp server. It begins with http:// or https://."
    ),
    "timestamp-refused": N_(
        "{server} did not give a timestamp that can be used. The record is as good as before; ask whoever runs the server."
    ),
    "timestamp-unreachable": N_(
        "{server} does not answer. The record is as good as before; try again when there is a network."
    ),
    "time-before-log": N_(
        "Sealed at {at}, by the clock of the assessor’s device, which is before the log was finished: the clock had been set back. Ask the assessor when the record was sealed."
    ),
    "pages-match": N_("The pages say exactly what the data says."),
    "pages-differ": N_(
        "The pages do not say what the data says. Do not accept the file; ask the centre for the original."
    ),
    "template-unknown": N_(
        "The signature is valid, but this program does not know the page template {template}, so the pages were not checked. A newer version of the program may know it."
    ),
    "standard-needs-store": N_("Whether the edition of the standards is known can only be told inside a store."),
    "standard-known": N_("The editions of the standards are known, and their text is the same."),
    "standard-not-in-library": N_("{standard}: this edition is not in your library. Import it to compare the text."),
    "standard-text-differs": N_(
        "{standard}: the text in the record is not the text in your library. Compare the two editions."
    ),
    "superseded-needs-store": N_("Whether a later record replaces this one can only be told inside a store."),
    "not-superseded": N_("No later record in your store replaces this one."),
    "superseded-by": N_("Superseded by {reference}. Look at that record as well."),
    "not-reached": N_("Not checked, because the file could not be read this far."),
    "not-whole": N_("Not checked, because the file or its pages are not as they were sealed."),
    "file-empty": N_("The file is empty. Ask for it to be sent again."),
    "file-not-found": N_("{file} is not there. Check the name and the folder."),
    "file-unreadable": N_(
        "{file} could not be read. Check that the drive is connected and that you may open the file."
    ),
    "payload-invalid": N_(
        "The data inside the file is not a record that this program could have made. Do not accept it; ask the centre for the original."
    ),
    "seal-not-fitting": N_(
        "This part of the observation does not fit into a record: {place}. It is most likely too long; shorten it, and seal again."
    ),
    "record-id-taken": N_(
        "Your store already holds another record with the same number ({record}). Keep both files and ask the centre which one is right."
    ),
    "statement-id-taken": N_(
        "Your store already holds another report, answer or withdrawal with the same number ({record}), and the two do not say the same. Both are kept. Ask whoever signed it, some other way than by the message that brought the file, which of them is theirs."
    ),
    "file-exists": N_(
        "There is something called {file} already, and nothing was sealed. Give another name: a sealed record is never written over."
    ),
    "record-unknown": N_("There is no record called {name} in this store."),
    "record-ambiguous": N_("Several records answer to {name}. Give more of its identity."),
    "folder-not-writable": N_(
        "{file} could not be written. Check the drive and its free space, or choose another folder."
    ),
    "export-not-written": N_(
        "{file} could not be written. Check the drive and its free space, or choose another folder; the record is safe in your store."
    ),
    "portfolio-empty": N_("Nothing has been sealed for {name} yet, so there is no portfolio to export."),
    "portfolio-exists": N_("There is something called {file} already, and it was left as it is. Choose another name."),
    "portfolio-disk-full": N_(
        "There is no room for {file}, and nothing was left of it. Free some space or choose another disk; the records are safe in your store."
    ),
    "portfolio-not-written": N_(
        "{file} could not be written, and nothing was left of it. Check the drive, or choose another folder; the records are safe in your store."
    ),
    "seal-does-not-open": N_(
        "The record that was just made does not open again ({found}), so it was not kept. Your draft is untouched; report this fault."
    ),
    "evidence-missing": N_(
        "The evidence file {name} is not inside the PDF. Do not accept the file; ask the centre for the original."
    ),
    "evidence-differs": N_(
        "The evidence file {name} is not the one that was sealed. Do not accept the file; ask the centre for the original."
    ),
    "evidence-not-here": N_(
        "The evidence file {name} could not be read from the store, so nothing was sealed. Take the file out of the visit, add it again and seal again."
    ),
    "observation-document-invalid": N_("The observation is not in the right form, at {place}: {problem}"),
    "criterion-unknown": N_("There is no criterion {criterion} in that standard. Check its kind and number."),
    "entry-id-twice": N_("Two entries of the log have the same id. Give each its own."),
    "countersignature-missing": N_(
        "The assessor was in training, and no qualified assessor has countersigned this record yet. Ask the centre to have it countersigned."
    ),
    "countersignature-elsewhere": N_(
        "The assessor was in training. This kind of record has no place for a countersignature, so it is kept elsewhere; ask the centre for it."
    ),
    "countersignature-not-needed": N_("This record need not be countersigned."),
    "countersignature-first": N_(
        "A qualified assessor must countersign this record before a verifier decides on it. Ask the centre to have it countersigned."
    ),
    "countersigned": N_("Countersigned by {name} ({fingerprint}) at {at}, by the clock of their device."),
    "countersigned-already": N_("This record has been countersigned already."),
    "verified-already": N_("A verifier has decided on this record already, and nothing may be added to it."),
    "decision-confirmed": N_("Confirmed by {name} ({fingerprint}) at {at}, by the clock of their device."),
    "decision-confirmed-with-action": N_(
        "Confirmed subject to action by {name} ({fingerprint}) at {at}, by the clock of their device."
    ),
    "decision-not-confirmed": N_(
        "{name} ({fingerprint}) did not confirm this record, at {at} by the clock of their device."
    ),
    "decision-unknown": N_(
        "The verifier’s field holds a decision that this program does not know. Do not accept the file; ask the centre for the original."
    ),
    "comments-missing": N_("Write what must be done, or why the record is not confirmed."),
    "signer-name-letters": N_(
        "Your certificate says {name}, and a signature on a sealed record cannot show these letters: {letters}. Ask your centre for a certificate with your name in Welsh or English letters, and sign with that one."
    ),
    "comments-not-fitting": N_("The comments do not fit into their place on the page. Shorten them."),
    "signer-own-record": N_(
        "{name} has signed this record already, and nobody may countersign or verify a record of their own."
    ),
    "time-before-record": N_(
        "{name} is said to have signed at {at}, before the record was sealed. Do not accept the file; ask the centre for the original."
    ),
    "verdict-accepted": N_("Accepted: whole, and signed by someone you trust"),
    "verdict-unknown-signer": N_("Waiting: whole, but nobody has vouched for the signer"),
    "verdict-unchecked": N_("Waiting: signed and whole, but the pages could not be checked"),
    "verdict-refused": N_("Refused: this is not what was sealed"),
    "verdict-clocks-differ": N_("Not accepted yet: the clocks disagree. Nothing in the file was altered"),
    "verdict-unreadable": N_("Unreadable: no record could be read"),
    "signer-identity-differs": N_(
        "This record says of its signer’s certificate that a centre issued it, or that none did, and the certificate says otherwise. Do not rely on it; ask {name}’s centre."
    ),
    "attachment-beside-holds": N_("Evidence beside the PDF is what was sealed. Files: {count}"),
    "attachment-beside-missing": N_(
        "Evidence that belongs beside this PDF is not here; the PDF is whole without it. Ask whoever sent it for {name}. Files missing: {count}"
    ),
    "attachment-beside-differs": N_(
        "{name} beside this PDF is not the file that was sealed. Move it away, and ask whoever sent it for the right one."
    ),
}
