"""The version that everything made here carries: what pyproject.toml says."""

import tomllib
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def program_version() -> str:
    """Return the program's version."""
    return str(tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["version"])


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows wants it."""
    first, second, third, fourth = ([int(part) for part in version.split(".")] + [0, 0, 0])[:4]
    return first, second, third, fourth
