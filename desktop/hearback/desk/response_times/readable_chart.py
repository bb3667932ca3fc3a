"""What charts have in common: places that are read out under the mouse or at the arrow keys, also to those who hear them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hearback.desk.response_times.read_out import ReadOut, draw_read_out
from hearback.desk.theme import Theme

_PAGE = 5


class ReadableChart(QWidget):
    """Subclasses paint, and say what can be read at each of their places, which are whole numbers."""

    def __init__(self, theme: Theme, name: str, how: str, parent: QWidget) -> None:
        """`how` tells those who hear the chart how it is read."""
        super().__init__(parent)
        self._theme = theme
        self._how = how
        self._place: int | None = None
        self.setAccessibleName(name)
        self.setAccessibleDescription(how)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.updateGeometry)

    # what a subclass says

    def draw(self, painter: QPainter) -> None:
        """Paint everything but the read-out."""
        raise NotImplementedError

    def places(self) -> range:
        """Return the places that can be read."""
        raise NotImplementedError

    def place_at(self, x: float) -> int:
        """Return the place at a px."""
        raise NotImplementedError

    def x_of_place(self, place: int) -> float:
        """Return where a place stands."""
        raise NotImplementedError

    def read_out(self, place: int) -> ReadOut:
        """Return what is to be read at a place."""
        raise NotImplementedError

    def height_at_100_percent(self) -> int:
        """Return the height that the chart should have, in px at usual text."""
        raise NotImplementedError

    # reading

    @property
    def place(self) -> int | None:
        """The place that is read out, None where none is."""
        return self._place

    def read(self, place: int | None) -> None:
        """Read a place out; None: none."""
        places = self.places()
        self._place = None if place is None or not places else max(places[0], min(places[-1], place))
        told = self._told
        self.setAccessibleDescription(told.sentence if told is not None else self._how)
        self.update()

    @property
    def _told(self) -> ReadOut | None:
        return self.read_out(self._place) if self._place is not None and self._place in self.places() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places, onwards = self.places(), -1 if self.isRightToLeft() else 1
        steps = {
            Qt.Key.Key_Right: onwards,
            Qt.Key.Key_Left: -onwards,
            Qt.Key.Key_PageUp: -_PAGE,
            Qt.Key.Key_PageDown: _PAGE,
        }
        key = Qt.Key(event.key())
        if places and key in steps:
            self.read(self._place + steps[key] if self._place is not None else self.first_read())
        elif places and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.read(places[0] if key is Qt.Key.Key_Home else places[-1])
        elif key is Qt.Key.Key_Escape and self._place is not None:
            self.read(None)
        else:
            super().keyPressEvent(event)

    def first_read(self) -> int:
        """Return the place that the arrow keys begin with."""
        return self.places()[0]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.read(self.place_at(event.position().x()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.read(self.place_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self.read(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(520), self._theme.px(self.height_at_100_percent()))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._theme.px(self.height_at_100_percent()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.draw(painter)
        told = self._told
        if told is not None and self._place is not None:
            tokens, x = self._theme.tokens, self.x_of_place(self._place)
            painter.setPen(QPen(tokens.mute, 1))
            painter.drawLine(round(x), 0, round(x), self.height())
            draw_read_out(painter, self._theme, told, x, QRectF(self.rect()), mirrored=self.isRightToLeft())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.tokens.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
