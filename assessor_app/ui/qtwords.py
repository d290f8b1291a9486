"""What Qt itself writes: the menus of text fields, the buttons of its dialogs, its file dialog. Qt has none in Welsh.

The keys are Qt's own English, mnemonics and all; the values are looked up in the program's catalogue.
"""

from __future__ import annotations

from typing import Final

from assessor_app.language import N_

QT_WORDS: Final = {
    # QWidgetTextControl, QLineEdit
    "&Undo": N_("Undo"),
    "&Redo": N_("Redo"),
    "Cu&t": N_("Cut"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "Copy &Link Location": N_("Copy the link"),
    # QPlatformTheme: the buttons of dialogs
    "OK": N_("OK"),
    "Save": N_("Save"),
    "&Save": N_("Save"),
    "Open": N_("Open"),
    "&Open": N_("Open"),
    "&Choose": N_("Choose"),
    "Cancel": N_("Cancel"),
    "&Cancel": N_("Cancel"),
    "Close": N_("Close"),
    "&Close": N_("Close"),
    "Help": N_("Help"),
    "&Yes": N_("Yes"),
    "&No": N_("No"),
    # QFileDialog, QFileSystemModel
    "Look in:": N_("In folder:"),
    "Save As": N_("Save as"),
    "Back": N_("Back"),
    "Forward": N_("Forward"),
    "Go back": N_("Back"),
    "Go forward": N_("Forward"),
    "Parent Directory": N_("The folder above"),
    "Go to the parent directory": N_("The folder above"),
    "Create New Folder": N_("New folder"),
    "Create a New Folder": N_("New folder"),
    "&New Folder": N_("New folder"),
    "New Folder": N_("New folder"),
    "List View": N_("As a list"),
    "Change to list view mode": N_("As a list"),
    "Detail View": N_("With details"),
    "Change to detail view mode": N_("With details"),
    "File &name:": N_("File name:"),
    "Directory:": N_("Folder:"),
    "Files of type:": N_("Kind of file:"),
    "All Files (*)": N_("All files (*)"),
    "Show &hidden files": N_("Show hidden files"),
    "&Rename": N_("Rename"),
    "&Delete": N_("Delete"),
    "Name": N_("Name"),
    "Size": N_("Size"),
    "Type": N_("Kind"),
    "Date Modified": N_("Changed"),
    "Computer": N_("Computer"),
    "Recent Places": N_("Recent places"),
    "%1 already exists.\nDo you want to replace it?": N_("%1 is there already.\nReplace it?"),
}
