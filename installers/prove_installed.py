"""Proves that the Debian package works where there is no Python: installed, used, removed, installed anew, brought up to date.

    sudo .venv/bin/python installers/prove_installed.py dist/hearback_*.deb [--older OLDER.deb]

In a minimal Debian that debootstrap makes, the program goes on journeys of `tests/journeys`, on a display that nobody sees. Each
step is printed; the exit status is 1 where one did not do what it should.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
JOURNEYS = ("tests/journeys/test_installed.py", "tests/journeys/test_main_journey.py")
APT = "apt-get -o APT::Sandbox::User=root --yes --quiet=2"
DATA = "/root/hearback-data"
KEPT = [{"company": f"Firm {number}", "role": "Planner", "notes": "Grüße"} for number in range(200)]


class Debian:
    """A minimal Debian in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        there = shlex.quote(str(folder))
        mounts = [f"mount -t proc proc {there}/proc", f"mount --rbind /dev {there}/dev", f"mount --bind /tmp {there}/tmp"]
        # the mounts belong to the command's own namespace, so none stays behind; /tmp holds the display's socket
        self.inside = ["unshare", "--mount", "sh", "-c", f'{" && ".join(mounts)} && exec chroot {there} "$@"', "sh"]

    def run(self, command: str) -> str:
        """Run a command inside, and return what it printed. Raises CalledProcessError where it fails."""
        print(f"$ {command}", flush=True)
        variables = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        done = subprocess.run([*self.inside, "sh", "-c", command], env=variables, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            print(done.stdout)
            done.check_returncode()
        return done.stdout

    def install(self, package: Path) -> None:
        """Install a package with what it depends on and recommends."""
        shutil.copy(package, self.folder / "root" / "hearback.deb")
        self.run(f"{APT} install --allow-downgrades /root/hearback.deb")

    def companies(self) -> set[str]:
        """Return the companies that the program knows."""
        self.run(f"rm -f /root/kept.json; hearback export /root/kept.json --data {DATA}")
        document = json.loads((self.folder / "root" / "kept.json").read_text(encoding="utf-8"))
        return {f"{one['company']}, {one['notes']}" for one in document["applications"]}


def main() -> int:
    """Make the Debian, go through the steps, and say what each showed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, help="the package to prove")
    parser.add_argument("--older", type=Path, help="a package of an earlier version, to bring up to date with data")
    parser.add_argument("--debian", metavar="MIRROR", help="fetch the minimal Debian from this mirror (debootstrap's own)")
    parser.add_argument("--suite", default="bookworm", help="which Debian (default: %(default)s)")
    parser.add_argument("--keep", type=Path, help="folder of the Debian as debootstrap made it, to make it once only")
    options = parser.parse_args()
    # not below /tmp, which is shown inside
    with tempfile.TemporaryDirectory(prefix="hearback-debian-", dir="/var/tmp") as name:
        made = options.keep or Path(name) / "made"
        if not (made / "usr").exists():
            subprocess.run(["debootstrap", "--variant=minbase", options.suite, made, *filter(None, [options.debian])], check=True)
        folder = Path(name) / "debian"
        subprocess.run(["cp", "--archive", made, folder], check=True)
        shutil.copy("/etc/resolv.conf", folder / "etc" / "resolv.conf")
        debian = Debian(folder)
        try:
            prove(debian, options.package, options.older)
        except (AssertionError, subprocess.CalledProcessError) as fault:
            print(f"NOT PROVEN: {fault}", file=sys.stderr)
            return 1
    print("proven")
    return 0


def prove(debian: Debian, package: Path, older: Path | None) -> None:
    """Go through all steps. Raises AssertionError or CalledProcessError at the first that fails."""
    debian.run("! command -v python3 python")
    debian.run(f"{APT} update")
    # what a desktop has: it starts programs from their entries
    debian.run(f"{APT} install libglib2.0-bin shared-mime-info desktop-file-utils > /dev/null")
    (debian.folder / "root" / "brought.json").write_text(
        json.dumps({"format": "hearback", "version": 1, "applications": KEPT}), encoding="utf-8"
    )

    debian.install(older or package)
    debian.run(f"hearback import /root/brought.json --data {DATA}")
    before = debian.companies()
    assert len(before) == len(KEPT), f"{len(before)} applications were imported"
    if older:
        debian.install(package)
        assert debian.companies() == before, "the data is not what it was before the program was brought up to date"
    print(debian.run(f"dpkg-query --show hearback && hearback self-test --data {DATA}"))

    inside = shlex.join(debian.inside)
    variables = os.environ | {"HEARBACK_INSIDE": inside, "HEARBACK_PROGRAM": f"{inside} /usr/bin/hearback"}
    subprocess.run([sys.executable, "-m", "pytest", "-q", *JOURNEYS], cwd=ROOT, env=variables, check=True)

    files = debian.run("dpkg --listfiles hearback").split()
    debian.run(f"{APT} purge hearback")
    left = [file for file in files if "hearback" in file and os.path.lexists(debian.folder / file.lstrip("/"))]
    assert not left, f"left behind: {', '.join(left)}"
    debian.install(package)
    assert debian.companies() == before, "the data is not what it was before the program was removed"


if __name__ == "__main__":
    sys.exit(main())
