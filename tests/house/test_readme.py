"""What the README tells people to type exists, and is what the CI runs."""

import re

from house.checkout import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PACKAGES = (ROOT / ".github" / "workflows" / "packages.yml").read_text(encoding="utf-8")
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
        # the CI gives what failed a second try, by the same command
        assert set(commands) == {"installers/from_source.py test"}, file


def test_the_packages_are_built_with_commands_that_exist() -> None:
    commands = re.findall(r"((?:installers|tests)/\w[\w/]*\.py(?: build| test)?)", PACKAGES)
    assert commands == [
        "installers/from_source.py build",
        "installers/from_source.py test",
        "tests/journeys/test_main_journey.py",
        "installers/prove_installed.py",
    ]
    assert [command for command in commands if not (ROOT / command.split()[0]).is_file()] == []
    # the tool of each system's packer
    assert "innosetup" in PACKAGES
    assert {"ubuntu-22.04", "windows-latest", "macos-latest"} <= set(re.findall(r"[\w.-]+", PACKAGES))


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
