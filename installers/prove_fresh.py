"""Proves that the README's commands work where nothing is installed: in a fresh clone, or in a minimal Debian.

    python3 installers/prove_fresh.py                                      a fresh clone, with an empty pip cache
    sudo python3 installers/prove_fresh.py --debian MIRROR                 the same in a chroot that debootstrap makes

What pip needs to reach its packages here goes along: the variables PIP_* and SSL_CERT_FILE by themselves, files and folders by
`--bind PATH`. Each command is timed, the first and the second time; the exit status is 1 where one did not do what it should.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SET_UP = "python3 installers/from_source.py"

# what is typed, and the exit status that it must have without a display
RUNS = (
    (f"{SET_UP} run -- due --all --data ../fresh-data", 0),
    (f"{SET_UP} run -- due --all --data ../fresh-data", 0),
    (f"{SET_UP} run", 1),
    (f"{SET_UP} run -- self-test --data ../fresh-data", 0),
    (f"{SET_UP} run -- --screenshot ../window.png --example --data ../fresh-data", 0),
)


def main() -> int:
    """Make the fresh place, run the commands there, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--debian", metavar="MIRROR", help="work in a minimal Debian, fetched from this mirror (needs root and debootstrap)"
    )
    parser.add_argument("--suite", default="bookworm", help="which Debian (default: %(default)s, whose Python is 3.11)")
    parser.add_argument("--keep", type=Path, help="folder of the Debian as debootstrap made it, to make it once only")
    parser.add_argument("--bind", action="append", default=[], metavar="PATH", help="show this file or folder inside the Debian")
    parser.add_argument("--tests", default="tests/house -q", help="what `test` gets (default: %(default)s; '' for everything)")
    options = parser.parse_args()
    runs = [*RUNS, *[(f"{SET_UP} test -- {options.tests}".removesuffix(" -- "), 0)] * 2]
    with tempfile.TemporaryDirectory(prefix="hearback-fresh-") as name:
        fresh = Path(name)
        if options.debian:
            before = _debian(fresh / "debian", options.keep, options.suite, options.debian, options.bind)
            checkout = fresh / "debian" / "hearback"
            inside = "/hearback"
        else:
            checkout = fresh / "hearback"
            before = []
            inside = str(checkout)
        subprocess.run(["git", "clone", "--quiet", "--no-local", ROOT, checkout], check=True)
        variables = _variables(Path("/tmp") if options.debian else fresh)
        return max([_timed(command, expected, inside, before, variables) for command, expected in runs])


def _timed(command: str, expected: int, folder: str, before: list[str], variables: dict[str, str]) -> int:
    print(f"\n$ {command}", flush=True)
    begun = time.monotonic()
    done = subprocess.run([*before, "sh", "-c", f"cd {shlex.quote(folder)} && {command}"], env=variables, check=False)
    as_expected = done.returncode == expected
    verdict = "as it should" if as_expected else f"but {expected} was expected"
    print(f"= {time.monotonic() - begun:.2f} s, exit status {done.returncode}, {verdict}", flush=True)
    return 0 if as_expected else 1


def _variables(home: Path) -> dict[str, str]:
    passed_on = {
        name: value for name, value in os.environ.items() if name.startswith("PIP_") or name in ("PATH", "SSL_CERT_FILE")
    }
    return {"HOME": str(home), "PIP_CACHE_DIR": str(home / "pip-cache"), "TMPDIR": "/tmp"} | passed_on


def _debian(folder: Path, kept: Path | None, suite: str, mirror: str, shown: list[str]) -> list[str]:
    """Make a minimal Debian; return what to put before a command so that it runs inside."""
    made = kept or folder
    if not (made / "usr").exists():
        subprocess.run(["debootstrap", "--variant=minbase", "--include=python3", suite, made, mirror], check=True)
    if made != folder:
        subprocess.run(["cp", "--archive", made, folder], check=True)
    shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
    mounts = [f"mount -t proc proc {folder}/proc", f"mount --rbind /dev {folder}/dev"]
    for path in map(Path, shown):
        target = folder / path.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.mkdir(exist_ok=True) if path.is_dir() else target.touch()
        there = shlex.quote(str(target))
        # read-only, so that nothing inside writes to this computer
        mounts += [f"mount --bind {shlex.quote(str(path))} {there}", f"mount -o remount,bind,ro {there}"]
    # the mounts belong to the command's own namespace, so none stays behind
    return ["unshare", "--mount", "sh", "-c", f'{" && ".join(mounts)} && exec chroot {folder} "$@"', "sh"]


if __name__ == "__main__":
    sys.exit(main())
