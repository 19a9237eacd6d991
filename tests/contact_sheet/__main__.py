"""`python -m tests.contact_sheet OUT [NAME...]`: every look, or the pictures named in each."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.contact_sheet.looks import LOOKS, Look

_FOLDERS = ("CONFIG", "DATA", "STATE", "CACHE")


def photograph(look: Look, folder: Path, names: list[str], kept: Path) -> int:
    """Take the pictures of a look in a program of its own; return its exit code."""
    own = {f"XDG_{name}_HOME": str(kept / name.lower()) for name in _FOLDERS}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": look.platform(kept)}
    words = [sys.executable, "-m", "tests.contact_sheet.camera", str(folder), look.name, *names]
    return subprocess.run(words, env=environment, check=False).returncode


def main() -> int:
    """Take all pictures, a look a core; return 1 where one could not be taken."""
    if len(sys.argv) == 1:
        print(f"usage: python -m tests.contact_sheet OUT [NAME...]; looks: {', '.join(LOOKS)}")
        return 2
    folder, names = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as kept, ThreadPoolExecutor(os.cpu_count()) as pool:
        take = partial(photograph, folder=folder, names=names, kept=Path(kept))
        codes = list(pool.map(take, LOOKS.values()))
    return int(any(codes))


sys.exit(main())
