"""About tells every library that the program is made with, and under which licence."""

import json
from pathlib import Path

from hearback.system.components import LIST, components
from hearback.system.shipped import shipped_files


def test_an_installation_tells_what_it_needs_with_the_texts_of_their_licences(tmp_path: Path) -> None:
    found = {one.name: one for one in components(shipped_files(), tmp_path)}
    assert {"PySide6_Essentials", "shiboken6", "babel", "holidays", "chunspell-next", "python-dateutil"} <= found.keys()
    assert found["Hearback"].licence == "MIT"
    assert "pytest" not in found
    assert found["PySide6_Essentials"].licence.startswith("LGPL-3.0")
    assert found["babel"].licence == "BSD-3-Clause"
    assert [one.name for one in found.values() if not one.licence or not one.version] == []
    for one in found.values():
        assert one.texts, one.name
        assert all(len(text.read_text(encoding="utf-8")) > 100 for text in one.texts), one.name


def test_a_package_tells_what_it_lists(tmp_path: Path) -> None:
    listed = tmp_path / LIST
    (listed.parent / "Python").mkdir(parents=True)
    told = [{"name": "Python", "version": "3.11.7", "licence": "PSF-2.0", "texts": ["Python/LICENSE.txt"]}]
    listed.write_text(json.dumps(told), encoding="utf-8")
    (one,) = components(shipped_files(), tmp_path)
    assert (one.name, one.version, one.licence) == ("Python", "3.11.7", "PSF-2.0")
    assert list(one.texts) == [listed.parent / "Python" / "LICENSE.txt"]
