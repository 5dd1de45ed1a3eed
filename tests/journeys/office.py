"""A real LibreOffice Writer on a display of its own, used as a person does: open, type, save, close."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import zipfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOFFICE = shutil.which("soffice")
XDOTOOL = shutil.which("xdotool")
XVFB = shutil.which("Xvfb")
WHY_NOT = "apt-get install --no-install-recommends libreoffice-writer xdotool xvfb"

CONTENT_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELATIONS = """<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
 Target="word/document.xml"/></Relationships>"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>"""

NO_QUESTIONS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="WarnAlienFormat" oor:op="fuse">
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse">
<value>false</value></prop></item>
</oor:items>"""
"""Of the profile: Word's format is what is wanted, and no tip of the day."""
PAGE = (600, 400)
"""Pixels: a point on the page in a window of its usual size."""


def docx(path: Path, *paragraphs: str) -> bytes:
    """Write a Word document, and give its bytes."""
    body = "".join(f"<w:p><w:r><w:t>{escape(words)}</w:t></w:r></w:p>" for words in paragraphs)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        package.writestr("word/document.xml", DOCUMENT % body)
    return path.read_bytes()


class Office:
    """One running office, with a profile and a display of its own."""

    def __init__(self, profile: Path, display: str) -> None:
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(NO_QUESTIONS)
        self._profile = f"-env:UserInstallation={profile.as_uri()}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
            "DISPLAY": display,
            "HOME": str(profile),
            "SAL_USE_VCLPLUGIN": "gen",
        }
        self._running: list[subprocess.Popen[bytes]] = []

    def open(self, path: Path) -> None:
        """Open a file, as the desktop would by its kind."""
        self._start(str(path))

    def type_and_save(self, words: str) -> None:
        """Add words at the end of the open document, and save it."""
        self._press("mousemove", *(str(place) for place in PAGE), "click", "1")
        self._press("key", "ctrl+End")
        self._press("type", "--delay", "20", words)
        self._press("key", "ctrl+s")

    def close(self) -> None:
        """Close the document, and with it the program."""
        self._press("key", "ctrl+q")

    def end(self) -> None:
        """End the program, as by pulling the plug."""
        for one in self._running:
            with suppress(ProcessLookupError):
                os.killpg(one.pid, signal.SIGKILL)  # the program is a child of what was started
            one.wait()

    def _press(self, *what: str) -> None:
        assert XDOTOOL
        subprocess.run([XDOTOOL, *what], env=self._environment, check=True)

    def _start(self, *arguments: str) -> None:
        assert SOFFICE
        command = [SOFFICE, self._profile, "--norestore", "--nologo", "--nofirststartwizard", *arguments]
        self._running.append(
            subprocess.Popen(
                command, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
            )
        )


@contextmanager
def virtual_screen() -> Iterator[str]:
    """Have a screen that nobody sees; give the name of its display."""
    assert XVFB
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        [XVFB, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    try:
        yield display
    finally:
        screen.terminate()
        screen.wait()


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """Have an office on a virtual screen."""
    with virtual_screen() as display:
        running = Office(folder, display)
        try:
            yield running
        finally:
            running.end()
