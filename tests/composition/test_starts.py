"""What a second start tells the first: it arrives as it was said, and nothing else is understood."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearback.composition.starts import StartRequest, read, start_request, written

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
REQUESTS = st.builds(
    StartRequest,
    files=st.lists(TEXT.map(lambda name: Path("/files") / name.replace("/", "")), max_size=4).map(tuple),
    links=st.lists(TEXT.map("hearback:".__add__), max_size=4).map(tuple),
    hidden=st.booleans(),
    token=TEXT,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["files", "links", "hidden", "token", "x"]), inner)
    ),
)


@given(REQUESTS)
def test_a_request_arrives_as_one_line(request: StartRequest) -> None:
    line = written(request)
    assert line.count(b"\n") == 1
    assert read(line) == request


@given(st.one_of(st.binary(), JSON.map(lambda told: json.dumps(told).encode())))
def test_any_line_is_read_and_most_say_nothing(line: bytes) -> None:
    request = read(line)
    assert request is None or read(written(request)) == request


@pytest.mark.parametrize(
    "changed",
    [
        {"files": ["relative.csv"]},
        {"files": ["/a\0b"]},
        {"files": "/etc"},
        {"links": ["mailto:a"]},
        {"links": [1]},
        {"hidden": 1},
        {"token": None},
        {"more": True},
    ],
)
def test_what_no_start_says_is_not_understood(changed: dict[str, object]) -> None:
    told = {"files": [], "links": [], "hidden": False, "token": ""}
    assert read(json.dumps(told).encode()) is not None
    assert read(json.dumps({**told, **changed}).encode()) is None


def test_a_line_that_is_too_long_or_too_deep_is_not_understood() -> None:
    assert read(b"[" * 60_000) is None
    assert read(b'"' + b"a" * 70_000 + b'"') is None


def test_a_command_line_s_targets_are_files_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave")
    request = start_request(["list.csv", "hearback:0b1c", "Hearback:%zz", "/a/b.ics"], hidden=True)
    assert request.files == (tmp_path / "list.csv", Path("/a/b.ics"))
    assert request.links == ("hearback:0b1c", "Hearback:%zz")
    assert (request.hidden, request.token) == (True, "leave")


@pytest.mark.skipif(os.name == "nt", reason="its files are called otherwise")
def test_files_come_as_desktops_hand_them_over() -> None:
    given = ["file:///home/sam/K%C3%B6ln%20%26%20S%C3%B6hne.ics", "FILE://localhost/a.json", "file://elsewhere/b.json"]
    first, second, third = start_request(given, hidden=False).files
    assert (first, second) == (Path("/home/sam/Köln & Söhne.ics"), Path("/a.json"))
    # another computer's is no file of ours
    assert third.name == "b.json"
    assert not third.exists()
