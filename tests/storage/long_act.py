"""A program of its own that is in the middle of a long act until it is killed: `long_act.py FOLDER`."""

import sys
from pathlib import Path

from hearback.domain.job_application import JobApplication
from hearback.usecases.change import Act, Edits
from storage.stores import opened

if __name__ == "__main__":
    archive = opened(Path(sys.argv[1]))
    # so small a cache that rows reach the file before the commit
    archive._connection.execute("PRAGMA cache_size = 10")
    archive._connection.execute("PRAGMA cache_spill = 10")
    with archive.together(Act.IMPORT, "") as writing:
        for number in range(10**9):
            one = JobApplication(id=f"long {number}", company="Arbor", role="x" * 2000)
            writing.put(Edits(applications={one.id: one, "plain": None}))
            print(number, flush=True)
