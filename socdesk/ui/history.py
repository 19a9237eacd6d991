"""Undo and redo: the states to come back to, and where each was changed."""

from msgspec import Struct

from socdesk.engagement.model import Engagement
from socdesk.ui.place import Where


class Step(Struct, frozen=True):
    """A state to come back to, and the place at which it was changed.

    `typed` names the field whose typing this step began, "" for any other act.
    """

    engagement: Engagement
    where: Where
    typed: str = ""


class History:
    """What was before and what was taken back, newest last."""

    def __init__(self) -> None:
        self._undo: list[Step] = []
        self._redo: list[Step] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def clear(self) -> None:
        """Forget everything."""
        self._undo.clear()
        self._redo.clear()

    def remember(self, step: Step) -> None:
        """Keep a state before it is changed; what was taken back before is gone with that.

        Of what is typed into one field in one go only the first state is kept.
        """
        last = self._undo[-1] if self._undo else None
        goes_on = (
            last is not None and last.typed and (last.typed, last.where) == (step.typed, step.where)
        )
        if not goes_on or self._redo:
            self._undo.append(step)
        self._redo.clear()

    def end_typing(self) -> None:
        """Close the act of typing, so that the next letter is undone apart from it."""
        if self._undo and self._undo[-1].typed:
            last = self._undo.pop()
            self._undo.append(Step(last.engagement, last.where))

    def back(self, now: Engagement) -> Step | None:
        """Return the state before `now`, which can then be done again; None for none."""
        return self._step(self._undo, self._redo, now)

    def forth(self, now: Engagement) -> Step | None:
        """Return the state that was taken back last; None for none."""
        return self._step(self._redo, self._undo, now)

    def _step(self, source: list[Step], target: list[Step], now: Engagement) -> Step | None:
        if not source:
            return None
        step = source.pop()
        target.append(Step(now, step.where))
        return step
