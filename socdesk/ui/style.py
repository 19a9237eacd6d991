"""The proxy over Fusion: outlines that can be seen, measures that follow the zoom, slim bars."""

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from socdesk.ui.widgets import draw

_Primitive = QStyle.PrimitiveElement
_Metric = QStyle.PixelMetric
_Hint = QStyle.StyleHint
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl
_State = QStyle.StateFlag

_SCALED: dict[QStyle.PixelMetric, int] = {
    _Metric.PM_ScrollBarExtent: 14,
    _Metric.PM_ScrollBarSliderMin: 40,
    _Metric.PM_IndicatorWidth: 18,
    _Metric.PM_IndicatorHeight: 18,
    _Metric.PM_ExclusiveIndicatorWidth: 18,
    _Metric.PM_ExclusiveIndicatorHeight: 18,
    _Metric.PM_CheckBoxLabelSpacing: 10,
    _Metric.PM_RadioButtonLabelSpacing: 10,
    _Metric.PM_SmallIconSize: 18,
    _Metric.PM_ButtonIconSize: 20,
    _Metric.PM_ToolTipLabelFrameWidth: 8,
    _Metric.PM_ButtonMargin: 16,
    _Metric.PM_MenuBarItemSpacing: 2,
}
_FIXED: dict[QStyle.PixelMetric, int] = {
    _Metric.PM_DefaultFrameWidth: 1,
    _Metric.PM_SpinBoxFrameWidth: 1,
    _Metric.PM_ComboBoxFrameWidth: 1,
    _Metric.PM_ScrollView_ScrollBarSpacing: 0,
    _Metric.PM_SplitterWidth: 1,
    _Metric.PM_FocusFrameHMargin: 0,
    _Metric.PM_FocusFrameVMargin: 0,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
}
_RADIUS = 4.0
_BAR = 6.0
_ARROW = 32.0
_COMBO_PARTS = (_Sub.SC_ComboBoxEditField, _Sub.SC_ComboBoxArrow)
_TEXT_INSET = 6.0


class StyleLook(Struct, frozen=True):
    """What the style needs of the theme: colours, logical px per px of look.md, movement or not."""

    paper: QColor
    wash: QColor
    wash2: QColor
    ink: QColor
    ink2: QColor
    line: QColor
    edge: QColor
    accent: QColor
    on_accent: QColor
    signal: QColor
    unit: float
    motion: bool


class DeskStyle(QProxyStyle):
    """Fusion with outlines in the edge colour, scaled measures and no focus frames.

    The focus is shown by `widgets.focus_ring`. Keep a reference for as long as it is in use.
    """

    def __init__(self, look: StyleLook) -> None:
        super().__init__("Fusion")
        self._look = look

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Scale what must grow with the text, leave hairlines alone."""
        if metric in _SCALED:
            return round(_SCALED[metric] * self._look.unit)
        if metric in _FIXED:
            return _FIXED[metric]
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        """Forbid movement where it is unwanted, and frames that are drawn elsewhere."""
        if hint is _Hint.SH_Widget_Animation_Duration and not self._look.motion:
            return 0
        if hint in (
            _Hint.SH_EtchDisabledText,
            _Hint.SH_ComboBox_Popup,
            _Hint.SH_DitherDisabledText,
        ):
            return 0
        return super().styleHint(hint, option, widget, returnData)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Give fields and Qt's own buttons the heights of look.md."""
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        least = {
            QStyle.ContentsType.CT_LineEdit: 38,
            QStyle.ContentsType.CT_ComboBox: 38,
            QStyle.ContentsType.CT_SpinBox: 38,
            QStyle.ContentsType.CT_PushButton: 36,
        }.get(kind)
        if least is not None:
            found.setHeight(max(found.height(), round(least * self._look.unit)))
        if kind in (QStyle.ContentsType.CT_ComboBox, QStyle.ContentsType.CT_SpinBox):
            found.setWidth(found.width() + round(self._length(_TEXT_INSET)))
        return found

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw outlines, marks and button panels; leave the rest to Fusion."""
        rect = QRectF(option.rect)
        state = option.state
        match element:
            case _Primitive.PE_FrameFocusRect:
                return
            case _Primitive.PE_PanelLineEdit | _Primitive.PE_FrameLineEdit:
                if not isinstance(option, QStyleOptionFrame) or option.lineWidth > 0:
                    self._field(painter, rect, state)
            case _Primitive.PE_Frame:
                if not isinstance(option, QStyleOptionFrame) or option.lineWidth > 0:
                    draw.box(painter, rect, self._length(_RADIUS), edge=self._look.edge)
            case _Primitive.PE_IndicatorCheckBox:
                self._check_box(painter, rect, state)
            case _Primitive.PE_IndicatorRadioButton:
                self._radio(painter, rect, state)
            case _Primitive.PE_PanelButtonCommand:
                self._button(painter, rect, state)
            case _Primitive.PE_PanelTipLabel:
                draw.box(painter, rect, 0, fill=self._look.paper, edge=self._look.ink)
            case _:
                super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw scroll bars, combo boxes and spin boxes with the outlines of look.md."""
        if control is _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._scroll_bar(option, painter, widget)
        elif control is _Complex.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            self._combo(option, painter, widget)
        elif control is _Complex.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            self._spin(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _length(self, value: float) -> float:
        return value * self._look.unit

    def _field(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        enabled = bool(state & _State.State_Enabled)
        fill = self._look.paper if enabled else self._look.wash
        radius = self._length(_RADIUS)
        draw.box(painter, rect, radius, fill=fill, edge=self._look.edge, dashed=not enabled)

    def _check_box(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        look, radius = self._look, self._length(3)
        enabled = bool(state & _State.State_Enabled)
        if state & (_State.State_On | _State.State_NoChange):
            fill = look.accent if enabled else look.ink2
            draw.box(painter, rect, radius, fill=fill)
            if state & _State.State_On:
                self._tick(painter, rect)
            else:
                middle = rect.center().y()
                inset = rect.width() * 0.25
                width = self._length(2)
                left, right = rect.left() + inset, rect.right() - inset
                draw.horizontal(painter, left, right, middle - width / 2, look.on_accent, width)
        else:
            draw.box(painter, rect, radius, fill=look.paper, edge=look.edge, dashed=not enabled)

    def _tick(self, painter: QPainter, rect: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.on_accent, self._length(2))
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        side, corner = rect.width(), rect.topLeft()
        points = [QPointF(0.25, 0.52), QPointF(0.42, 0.69), QPointF(0.75, 0.32)]
        painter.drawPolyline(QPolygonF([corner + point * side for point in points]))
        painter.restore()

    def _radio(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        look = self._look
        enabled = bool(state & _State.State_Enabled)
        half = rect.width() / 2
        if state & _State.State_On:
            draw.box(painter, rect, half, fill=look.accent if enabled else look.ink2)
            inner = rect.adjusted(half * 0.6, half * 0.6, -half * 0.6, -half * 0.6)
            draw.box(painter, inner, inner.width() / 2, fill=look.on_accent)
        else:
            draw.box(painter, rect, half, fill=look.paper, edge=look.edge, dashed=not enabled)

    def _button(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        look = self._look
        enabled = bool(state & _State.State_Enabled)
        pressed = bool(state & (_State.State_Sunken | _State.State_On))
        hovered = bool(state & _State.State_MouseOver)
        fill = look.wash2 if pressed else look.wash if hovered else look.paper
        edge = look.ink if enabled and (pressed or hovered) else look.edge
        draw.box(painter, rect, self._length(5), fill=fill, edge=edge, dashed=not enabled)

    def _scroll_bar(
        self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None
    ) -> None:
        slider = QRectF(
            self.subControlRect(_Complex.CC_ScrollBar, option, _Sub.SC_ScrollBarSlider, widget)
        )
        upright = option.orientation is Qt.Orientation.Vertical
        if option.maximum <= option.minimum:
            return
        width = self._length(_BAR)
        middle = slider.center()
        if upright:
            bar = QRectF(middle.x() - width / 2, slider.top() + 2, width, slider.height() - 4)
        else:
            bar = QRectF(slider.left() + 2, middle.y() - width / 2, slider.width() - 4, width)
        pressed = bool(option.state & _State.State_Sunken)
        hovered = bool(option.activeSubControls & _Sub.SC_ScrollBarSlider)
        fill = self._look.ink2 if pressed or hovered else self._look.edge
        draw.box(painter, bar, width / 2, fill=fill)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        sub: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Take the arrow buttons out of scroll bars; move text away from the edge of a field."""
        # The parts of different controls share their numbers.
        if control is _Complex.CC_ComboBox and sub in _COMBO_PARTS:
            return self._combo_part(option.rect, text=sub is _Sub.SC_ComboBoxEditField)
        if (control, sub) == (_Complex.CC_SpinBox, _Sub.SC_SpinBoxEditField):
            inner = super().subControlRect(control, option, sub, widget)  # type: ignore[arg-type]
            return inner.adjusted(round(self._length(_TEXT_INSET)), 0, 0, 0)
        if control is not _Complex.CC_ScrollBar or not isinstance(option, QStyleOptionSlider):
            return super().subControlRect(control, option, sub, widget)  # type: ignore[arg-type]
        whole = option.rect
        if sub in (_Sub.SC_ScrollBarAddLine, _Sub.SC_ScrollBarSubLine):
            return QRect()
        upright = option.orientation is Qt.Orientation.Vertical
        start, size = self._slider_span(option, whole.height() if upright else whole.width())
        end = (whole.height() if upright else whole.width()) - start - size
        before, length = {
            _Sub.SC_ScrollBarGroove: (0, start + size + end),
            _Sub.SC_ScrollBarSlider: (start, size),
            _Sub.SC_ScrollBarSubPage: (0, start),
            _Sub.SC_ScrollBarAddPage: (start + size, end),
        }.get(sub, (0, 0))
        if upright:
            return QRect(whole.left(), whole.top() + before, whole.width(), length)
        return QRect(whole.left() + before, whole.top(), length, whole.height())

    def _combo_part(self, field: QRect, *, text: bool) -> QRect:
        """Where the text of a list stands in its field, or its arrow."""
        arrow = round(self._length(_ARROW))
        if text:
            return field.adjusted(round(self._length(_TEXT_INSET)) + 2, 0, -arrow, 0)
        return QRect(field.right() + 1 - arrow, field.top(), arrow, field.height())

    def _slider_span(self, option: QStyleOptionSlider, room: int) -> tuple[int, int]:
        least, most = option.minimum, option.maximum
        page = option.pageStep
        span = most - least
        if span <= 0:
            return 0, room
        size = int(room * page / (span + page))
        size = min(room, max(size, self.pixelMetric(_Metric.PM_ScrollBarSliderMin)))
        start = self.sliderPositionFromValue(
            least,
            most,
            option.sliderPosition,
            room - size,
            option.upsideDown,
        )
        return start, size

    def _combo(
        self, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None
    ) -> None:
        self._field(painter, QRectF(option.rect), option.state)
        arrow = self.subControlRect(_Complex.CC_ComboBox, option, _Sub.SC_ComboBoxArrow, widget)
        enabled = bool(option.state & _State.State_Enabled)
        self._chevron(painter, QRectF(arrow), up=False, enabled=enabled)

    def _spin(self, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None) -> None:
        if option.frame:
            self._field(painter, QRectF(option.rect), option.state)
        enabled = bool(option.state & _State.State_Enabled)
        for sub, up in ((_Sub.SC_SpinBoxUp, True), (_Sub.SC_SpinBoxDown, False)):
            arrow = self.subControlRect(_Complex.CC_SpinBox, option, sub, widget)
            self._chevron(painter, QRectF(arrow), up=up, enabled=enabled)

    def _chevron(self, painter: QPainter, rect: QRectF, *, up: bool, enabled: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._look.ink if enabled else self._look.edge, self._length(1.5))
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        reach = self._length(4)
        rise = -reach / 2 if up else reach / 2
        centre = rect.center()
        painter.drawPolyline(
            QPolygonF(
                [
                    centre + QPointF(-reach, -rise),
                    centre + QPointF(0, rise),
                    centre + QPointF(reach, -rise),
                ]
            )
        )
        painter.restore()
