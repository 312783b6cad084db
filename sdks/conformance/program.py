#!/usr/bin/env python3
"""Runs a program of somebody who uses a library, with the library as run.py has installed it.

    python3 sdks/conformance/program.py go examples/ticket-desk/main.go position.txt
"""
import os
import sys
from pathlib import Path

import languages

TARGET = Path(__file__).resolve().parent.parent / "target"


def main(language, file, *arguments):
    driver = languages.program(language, TARGET, Path(file).resolve())
    sys.stdout.flush()
    os.execvpe(driver.command[0], [*driver.command, *arguments], {**driver.environment, **{
        name: os.environ[name] for name in ("JUPITERIQ_API_KEY", "JUPITERIQ_BASE_URL") if name in os.environ}})


main(*sys.argv[1:])
