"""What the README tells people to type exists, and is what the CI runs."""

import re

from house.checkout import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SETS_UP = re.compile(r"python3? (installers/\w+\.py(?: \w+)?)")


def typed() -> set[str]:
    """Return the set-up commands in the README's code blocks."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    return {command for block in blocks for command in SETS_UP.findall(block)}


def test_the_two_commands_are_there() -> None:
    assert {"installers/from_source.py run", "installers/from_source.py test"} <= typed()


def test_what_is_typed_exists() -> None:
    assert [command for command in typed() if not (ROOT / command.split()[0]).is_file()] == []


def test_the_ci_runs_the_test_command() -> None:
    for file in (".ci/run", ".github/workflows/ci.yml"):
        commands = SETS_UP.findall((ROOT / file).read_text(encoding="utf-8"))
        assert commands == ["installers/from_source.py test"], file


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
