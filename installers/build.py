"""Makes packages that need no Python, in `dist`; `from_source.py build` calls it, with everything installed that it needs."""

import sys

from building.command import command

if __name__ == "__main__":
    sys.exit(command(sys.argv[1:]))
