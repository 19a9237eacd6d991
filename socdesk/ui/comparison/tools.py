"""What stands over the comparison: which table, which rows and columns, copy and print."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent

from socdesk.decision.pack import Pack
from socdesk.decision.words import Misconception
from socdesk.ui.comparison.content import Choice, chosen_columns
from socdesk.ui.plain import PlainMenu
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from socdesk.ui.widgets.fields import LineEdit
from socdesk.ui.widgets.flow import Flow
from socdesk.ui.widgets.segments import Segment, Segments
from socdesk.ui.wizard.card_links import ClaimMenu

REPORTS, TYPES = "reports", "types"
ALL, DECIDING = "", "deciding"
"""Values of the menu of rows beside the ids of groups."""
_GAP = 10
_FIELD = 136
_LEAST_COLUMNS = 2


class FindField(LineEdit):
    """The field that keeps the rows holding what is typed."""

    def sizeHint(self) -> QSize:
        """Return a field as high as the buttons beside it."""
        return QSize(self._theme.px(_FIELD), self._theme.px(ButtonSize.COMPACT.value))


class TableTools(Flow):
    """A row of controls that breaks where it must; it sends what was chosen and decides nothing."""

    choice_changed = Signal()
    rows_changed = Signal()
    copy_wanted = Signal()
    print_wanted = Signal()

    def __init__(
        self, theme: Theme, pack: Pack, claims: Sequence[Misconception], example: str
    ) -> None:
        super().__init__(theme.px(_GAP), rows_apart=theme.px(6))
        self._theme = theme
        self._pack = pack
        self._choice = Choice()
        words = (
            Segment(REPORTS, self.tr("Reports")),
            Segment(TYPES, self.tr("Types")),
        )
        self.tables = Segments(theme, self.tr("What is compared"), words)
        self.tables.set_value(REPORTS)
        self.field = FindField(theme, self.tr("Find a row"), self.tr("Find a row"))
        self.rows = self._menu_button(self.tr("All rows"))
        self.columns = self._menu_button(self.tr("Columns"))
        self.often_said = self._menu_button(self.tr("Often said"))
        self.print = Button(theme, self.tr("Print..."), size=ButtonSize.COMPACT, icon="document")
        self.print.setAccessibleDescription(self.tr("Print the table as it is shown"))
        self.copy = Button(theme, self.tr("Copy table"), size=ButtonSize.COMPACT, icon="copy")
        self.copy.setAccessibleDescription(self.tr("Copy the table as it is shown"))
        self.row_menu = self._row_menu()
        self.column_menu = self._column_menu(example)
        self.claims = ClaimMenu(theme, claims, self)
        for part in (self.tables, self.field, self.rows, self.columns, self.often_said):
            self.add(part)
        self.add(self.print)
        self.add(self.copy)
        self._connect()
        self.show_choice(self._choice)

    def _menu_button(self, text: str) -> Button:
        return Button(
            self._theme,
            text,
            ButtonKind.TEXT,
            ButtonSize.COMPACT,
            icon="chevron-down",
            icon_after=True,
        )

    def _row_menu(self) -> PlainMenu:
        menu = PlainMenu(self._theme, "", self)
        group = QActionGroup(menu)
        groups = dict.fromkeys(row.group for row in self._pack.rules.comparison)
        names = self._pack.words.comparison.groups
        choices = [(ALL, self.tr("All rows")), (DECIDING, self.tr("Rows that decide"))]
        choices += [(name, names[name]) for name in groups]
        for value, words in choices:
            action = menu.add_literal(words)
            action.setData(value)
            action.setCheckable(True)
            group.addAction(action)
        menu.actions()[0].setChecked(True)
        return menu

    def _column_menu(self, example: str) -> PlainMenu:
        menu = PlainMenu(self._theme, "", self)
        titles = self._pack.words.comparison.columns
        for column in self._pack.rules.columns:
            action = menu.add_literal(titles[column.id].title)
            action.setData(column.id)
            action.setCheckable(True)
        menu.addSeparator()
        self._example = menu.add_literal(example)
        self._example.setCheckable(True)
        return menu

    def _connect(self) -> None:
        self.tables.chosen.connect(self._on_table)
        self.field.textEdited.connect(self.rows_changed)
        self.field.installEventFilter(self)
        for button in (self.rows, self.columns, self.often_said):
            button.clicked.connect(self._on_menu)
        self.row_menu.triggered.connect(self._on_rows)
        self.column_menu.triggered.connect(self._on_columns)
        self.copy.clicked.connect(self.copy_wanted)
        self.print.clicked.connect(self.print_wanted)

    @property
    def choice(self) -> Choice:
        """Which table and which of its columns are wanted."""
        return self._choice

    def show_choice(self, choice: Choice) -> None:
        """Show a choice without a signal."""
        self._choice = choice
        self.tables.set_value(TYPES if choice.types else REPORTS)
        shown = chosen_columns(self._pack, Choice(columns=choice.columns))
        for action in self._reports():
            action.setChecked(action.data() in shown)
            # The last two stay: one column alone compares nothing.
            action.setEnabled(action.data() not in shown or len(shown) > _LEAST_COLUMNS)
        for action in self.row_menu.actions():
            grouped = action.data() not in (ALL, DECIDING)
            action.setVisible(not (grouped and choice.types))
        self._example.setChecked(choice.example)
        for action in self._reports():
            action.setVisible(not choice.types)

    def row_choice(self) -> str:
        """Return which rows are wanted: `ALL`, `DECIDING` or the id of a group."""
        return next((str(each.data()) for each in self.row_menu.actions() if each.isChecked()), ALL)

    def all_rows(self) -> None:
        """Take back what narrows the rows."""
        self.field.clear()
        self.row_menu.actions()[0].setChecked(True)
        self._name_rows()
        self.rows_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc clear the field."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() != Qt.Key.Key_Escape or not self.field.text():
            return False
        self.field.clear()
        self.rows_changed.emit()
        return True

    def _reports(self) -> list[QAction]:
        return [action for action in self.column_menu.actions() if action.data()]

    def _name_rows(self) -> None:
        chosen = next(each for each in self.row_menu.actions() if each.isChecked())
        self.rows.setText(chosen.text())

    def _on_menu(self) -> None:
        pressed = self.sender()
        for button, menu in (
            (self.rows, self.row_menu),
            (self.columns, self.column_menu),
            (self.often_said, self.claims),
        ):
            if button is pressed:
                menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _on_table(self, value: str) -> None:
        # A segment pressed again would choose neither.
        types = value == TYPES if value else self._choice.types
        self._change(Choice(types, self._choice.columns, self._choice.example))
        self.all_rows()

    def _on_rows(self) -> None:
        self._name_rows()
        self.rows_changed.emit()

    def _on_columns(self) -> None:
        columns = tuple(str(each.data()) for each in self._reports() if each.isChecked())
        self._change(Choice(self._choice.types, columns, self._example.isChecked()))

    def _change(self, choice: Choice) -> None:
        self.show_choice(choice)
        self.choice_changed.emit()

    def show_low(self, low: bool) -> None:
        """Leave out what Ctrl+K finds as well where the window is low."""
        self.often_said.setVisible(not low and not self.claims.isEmpty())
