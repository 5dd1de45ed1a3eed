"""Attachments that a mail program on Windows drags out: files that are nowhere on the disk yet.

The formats are those of the Windows shell (``FILEGROUPDESCRIPTORW`` and ``CFSTR_FILECONTENTS`` in its documentation of
clipboard formats), as Qt hands them on.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from sync.cache.filenames import safe_filename

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

DESCRIPTOR = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
CONTENTS = 'application/x-qt-windows-mime;value="FileContents"'
_COUNT = struct.Struct("<I")
_NAME_AT, _NAME_BYTES = _COUNT.size + 72, 520
"""Where in the first descriptor the name stands, as UTF-16 that ends with a zero."""


def held_attachment(data: QMimeData) -> tuple[str, bytes] | None:
    """Give name and content of the attachment that is held; None where none is. Of several Qt knows the first alone."""
    if not data.hasFormat(DESCRIPTOR) or not data.hasFormat(CONTENTS):
        return None
    descriptor = bytes(data.data(DESCRIPTOR).data())
    body = bytes(data.data(CONTENTS).data())
    name = descriptor[_NAME_AT : _NAME_AT + _NAME_BYTES].decode("utf-16-le", errors="replace").partition("\0")[0]
    return (safe_filename(name), body) if name.strip() and body else None


def number_held(data: QMimeData) -> int:
    """Tell how many attachments are held."""
    descriptor = bytes(data.data(DESCRIPTOR).data()) if data.hasFormat(DESCRIPTOR) else b""
    return int(_COUNT.unpack_from(descriptor)[0]) if len(descriptor) >= _COUNT.size else 0
