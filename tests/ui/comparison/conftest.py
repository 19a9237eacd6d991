"""Pages of one test are gone before the next begins."""

from tests.ui.endings import pages_end

__all__ = ["pages_end"]
