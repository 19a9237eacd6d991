"""What a widget paints of text: every run with its place, as the painter was told to draw it.

The widget paints onto a device that only listens. So whatever draws the text - a label of Qt's, a
delegate, a painted button - is asked in the same way, and none has to say what it thinks it needs.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainterPath,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

_FLAG = QWidget.RenderFlag
_Element = QPainterPath.Element
_DIRTY = QPaintEngine.DirtyFlag
_METRIC = QPaintDevice.PaintDeviceMetric


@dataclass(frozen=True)
class Painted:
    """A run of text: its words, the rectangle of its ink, and what the painter clipped it to."""

    text: str
    ink: QRectF
    base: float
    clip: QRectF | None


class _Engine(QPaintEngine):
    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.found: list[Painted] = []
        self._transform = QTransform()
        self._clip: QRectF | None = None

    def begin(self, device: QPaintDevice) -> bool:  # noqa: ARG002 - Qt's own form
        self._transform, self._clip = QTransform(), None
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        dirty = state.state()
        if dirty & _DIRTY.DirtyTransform:
            self._transform = QTransform(state.transform())
        if dirty & _DIRTY.DirtyClipEnabled and not state.isClipEnabled():
            self._clip = None
        if dirty & _DIRTY.DirtyClipRegion:
            self._set_clip(state.clipOperation(), QRectF(state.clipRegion().boundingRect()))
        if dirty & _DIRTY.DirtyClipPath:
            self._set_clip(state.clipOperation(), state.clipPath().boundingRect())

    def _set_clip(self, operation: Qt.ClipOperation, area: QRectF) -> None:
        mapped = self._transform.mapRect(area)
        if operation is Qt.ClipOperation.NoClip:
            self._clip = None
        elif operation is Qt.ClipOperation.IntersectClip and self._clip is not None:
            self._clip = self._clip.intersected(mapped)
        else:
            self._clip = mapped

    def drawTextItem(self, p: QPointF | QPoint | _Element, item: QTextItem) -> None:
        at = QPointF(p.x, p.y) if isinstance(p, _Element) else QPointF(p)
        text = item.text()
        ink = _ink(text, item.font()).translated(at)
        if text.strip():
            base = self._transform.map(at).y()
            self.found.append(Painted(text, self._transform.mapRect(ink), base, self._clip))

    def drawPixmap(self, *_: object) -> None:
        pass

    def drawImage(self, *_: object) -> None:
        pass

    def drawPath(self, *_: object) -> None:
        pass

    def drawRects(self, *_: object) -> None:
        pass

    def drawLines(self, *_: object) -> None:
        pass

    def drawPolygon(self, *_: object) -> None:
        pass

    def drawEllipse(self, *_: object) -> None:
        pass

    def drawPoints(self, *_: object) -> None:
        pass

    def drawTiledPixmap(self, *_: object) -> None:
        pass


class _Listener(QPaintDevice):
    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.engine = _Engine()
        self._size = (widget.width(), widget.height())

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        sizes = {_METRIC.PdmWidth: self._size[0], _METRIC.PdmHeight: self._size[1]}
        ratio = {_METRIC.PdmDevicePixelRatio: 1, _METRIC.PdmDevicePixelRatioScaled: 0x10000}
        depth = {_METRIC.PdmDepth: 32, _METRIC.PdmNumColors: 1 << 24}
        return {**sizes, **ratio, **depth}.get(metric, 96)


def _ink(text: str, font: QFont) -> QRectF:
    return QFontMetricsF(font).tightBoundingRect(text)


def painted(widget: QWidget) -> list[Painted]:
    """Return the runs of text a widget paints itself, without those of its children."""
    device = _Listener(widget)
    widget.render(device, QPoint(0, 0), QRegion(), _FLAG(0))
    return device.engine.found
