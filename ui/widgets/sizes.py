"""Sizes and how long they take, as people say them: "1,4 MB", "2 minutes left"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale


def spoken_size(size: int | None) -> str:
    """Say a size in bytes; the empty string where it is not known."""
    if size is None:
        return ""
    return QLocale().formattedDataSize(size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat)


def spoken_time_left(seconds: float | None) -> str:
    """Say how long something will still take; the empty string where that cannot be told."""
    if seconds is None:
        return ""
    if seconds < 60:
        return QCoreApplication.translate("sizes", "less than a minute left")
    if seconds < 3600:
        return QCoreApplication.translate("sizes", "{count} min left").format(count=round(seconds / 60))
    return QCoreApplication.translate("sizes", "{count} h left").format(count=round(seconds / 3600))
