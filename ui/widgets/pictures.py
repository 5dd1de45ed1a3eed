"""Pictures for the screens: decoded off the main thread, kept while they are used, asked for when they are missing."""

from __future__ import annotations

import itertools
import math
from collections import OrderedDict, deque
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter, QPainterPath, QPixmap

from ui import theme
from ui.widgets.background import Background
from ui.widgets.creatures import draw_creature

if TYPE_CHECKING:
    from sync.cache.queries import Queries
    from sync.engine.events import PicturesReady
    from sync.models import Person, Picture
    from ui.session import Session

KEPT_BYTES = 48 * 1024 * 1024
MOST_WAITING = 60
"""Pictures to be decoded: more than a screen shows have been scrolled past."""
DRAWINGS = frozenset((b"", b"svg", b"svgz"))
"""Formats that are not decoded: none, and drawings, which may ask for files and addresses."""
LARGEST_SIDE = 8000
"""Pixels: a picture that claims more is not decoded."""
TINTS = ("#2f5fa7", "#8a4b9c", "#2d7d6b", "#a3552b", "#4a6b1f", "#9c3d5c", "#3f6f8f", "#6b5b1e")

Wanted = tuple[str, int, int]
"""A picture's url, and the width and height in device pixels that it has to fill."""


class PictureLoader(QObject):
    """Gives pictures at once where they are decoded already, else None, and says when they are `ready`.

    What was asked for last is decoded first: that is on the screen, while much else has been scrolled past by then. Of
    what was asked for long before nothing is done until it is asked for again.
    """

    ready = Signal(str)
    """The url of a picture that can be drawn now."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(session, self)
        self._kept: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._bytes = 0
        self._asked: set[Wanted] = set()
        self._waiting: deque[Wanted] = deque()
        self._numbers = itertools.count()
        self._missing: dict[str, set[Wanted]] = {}
        session.pictures_ready.connect(self._on_pictures_ready)

    def pixmap(self, picture: Picture | None, width: int, height: int, ratio: float = 1.0) -> QPixmap | None:
        """Give the picture filling `width` x `height` (in device-independent pixels), or None while it is not here."""
        scale = picture.fitting(math.ceil(width * ratio)) if picture else None
        return self.pixmap_at(scale.url, width, height, ratio) if scale else None

    def pixmap_at(self, url: str, width: int, height: int, ratio: float = 1.0) -> QPixmap | None:
        """Give the picture at an address; a height of 0 keeps its own proportions."""
        wanted = (url, math.ceil(width * ratio), math.ceil(height * ratio))
        kept = self._kept.get(wanted)
        if kept is not None:
            self._kept.move_to_end(wanted)
            kept.setDevicePixelRatio(ratio)
            return kept if not kept.isNull() else None
        if wanted not in self._asked:
            self._asked.add(wanted)
            self._decode(wanted)
        return None

    def close(self) -> None:
        """Stop decoding."""
        self._background.close()

    def _decode(self, wanted: Wanted) -> None:
        self._waiting.append(wanted)
        while len(self._waiting) > MOST_WAITING:
            with suppress(IndexError):  # the worker may have taken the last one meanwhile
                self._asked.discard(self._waiting.popleft())
        self._background.ask(str(next(self._numbers)), self._decode_newest, self._take)

    def _decode_newest(self, queries: Queries) -> tuple[Wanted, QImage | None] | None:
        """Decode in the worker what was asked for last; None where that was given up."""
        try:
            wanted = self._waiting.pop()
        except IndexError:
            return None
        return wanted, _decoded(queries, wanted)

    def _take(self, decoded: tuple[Wanted, QImage | None] | None) -> None:
        if decoded is None:
            return
        wanted, image = decoded
        url = wanted[0]
        if image is None:
            self._missing.setdefault(url, set()).add(wanted)
            self._session.want_pictures([url])
            return
        self._asked.discard(wanted)
        self._keep(wanted, QPixmap.fromImage(image))
        if not image.isNull():
            self.ready.emit(url)

    def _keep(self, wanted: Wanted, decoded: QPixmap) -> None:
        self._kept[wanted] = decoded
        self._bytes += _bytes(decoded)
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _bytes(dropped)

    @Slot(object)
    def _on_pictures_ready(self, event: PicturesReady) -> None:
        for url in event.urls & self._missing.keys():
            for wanted in self._missing.pop(url):
                self._decode(wanted)


def _bytes(decoded: QPixmap) -> int:
    return decoded.width() * decoded.height() * 4


def _decoded(queries: Queries, wanted: Wanted) -> QImage | None:
    """Decode in the worker: None where the picture is not in the cache, an empty image where it is no picture."""
    url, width, height = wanted
    data = queries.picture(url)
    return None if data is None else decode(data, QSize(width, height))


def decode(data: bytes, wanted: QSize) -> QImage:
    """Decode a picture, scaled and cropped to fill `wanted`; an empty image for what is none or claims to be huge."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    form = QImageReader.imageFormat(buffer)
    if bytes(form.data()) in DRAWINGS:  # not even their size is asked for: reading that is reading them
        return QImage()
    reader = QImageReader(buffer, form)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST_SIDE:
        return QImage()
    whole = wanted.height() == 0
    target = QSize(min(wanted.width(), size.width()), 0) if whole else wanted
    scaled = _scaled(size, target)
    reader.setScaledSize(scaled)
    image = reader.read()
    if image.isNull() or whole:
        return image
    left, top = max(0, (image.width() - target.width()) // 2), max(0, (image.height() - target.height()) // 2)
    return image.copy(left, top, min(image.width(), target.width()), min(image.height(), target.height()))


def _scaled(size: QSize, target: QSize) -> QSize:
    if target.height() == 0:
        return QSize(target.width(), max(1, round(size.height() * target.width() / size.width())))
    return size.scaled(target, Qt.AspectRatioMode.KeepAspectRatioByExpanding)


@dataclass(slots=True)
class _StandIn:
    creatures: bool = True


_stand_in = _StandIn()


def initials(name: str) -> str:
    """Give the letters that stand for a name: of the first and the last word that begin with a capital."""
    words = [word for word in name.split() if word[0].isalpha()]
    capitals = [word for word in words if word[0].isupper()] or words
    chosen = capitals[:1] + capitals[1:][-1:]
    return "".join(word[0].upper() for word in chosen)


def choose_creatures(*, on: bool) -> None:
    """Choose what stands in for people without a photo from now on: a drawn creature, or initials."""
    _stand_in.creatures = on


def draw_avatar(painter: QPainter, where: QRectF, person: Person | None, loader: PictureLoader, name: str = "") -> None:
    """Draw a round portrait, or what stands in for it where there is none: a creature, or initials."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ratio = painter.device().devicePixelRatio()
    side = round(where.width())
    portrait = loader.pixmap(person.portrait, side, side, ratio) if person else None
    if portrait is not None:
        path = QPainterPath()
        path.addEllipse(where)
        painter.setClipPath(path)
        painter.drawPixmap(where, portrait, QRectF(portrait.rect()))
    elif _stand_in.creatures and (person.portrait is None if person else name):  # not for a photo that is on its way
        draw_creature(painter, where, (person.username or person.uid) if person else name)
    else:
        _draw_initials(painter, where, person.name if person else name)
    painter.restore()


def _draw_initials(painter: QPainter, where: QRectF, name: str) -> None:
    tint = QColor(TINTS[sum(name.encode()) % len(TINTS)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(tint))
    painter.drawEllipse(where)
    letters = initials(name)
    if letters:
        font = theme.font(theme.Type.STRONG)
        font.setPixelSize(max(9, round(where.width() * 0.38)))
        painter.setFont(font)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, letters)
        return
    side = where.width() * 0.5
    centre = where.center() - QPointF(side / 2, side / 2)
    theme.draw_icon(painter, "user-round", QRectF(centre.x(), centre.y(), side, side), QColor("#ffffff"))
