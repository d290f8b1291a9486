"""Which parts go into the build: allow-lists for Qt, exclusions for Python; libraries of the system stay out.

Allow-lists, because PyInstaller would bring along Qt libraries that are GPL-only (the virtual keyboard) or not needed.
Nothing is copied here; the spec asks `keep`, and `bundle_check` looks at what was built.
"""

from __future__ import annotations

import re

# libQt6<name>.so.6; Network because Pdf links to it, OpenGL because XcbQpa and WaylandClient do
QT_LIBRARIES = frozenset(
    {
        *("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Pdf", "PdfWidgets"),
        *("Network", "DBus", "OpenGL", "XcbQpa", "WaylandClient"),
    }
)
# PySide6/<name>.abi3.so
QT_MODULES = frozenset(
    {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtPdf", "QtPdfWidgets", "QtNetwork"}
)
# kind of plugin -> its files, without `lib` and `.so`
QT_PLUGINS = {
    "platforms": {"qxcb", "qoffscreen", "qwayland"},
    "imageformats": {"qjpeg", "qsvg", "qgif", "qico", "qwebp"},
    "iconengines": {"qsvgicon"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"adwaita", "bradient"},
}

QT_LIBRARY = re.compile(r"libQt6(\w+)\.so")
QT_MODULE = re.compile(r"PySide6/(Qt\w+)\.abi3\.so")
QT_PLUGIN = re.compile(r"PySide6/Qt/plugins/([^/]+)/lib([^/]+)\.so")
# what pip wrote about the machine it installed on
INSTALLERS_NOTES = re.compile(r"\.dist-info/(?:RECORD|INSTALLER|REQUESTED|direct_url\.json)$")
SYSTEM_LIBRARY = re.compile(r"lib[^/]+\.so[^/]*")

# imported by nothing the program does, but found by the analysis
PYTHON_LEFT_OUT = [
    *("tkinter", "_tkinter", "unittest", "doctest", "pydoc", "pydoc_data", "lib2to3", "distutils", "idlelib"),
    *("setuptools", "pip", "pkg_resources", "curses", "readline", "test", "multiprocessing.dummy"),
    *("PIL._avif", "PIL._imagingtk", "PIL._imagingcms", "PIL.ImageQt", "PIL.ImageTk"),
    *("lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.builder", "lxml.sax", "lxml._difflib"),
    *("PySide6.QtQml", "PySide6.QtQuick"),
]

# loaded by name, so that the analysis cannot see them
PYTHON_ALSO = ["PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "PySide6.QtSvg"]
PYTHON_ALSO_WHOLE = ["assessor_app", "filelock", "keyring.backends", "reportlab.graphics.barcode"]

# what `strip` may touch: not the libraries that patchelf has rewritten, which it corrupts (Qt's, Pillow's)
STRIPPED = (
    "libpython3*",
    "python3*/lib-dynload/*.so",
    "sqlcipher3/*.so",
    "aiohttp/**/*.so",
    "multidict/*.so",
    "yarl/*.so",
)


def is_qt(name: str) -> bool:
    """Whether this is a library, a plugin or a Python module of Qt."""
    return any(kind.search(name) for kind in (QT_PLUGIN, QT_LIBRARY, QT_MODULE))


def is_allowed_qt(name: str) -> bool:
    """Whether this library, plugin or module of Qt is on its list."""
    if found := QT_PLUGIN.search(name):
        return found[2] in QT_PLUGINS.get(found[1], ())
    if found := QT_LIBRARY.search(name):
        return found[1] in QT_LIBRARIES
    if found := QT_MODULE.search(name):
        return found[1] in QT_MODULES
    return False


def keep(name: str, target: str = "") -> bool:
    """Whether a binary or data file goes in; `name` is its path in the build, `target` where a link points to."""
    if target:  # a link at the top to a library in its folder
        return keep(target)
    if is_qt(name):
        return is_allowed_qt(name)
    if name.startswith("PySide6/Qt/"):
        return name.startswith("PySide6/Qt/lib/libicu")
    if SYSTEM_LIBRARY.fullmatch(name):
        return name.startswith("libpython3")
    return not INSTALLERS_NOTES.search(name)
