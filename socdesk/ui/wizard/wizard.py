"""The wizard in the centre: a `QWizard` that shows the session's place and nothing of its own."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QWidget, QWizard

from socdesk.decision.questioning import line_pages, organisation_pages
from socdesk.ui.place import View, Where
from socdesk.ui.session import Session
from socdesk.ui.theme import Theme
from socdesk.ui.wizard.bar import BarState, WizardBar
from socdesk.ui.wizard.measures import measure
from socdesk.ui.wizard.page import SUMMARY, DeskPage, PageBody
from socdesk.ui.wizard.position import position_words
from socdesk.ui.wizard.question_page import QuestionPage
from socdesk.ui.wizard.summary_page import SummaryPage
from socdesk.ui.wizard.texts import page_texts

_VIEWS = (View.QUESTION, View.SUMMARY)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScopingWizard(QWizard):
    """One page per question and one for a line's result, shared by all lines.

    The session moves and the wizard follows: a move starts it anew at the page of the place, so
    QWizard's own history never holds more than one page (ecosystem.md 11.1). Its own buttons are
    not shown; the bar below the page asks the session. Embed it; it is no dialog.
    """

    card_wanted = Signal(str)
    """Carries the id of a misconception card that is to be shown."""

    def __init__(self, theme: Theme, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self._theme = theme
        self._session = session
        self._shown: Where | None = None
        self.setAccessibleName(self.tr("Scoping questions"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        option = QWizard.WizardOption
        for each in (option.IndependentPages, option.NoCancelButton, option.NoDefaultButton):
            self.setOption(each)
        self.setButtonLayout([])
        self._ids = self._add_pages()
        self._bar = WizardBar(theme, self)
        self._bar.back_requested.connect(self._session.go_back)
        self._bar.next_requested.connect(self.go_on)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._session.go_back)
        session.opened.connect(self._on_opened)
        session.changed.connect(self._on_changed)
        session.moved.connect(self._on_moved)
        session.questioning.changed.connect(self._on_changed)
        session.meeting_mode.changed.connect(self._lay_out)
        # Widgets built after this line follow the theme after it, and are measured after that.
        theme.changed.connect(self._lay_out, Qt.ConnectionType.QueuedConnection)
        if session.is_open:
            self._on_moved(session.where)

    def _add_pages(self) -> Mapping[str, int]:
        pack = self._session.pack
        organisation, line = organisation_pages(pack), line_pages(pack)
        names = (*organisation, *line, SUMMARY)
        ids = {name: number for number, name in enumerate(names)}
        for name, questions in {**organisation, **line}.items():
            texts = page_texts(pack, name, questions)
            of_line = name in line
            page = QuestionPage(self._theme, self._session, ids, texts, of_line=of_line)
            self._add_page(ids[name], page)
        self._add_page(ids[SUMMARY], SummaryPage(self._theme, self._session, ids))
        return ids

    def _add_page(self, number: int, page: DeskPage) -> None:
        page.next_wanted.connect(self.go_on)
        page.card_wanted.connect(self.card_wanted)
        self.setPage(number, page)

    def done(self, result: int) -> None:
        """Do nothing: Esc, reject, accept and Finish all end here, and none may hide the wizard."""

    def go_on(self) -> None:
        """Go to the next place, unless the page in view says why not."""
        body = self._body()
        if body is not None and body.may_leave():
            self._session.go_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, or press the button that has the focus; the page takes other keys."""
        if event.key() in _ENTER:
            self._enter()
            return
        body = self._body()
        if body is None or not body.take_key(event):
            # Not Qt's own way: it would take Esc for Cancel and look for a default button.
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Take away the ruler and the empty button row whenever the style put them back."""
        taken = super().event(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.Polish):
            self._lay_out()
        return taken

    def _on_opened(self) -> None:
        self._shown = None

    def _on_changed(self) -> None:
        """Show the new answers; where the place goes too, the session tells right after."""
        body = self._body()
        if body is None or self._shown != self._session.where:
            return
        body.refresh()
        self._show_bar()

    def _on_moved(self, where: Where) -> None:
        if where.view not in _VIEWS:
            self._shown = None
            return
        if where == self._shown:
            self._on_changed()
            return
        self._shown = where
        number = self._ids[where.page]
        page = self._page(number)
        page.body().load()
        self.setStartId(number)
        self.restart()
        self._lay_out()
        self._show_bar()
        page.body().focus_first()

    def _page(self, number: int) -> DeskPage:
        page = self.page(number)
        assert isinstance(page, DeskPage)
        return page

    def _body(self) -> PageBody | None:
        """What is in view, None before anything was."""
        page = self.currentPage()
        return page.body() if self._shown is not None and isinstance(page, DeskPage) else None

    def _enter(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and not focused.isCheckable():
            focused.click()
        else:
            self.go_on()

    def _lay_out(self) -> None:
        """Give the page all there is above the bar, and both the layout of the window's size."""
        if not self.isVisible():
            return  # it has no size of its own yet, and is laid out when it is shown
        measures = measure(self._theme, self.window().size(), self.width())
        height = self.height() - measures.bar
        self._trim(height)
        self._bar.setGeometry(0, height, self.width(), measures.bar)
        self._bar.apply(measures)
        self._bar.raise_()
        body = self._body()
        if body is not None:
            body.apply(measures, height)

    def _trim(self, height: int) -> None:
        """Let the pages fill the width and the height given, without ruler and button row."""
        page = self.page(0)
        core = next(child for child in _widgets_in(self) if child.isAncestorOf(page))
        core.setGeometry(0, 0, self.width(), height)
        frame, grid = page.parentWidget(), core.layout()
        around = frame.layout() if frame is not None else None
        if grid is None or around is None:
            return
        around.setContentsMargins(0, 0, 0, 0)
        for item in _items_in(grid):
            if (row := item.layout()) is not None:
                row.setContentsMargins(0, 0, 0, 0)
            elif (widget := item.widget()) is not None and widget is not frame:
                widget.hide()
        grid.activate()

    def _show_bar(self) -> None:
        following, before = self._session.next_place(), self._session.previous_place()
        label, target = self.tr("Next"), ""
        if following is not None and self._session.where.view is View.SUMMARY:
            if following.line is None:
                label = self.tr("Results")
            else:
                target = self._session.engagement.line(following.line).name
        position = position_words(self._session, self._session.where)
        self._bar.show_state(
            BarState(position, label, target, before is not None, following is not None)
        )


def _items_in(layout: QLayout) -> Iterator[QLayoutItem]:
    """The items of a layout."""
    for place in range(layout.count()):
        if (item := layout.itemAt(place)) is not None:
            yield item


def _widgets_in(parent: QWidget) -> list[QWidget]:
    """The widgets directly within another."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return parent.findChildren(QWidget, options=direct)
