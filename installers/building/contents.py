"""What a package holds of Qt, of other libraries and of Babel's data: whatever is not on these lists stays out."""

_MODULES = frozenset({"QtCore", "QtGui", "QtPrintSupport", "QtSvg", "QtWidgets"})
# the parts of Qt that the program imports on each system
QT_MODULES = {"linux": _MODULES, "win32": _MODULES | {"QtNetwork"}, "darwin": _MODULES}

# and the libraries of Qt that these and the plugins below are linked with
QT_LIBRARIES = {
    "linux": frozenset(
        {
            *("Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets"),
            *("WaylandClient", "WlShellIntegration", "XcbQpa"),
        }
    ),
    "win32": frozenset({"Core", "Gui", "Network", "PrintSupport", "Svg", "Widgets"}),
    "darwin": frozenset({"Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets"}),
}

_EVERYWHERE = {"iconengines/qsvgicon", "imageformats/qsvg", "platforms/qoffscreen"}
QT_PLUGINS = {
    "linux": frozenset(
        {
            *_EVERYWHERE,
            "platforminputcontexts/composeplatforminputcontextplugin",
            "platforminputcontexts/ibusplatforminputcontextplugin",
            "platforms/qwayland",
            "platforms/qxcb",
            # GTK itself and CUPS stay the system's own: without them these two are not loaded
            "platformthemes/qgtk3",
            "printsupport/cupsprintersupport",
            "platformthemes/qxdgdesktopportal",
            "wayland-decoration-client/adwaita",
            "wayland-decoration-client/bradient",
            "wayland-shell-integration/xdg-shell",
        }
    ),
    "win32": frozenset({*_EVERYWHERE, "platforms/qwindows"}),
    "darwin": frozenset({*_EVERYWHERE, "platforms/qcocoa"}),
}

# libraries that every Linux desktop has, so that its own fonts, drivers and themes work with them, and Debian's package for each
SYSTEM_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXau.so.6": "libxau6",
    "libXdmcp.so.6": "libxdmcp6",
    "libcom_err.so.2": "libcom-err2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
    # these PyInstaller leaves out by itself
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

# what the plugins for GTK's look and for printers are linked with: where the system has it not, they are not loaded
OPTIONAL_LIBRARIES = frozenset(
    {
        "libatk-1.0.so.0",
        "libcairo-gobject.so.2",
        "libcairo.so.2",
        "libcups.so.2",
        "libgdk-3.so.0",
        "libgdk_pixbuf-2.0.so.0",
        "libgio-2.0.so.0",
        "libgobject-2.0.so.0",
        "libgtk-3.so.0",
        "libharfbuzz.so.0",
        "libpango-1.0.so.0",
        "libpangocairo-1.0.so.0",
    }
)

# what is imported by libraries, though the program never comes there
UNUSED_MODULES = (
    *("PySide6.QtDBus", "_bz2", "_hashlib", "_pydecimal", "_ssl", "asyncio", "babel.messages", "bz2", "distutils"),
    *("doctest", "ftplib", "holidays.financial", "icalendar.tests", "lib2to3", "multiprocessing", "numpy", "pandas"),
    *("pip", "pydoc", "setuptools", "ssl", "tkinter", "unittest", "xmlrpc"),
)
