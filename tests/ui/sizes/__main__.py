"""`python -m tests.ui.sizes`: every size of screen at every size of text, a few minutes in all."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.contact_sheet.looks import Look

SIZES = ((960, 540), (1280, 720), (1280, 800), (1920, 1080), (3840, 2160))


def main() -> int:
    """Walk each size in a program with a screen of that size; return 1 where one has faults."""
    codes = []
    with TemporaryDirectory() as kept:
        for width, height in SIZES:
            name = f"{width}x{height}"
            platform = Look(name, size=(width, height)).platform(Path(kept))
            environment = {**os.environ, "QT_QPA_PLATFORM": platform, "SOCDESK_SIZE": name}
            words = [sys.executable, "-m", "pytest", "-q", "tests/ui/sizes"]
            codes.append(subprocess.run(words, env=environment, check=False).returncode)
    return int(any(codes))


sys.exit(main())
