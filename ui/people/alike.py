"""Colleagues who know about the same as somebody does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sync.cache.directory import PersonFilter
from sync.cache.folding import fold
from ui import theme
from ui.theme import RADIUS, SPACE, Type
from ui.widgets.pictures import draw_avatar

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from sync.cache.queries import Queries
    from sync.models import Person
    from ui.people.finder import Finder
    from ui.widgets.pictures import PictureLoader

MOST = 6
AVATAR = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Somebody, and the knowledge areas that they share."""

    person: Person
    areas: tuple[str, ...]


def alike(person: Person, finder: Finder, queries: Queries) -> list[Alike]:
    """Find those who share most knowledge areas with somebody, in the order of how many; at most `MOST`."""
    knowing = {
        area: finder.find(PersonFilter(knowledge_area=area)).uids for area in dict.fromkeys(person.knowledge_areas)
    }
    shared = Counter(uid for uids in knowing.values() for uid in uids)
    shared.pop(person.uid, None)
    # The rarest area first: who shares that is the nearest colleague among those who share as many.
    rarest = sorted(knowing, key=lambda area: len(knowing[area]))
    order = {uid: place for place, uid in enumerate(uid for area in rarest for uid in knowing[area][: MOST * MOST])}
    nearest = sorted(order.keys() & shared.keys(), key=lambda uid: (-shared[uid], order[uid]))[:MOST]
    return [Alike(person=other, areas=_shared(person, other)) for other in queries.people(nearest)]


def _shared(person: Person, other: Person) -> tuple[str, ...]:
    theirs = {fold(area).strip() for area in other.knowledge_areas}
    return tuple(area for area in person.knowledge_areas if fold(area).strip() in theirs)


class AlikeLine(QAbstractButton):
    """Somebody with a small portrait, their name, and what they share; a click leads to their profile."""

    def __init__(self, found: Alike, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._person = found.person
        self._pictures = pictures
        self._facts = ", ".join(found.areas)
        self.setText(found.person.name)
        self.setAccessibleName(self.tr("{name} knows about {areas}").format(name=found.person.name, areas=self._facts))
        self.setToolTip(self._facts)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        pictures.ready.connect(self._on_picture)

    def sizeHint(self) -> QSize:
        """Be high enough for two lines or the portrait."""
        lines = sum(QFontMetricsF(theme.font(kind)).height() for kind in (Type.STRONG, Type.SMALL))
        return QSize(8 * SPACE, round(max(AVATAR, lines)) + SPACE + SPACE // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        worn = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(worn.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(worn.hover)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        portrait = QRectF(SPACE, (self.height() - AVATAR) / 2, AVATAR, AVATAR)
        draw_avatar(painter, portrait, self._person, self._pictures)
        name, facts = theme.font(Type.STRONG), theme.font(Type.SMALL)
        heights = QFontMetricsF(name).height(), QFontMetricsF(facts).height()
        line = QRectF(portrait.right() + 1.5 * SPACE, (self.height() - sum(heights)) / 2, 0, heights[0])
        line.setRight(self.width() - SPACE)
        for text, font, ink in ((self.text(), name, worn.text), (self._facts, facts, worn.quiet)):
            painter.setFont(font)
            painter.setPen(ink)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            line.translate(0, heights[0])
            line.setHeight(heights[1])

    def _on_picture(self, url: str) -> None:
        portrait = self._person.portrait
        if portrait is not None and any(scale.url == url for scale in portrait.scales):
            self.update()
