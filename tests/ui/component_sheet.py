"""Draws every component in every state, to be held beside the drawn look.

`python -m tests.ui.component_sheet OUT` writes light and dark sheets at 100 and 150 % text, and a
question page at 1280x800, as PNG files at twice the size into the folder OUT.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from socdesk.ui.theme import Scheme, Theme
from tests.ui.question_sample import QuestionSample
from tests.ui.sheet import Sheet

_WIDTH = 1280


def draw(folder: Path) -> None:
    """Write all pictures into a folder."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        for zoom in (100, 150):
            theme = Theme(scheme, zoom)
            theme.set_motion(False)
            theme.apply(app)
            sheet = Sheet(theme)
            sheet.resize(_WIDTH * zoom // 100, 100)
            sheet.resize(sheet.width(), sheet.heightForWidth(sheet.width()))
            sheet.show()
            app.processEvents()
            sheet.show_rings()
            sheet.grab().save(str(folder / f"components-{scheme.value}-{zoom}.png"))
            sheet.close()
        page = QuestionSample(Theme(scheme))
        page.resize(1280, 800)
        page.show()
        app.processEvents()
        page.grab().save(str(folder / f"question-{scheme.value}.png"))
        page.close()


def main() -> None:
    """Draw into the folder named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_SCALE_FACTOR", "2")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    draw(folder)


if __name__ == "__main__":
    main()
