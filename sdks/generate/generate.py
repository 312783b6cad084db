#!/usr/bin/env python3
"""Writes models and methods of every library out of the published documents.

    python3 sdks/generate/generate.py            # writes them
    python3 sdks/generate/generate.py --check    # exit status 1 and the difference when they are not current

Needs Python 3.9 and nothing else.
"""
import difflib
import importlib
import sys
from pathlib import Path

import api

WRITERS = ["python", "javascript", "go", "ruby", "php", "conformance"]


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    try:
        files = written()
    except api.Wrong as reason:
        sys.exit("%s" % reason)
    stale = {path: text for path, text in files.items() if current(path) != text}
    if not arguments:
        for path, text in stale.items():
            (api.ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (api.ROOT / path).write_text(text, encoding="utf-8")
        print("%d of %d files written" % (len(stale), len(files)))
    elif stale:
        for path, text in stale.items():
            sys.stdout.writelines(list(difflib.unified_diff(
                current(path).splitlines(True), text.splitlines(True), path, "generated"))[:40])
        sys.exit("%d of %d files are not current: python3 sdks/generate/generate.py" % (len(stale), len(files)))
    else:
        print("%d files are current" % len(files))


def written():
    read = api.read()
    files = {}
    for name in WRITERS:
        if (api.HERE / (name + ".py")).exists():
            files.update(importlib.import_module(name).write(read, api.ROOT))
    return files


def current(path):
    file = api.ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    main(sys.argv[1:])
