"""How long nobody has touched the machine, as far as its system says so."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys

MUTTER = "org.gnome.Mutter.IdleMonitor"
ANSWERS_WITHIN_MS = 200
ANY_INPUT, OF_THE_SESSION = 0xFFFFFFFF, 1


class _XScreenSaverInfo(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


class _LastInput(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint), ("tick", ctypes.c_uint32))


def system_idle_seconds() -> float | None:
    """Give for how long there was no input anywhere on this desktop; None where the system does not say.

    Windows and macOS were never tried.
    """
    if sys.platform == "win32":
        last = _LastInput(size=ctypes.sizeof(_LastInput))
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        return ((ctypes.windll.kernel32.GetTickCount() - last.tick) & 0xFFFFFFFF) / 1000
    if sys.platform == "darwin":
        services = ctypes.CDLL(ctypes.util.find_library("ApplicationServices"))
        services.CGEventSourceSecondsSinceLastEventType.restype = ctypes.c_double
        return float(services.CGEventSourceSecondsSinceLastEventType(OF_THE_SESSION, ctypes.c_uint32(ANY_INPUT)))
    return _idle_of_x11() if _is_x11() else _idle_of_mutter()


def _is_x11() -> bool:
    return bool(os.environ.get("DISPLAY")) and not os.environ.get("WAYLAND_DISPLAY")


def _idle_of_mutter() -> float | None:
    """Ask GNOME's compositor, which is the only one that tells programs on Wayland."""
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage  # noqa: PLC0415  there is none on Windows and macOS

    asked = QDBusMessage.createMethodCall(MUTTER, "/org/gnome/Mutter/IdleMonitor/Core", MUTTER, "GetIdletime")
    asked.setAutoStartService(False)
    said = QDBusConnection.sessionBus().call(asked, QDBus.CallMode.Block, ANSWERS_WITHIN_MS)
    told = said.arguments()
    if said.type() is not QDBusMessage.MessageType.ReplyMessage or not told:
        return None
    return float(told[0]) / 1000


def _idle_of_x11() -> float | None:
    """Ask the X server's screen saver extension."""
    names = ctypes.util.find_library("X11"), ctypes.util.find_library("Xss")
    if None in names:
        return None
    xlib, xss = (ctypes.CDLL(name) for name in names)
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XDefaultRootWindow.restype = ctypes.c_ulong
    display = xlib.XOpenDisplay(None)
    if not display:
        return None
    try:
        info = _XScreenSaverInfo()
        root = xlib.XDefaultRootWindow(ctypes.c_void_p(display))
        told = xss.XScreenSaverQueryInfo(ctypes.c_void_p(display), ctypes.c_ulong(root), ctypes.byref(info))
        return info.idle / 1000 if told else None
    finally:
        xlib.XCloseDisplay(ctypes.c_void_p(display))
