"""The command line: the data folder is heard wherever it is named."""

from pathlib import Path

import pytest

from hearback.composition.arguments import parser


@pytest.mark.parametrize(
    "typed",
    [
        ["--data", "here", "due"],
        ["due", "--data", "here"],
        ["--data", "there", "due", "--data", "here"],
        ["--data", "here", "import", "file.csv"],
        ["import", "--data", "here", "file.csv"],
        ["--data", "here", "export", "all.json"],
        ["--data", "here", "self-test"],
        ["--data", "here", "open", "hearback:1"],
        ["--data", "here"],
    ],
    ids=" ".join,
)
def test_the_data_folder_is_heard_before_the_command_and_after_it(typed: list[str]) -> None:
    assert parser().parse_args(typed).data == Path("here")


@pytest.mark.parametrize("typed", [[], ["due"], ["open"]], ids=" ".join)
def test_without_one_it_is_the_platform_s_own(typed: list[str]) -> None:
    assert parser().parse_args(typed).data is None
