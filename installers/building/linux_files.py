"""Writes what a Linux desktop reads of a program: its menu entry, its icons, its file type, and what software centres show."""

import datetime as dt
import gettext
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from building.icons import write_theme

HERE = Path(__file__).resolve().parents[1] / "linux"
METAINFO = "desktop.hearback.Hearback.metainfo.xml"
SENTENCE = "Know when to follow up after an interview, and what to say."
"""As the About window says it: its translations are in the catalogues."""

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def write_share(resources: Path, share: Path, version: str, date: int) -> None:
    """Write it all into a folder `share`."""
    translated = _translations(resources / "locale")
    for folder in ("applications", "metainfo", "mime/packages"):
        (share / folder).mkdir(parents=True)
    entry = menu_entry((HERE / "hearback.desktop").read_text(encoding="utf-8"), translated)
    (share / "applications" / "hearback.desktop").write_text(entry, encoding="utf-8")
    (share / "mime" / "packages" / "hearback.xml").write_bytes((HERE / "hearback.mime.xml").read_bytes())
    (share / "metainfo" / METAINFO).write_bytes(metainfo((HERE / METAINFO).read_bytes(), translated, version, date))
    write_theme(resources / "icons", share)


def menu_entry(text: str, translated: Mapping[str, str]) -> str:
    """Return the menu entry with its comment in all languages as well."""
    comment = f"Comment={SENTENCE}\n"
    assert comment in text
    # menus name a script by a country
    tags = {language: "zh_CN" if language == "zh_Hans" else language for language in translated}
    return text.replace(comment, comment + "".join(f"Comment[{tags[one]}]={said}\n" for one, said in translated.items()))


def metainfo(text: bytes, translated: Mapping[str, str], version: str, date: int) -> bytes:
    """Return the AppStream data with the summary in all languages, and this release."""
    whole = ElementTree.fromstring(text)
    at = next(number for number, one in enumerate(whole) if one.tag == "summary") + 1
    for number, (language, said) in enumerate(translated.items()):
        # AppStream wants no full stop, in whatever script
        summary = ElementTree.Element("summary", {_LANGUAGE: language.replace("_", "-")})
        summary.text = said.rstrip(".。।")
        whole.insert(at + number, summary)
    day = dt.datetime.fromtimestamp(date, dt.UTC).date().isoformat()
    ElementTree.SubElement(ElementTree.SubElement(whole, "releases"), "release", {"version": version, "date": day})
    ElementTree.indent(whole)
    written: bytes = ElementTree.tostring(whole, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _translations(locale: Path) -> dict[str, str]:
    found = {}
    for folder in sorted(locale.glob("*/LC_MESSAGES")):
        language = folder.parent.name
        said = gettext.translation("hearback", str(locale), [language]).gettext(SENTENCE)
        if said != SENTENCE:
            found[language] = said
    return found
