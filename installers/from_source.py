"""Sets Hearback up from its source and starts, tests or packs it: from_source.py run, test or build."""

# This file must be readable to old Pythons, so that they can say what is missing; everything else is in source_setup/.
import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("Hearback needs Python 3.11 or newer, this is " + ".".join(map(str, sys.version_info[:3])) + ".")

from source_setup.command import command

if __name__ == "__main__":
    sys.exit(command(sys.argv[1:]))
