"""Sizes as people say them: "1,4 MB"."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def spoken_size(size: int | None) -> str:
    """Say a size in bytes; the empty string where it is not known."""
    if size is None:
        return ""
    return QLocale().formattedDataSize(size, 1 if size >= 1_000_000 else 0, QLocale.DataSizeFormat.DataSizeSIFormat)
