"""The meeting mode: the desk itself is on the wall, and keeps to itself what is only its own."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from socdesk.decision.advice import Explanation
from socdesk.engagement.discreet import discreet, discreet_answer
from socdesk.engagement.model import Answer, Engagement


class MeetingMode(QObject):
    """Whether notes, evidence, reasons of own levels, files and other clients are out of sight.

    It is off at every start and no setting remembers it: somebody who looks for a note must not
    have to guess why it is not there. What is advised never depends on it.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = False
        self._last: tuple[Engagement, Engagement] | None = None

    @property
    def is_on(self) -> bool:
        return self._is_on

    def turn_on(self, on: bool) -> None:
        """Hide these things from now on, or show them again."""
        if on != self._is_on:
            self._is_on = on
            self._last = None
            self.changed.emit()

    def engagement(self, engagement: Engagement) -> Engagement:
        """Return what may be shown of an engagement."""
        if not self._is_on:
            return engagement
        if self._last is None or self._last[0] is not engagement:
            self._last = (engagement, discreet(engagement))
        return self._last[1]

    def answer(self, given: Answer) -> Answer:
        """Return what may be shown of an answer."""
        return discreet_answer(given) if self._is_on else given

    def explanation(self, found: Explanation) -> Explanation:
        """Return an explanation that does not say which answers are only assumed."""
        return replace(found, assumptions=()) if self._is_on else found
