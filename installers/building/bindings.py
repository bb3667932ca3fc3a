"""A part of Qt's bindings that they would make anew at each start, from sources that they hold packed: compiled once, here."""

import compileall
import os
import py_compile
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from building.choosing import ContentFault

_PACKAGE, _UNPACKED = "shiboken6", "files.dir"


def write_support(folder: Path) -> list[tuple[str, str]]:
    """Compile the bindings' own modules below a folder; return these files, and where in a package the bindings look for them.

    It takes 20 ms from each start. Raises ContentFault where the bindings do not unpack.
    """
    spec = find_spec(_PACKAGE)
    assert spec is not None and spec.origin is not None
    copy = folder / _PACKAGE
    shutil.copytree(Path(spec.origin).parent, copy, ignore=shutil.ignore_patterns("__pycache__", "include"))
    # theirs, for whoever wants to look at these modules; where they find them unpacked, they take them from there
    variables = {**os.environ, "SBK_EMBED": "0", "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", f"import {_PACKAGE}"], env=variables, check=True)
    unpacked = copy / _UNPACKED
    sources = sorted(unpacked.rglob("*.py"))
    if not sources:
        raise ContentFault(f"{_PACKAGE} no longer unpacks its modules at SBK_EMBED=0")
    # told no place and no time, so that every build makes the same
    unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
    if not compileall.compile_dir(unpacked, quiet=1, legacy=True, stripdir=folder, invalidation_mode=unchecked):
        raise ContentFault(f"{_PACKAGE}'s own modules do not compile")
    return [
        (str(source.with_suffix(".pyc")), (Path(_PACKAGE) / source.relative_to(copy).parent).as_posix()) for source in sources
    ]
