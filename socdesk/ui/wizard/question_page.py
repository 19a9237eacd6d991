"""The page of a question, shared by all lines."""

from collections.abc import Mapping

from socdesk.ui.place import question
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.wizard.page import SUMMARY, DeskPage, PageBody
from socdesk.ui.wizard.question_body import QuestionBody
from socdesk.ui.wizard.texts import PageTexts


class QuestionPage(DeskPage):
    """A question of the organisation, or of whichever line is in view.

    What follows it is the decision's to say; after the last question of a line comes its result.
    """

    def __init__(
        self,
        theme: Theme,
        session: Session,
        ids: Mapping[str, int],
        texts: PageTexts,
        *,
        of_line: bool,
    ) -> None:
        super().__init__(theme, session, ids)
        self._texts = texts
        self._of_line = of_line
        self.setAccessibleName(f"{texts.reference} {texts.short}")
        self.setAccessibleDescription(texts.text)

    def nextId(self) -> int:
        """Return the page of the next question that matters within this line, -1 for none."""
        line = self._session.where.line if self._of_line else None
        if not self._session.is_open or (self._of_line and line is None):
            return -1
        following = self._session.next_step(question(line, self._texts.page))
        if following is not None:
            return self._ids[following]
        return self._ids[SUMMARY] if self._of_line else -1

    def _make_body(self) -> PageBody:
        return QuestionBody(self._theme, self._session, self._texts)
