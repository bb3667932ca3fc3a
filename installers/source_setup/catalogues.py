"""Compiles the translations: each .po below resources/locale becomes the .mo beside it that the program reads."""

import subprocess

from source_setup.console import Line, SetupFault, last_lines
from source_setup.environment import Environment


def compile_catalogues(environment: Environment, line: Line) -> None:
    """Compile the catalogues that are newer than what was made of them. Raises SetupFault."""
    locale = environment.root / "resources" / "locale"
    sources = sorted(locale.glob("*/LC_MESSAGES/*.po"))
    stale = [
        source
        for source in sources
        if not (compiled := source.with_suffix(".mo")).exists() or compiled.stat().st_mtime < source.stat().st_mtime
    ]
    if not stale:
        return
    line.step("Compiling the translations …")
    for domain in sorted({source.stem for source in stale}):
        command = [str(environment.program("pybabel")), "compile", "--directory", str(locale), "--domain", domain]
        made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
        if made.returncode != 0:
            raise SetupFault(f"The translations could not be compiled:\n{last_lines(made.stdout.splitlines())}")
