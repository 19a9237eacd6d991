"""The look of the client window: the desk's colours, measured by the size of the screen."""

from PySide6.QtCore import QObject

from socdesk.ui.theme import Colours, Theme, projected

_WIDTH, _HEIGHT = 1920, 1080
_LEAST = 20


class ProjectorTheme(Theme):
    """A theme in which 1 px of look.md's slide is 1/1920 of the width or 1/1080 of the height.

    It follows the desk's scheme but not its text size, and dresses no application. `factor`
    enlarges parts that were drawn for a desk, such as the timeline.
    """

    def __init__(self, desk: Theme, factor: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(desk.scheme, parent=parent)
        self._desk = desk
        self._factor = factor
        self._size = (_WIDTH, _HEIGHT)
        self._measure()
        desk.changed.connect(self._on_desk_changed)

    def fit(self, width: int, height: int) -> None:
        """Measure by a window of this size."""
        self._size = (width, height)
        self._measure()

    def set_factor(self, factor: float) -> None:
        """Enlarge by another factor."""
        self._factor = factor
        self._measure()

    def _measure(self) -> None:
        share = min(self._size[0] / _WIDTH, self._size[1] / _HEIGHT)
        zoom = max(_LEAST, int(100 * share * self._factor + 0.001))
        if zoom != self._zoom:
            self._zoom = zoom
            self._refresh()

    def _find_colours(self) -> Colours:
        return projected(super()._find_colours())

    def _on_desk_changed(self) -> None:
        self._scheme = self._desk.scheme
        if self._find_colours() != self._colours:
            self._refresh()
