"""Gathers what the About window tells."""

import platform

from PySide6.QtCore import QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from hearback.composition.parts import Parts
from hearback.desk.about.about_dialog import Facts
from hearback.system.components import components, program_version


def about_facts(parts: Parts) -> Facts:
    """Return it; the parts' licences are looked up when they are asked for."""
    system = QSysInfo.prettyProductName()
    return Facts(
        version=program_version(),
        data=parts.folder,
        surroundings=[
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{system}, {QSysInfo.kernelType()} {QSysInfo.kernelVersion()}, {QSysInfo.currentCpuArchitecture()}",
            f"Display: {QGuiApplication.platformName()}, language: {parts.words.language}",
        ],
        parts=lambda: components(parts.shipped),
    )
