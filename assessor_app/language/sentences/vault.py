"""Sentences for the codes of the vault: what became of the store, and what to do about it."""

from assessor_app.language.catalogue import N_

SENTENCES: dict[str, str] = {
    "not-wiped": N_(
        "It is erased, and the store keeps the certificate. Traces may still lie in the store’s file: make room on the disk, close other windows on the store, and dispose of what is due next time as well."
    ),
    # choosing words
    "label-missing": N_("Give the store a name, so that you can tell it from others on this device."),
    "passphrase-short": N_(
        "That passphrase is too short. Least number of characters: {least}. Three or four words do well."
    ),
    "passphrase-wrong": N_(
        "That is not the passphrase of this store. Try again; check Caps Lock and the keyboard’s language. If you have forgotten it, use your recovery code."
    ),
    "recovery-code-mistyped": N_(
        "There is a slip in that recovery code: a letter is missing, extra or different. Compare it with your printed copy, group by group."
    ),
    "recovery-code-wrong": N_(
        "That recovery code is complete, but it belongs to another store or has been replaced by a newer one. Find the newest copy for this store."
    ),
    # the store as a whole
    "store-exists": N_(
        "There is a store in {folder} already. Nothing was changed: open that one, or choose another folder."
    ),
    "store-in-use": N_(
        "The store in {folder} is open in another window of this program. Close that one, then try again."
    ),
    "store-held": N_(
        "The store in {folder} is open in another window: {who} on {device}, since {since}. Go to that window, or close it and try again here."
    ),
    "store-not-there": N_(
        "There is no store in {folder}. Check the folder’s name, or connect the disk it is on, then try again."
    ),
    "store-unfinished": N_(
        "Setting up the store in {folder} was cut short before anything was written in it. Set it up again in the same folder."
    ),
    "database-missing": N_(
        "The keys are in {folder}, but store.db is not. Nothing was changed: put store.db back from your backup."
    ),
    "keys-missing": N_(
        "The store is in {folder}, but key.json is not, and without it nobody can open the store. Nothing was changed: put key.json back from your backup."
    ),
    "keys-damaged": N_(
        "key.json of this store is damaged. The store itself has not been touched: put key.json back from your backup, then try again."
    ),
    "store-damaged": N_(
        "The store in {folder} is damaged. Do not delete anything: keep the whole folder, and put store.db back from your backup. Records you have handed over are not affected."
    ),
    "store-newer": N_(
        "This store was last used with a newer version of this program ({migration}). Nothing was changed: install the newer version, then open the store again."
    ),
    "store-differs": N_(
        "This store was set up by another build of this program ({migration}). Nothing was changed: use the build that the store was made with."
    ),
    # the disk under it
    "disk-full": N_(
        "The disk that holds {folder} is full. What was saved before is safe, the last change was not saved. Free some space, then try again."
    ),
    "disk-error": N_(
        "The disk that holds {folder} reports a fault. What was saved before is left as it was, the last change was not saved. Try again; if it goes on, make a backup at once."
    ),
    "store-gone": N_(
        "The store is no longer in {folder}. If it is on a stick or a disk, connect it again: what you type stays here until then, and is saved by itself once the store is back."
    ),
    "store-read-only": N_(
        "This program may not write in {folder}. What was saved before is safe, the last change was not saved. Allow writing there, then try again."
    ),
    "store-not-opened": N_(
        "The store in {folder} could not be opened. Nothing was changed: check that the folder is there and that you may read it, then try again."
    ),
    "store-busy": N_(
        "The store in {folder} is busy with other work. The last change was not saved; try again in a moment."
    ),
    "transaction-lost": N_(
        "The disk gave up in the middle of a change, and the whole change was undone. What was saved before is safe. Try again."
    ),
    "store-closed": N_(
        "The store was closed after a fault of the disk. What was saved before is safe. Close the program and open it again."
    ),
    # backups
    "backup-folder-missing": N_(
        "No folder for backups is named. Choose one, best on another disk or a stick, then try again."
    ),
    "backup-keep": N_("Choose how many backups are kept: at least one, at most {most}."),
    "backup-inside-store": N_(
        "A backup in {folder} would be lost together with the store. Choose a folder elsewhere, best on another disk or a stick."
    ),
    "backup-not-one": N_("{file} is not a backup of this program. Choose a file that ends in .assessor-backup."),
    "backup-newer": N_(
        "{file} was made by a newer version of this program. Install the newer version, then restore it again."
    ),
    "backup-damaged": N_(
        "{file} is damaged and cannot be restored. Nothing was changed: try an older backup, or another copy of this one."
    ),
}
