"""A strict notification service, as the freedesktop specification 1.2 has it, in a process of its own.

    python -m tests.desktop.notification_service LOG [CAPABILITY ...]

Whatever breaks the specification is refused with an error, and stands in the log. It can be told on the bus to act as
a person does (interface `TEST`), to be inhibited, and to say, as a power manager, that
somebody presents. What it was asked stands in LOG, one JSON object a line.
"""

from __future__ import annotations

import asyncio
import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NAME, PATH, TEST = "org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.mienskip.Test"
POWER, POWER_PATH = "org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit"
PROPERTIES, INTROSPECTABLE = "org.freedesktop.DBus.Properties", "org.freedesktop.DBus.Introspectable"
EXPIRED, DISMISSED, CLOSED = 1, 2, 3
INTERFACE = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify">
<arg name="app_name" type="s" direction="in"/><arg name="replaces_id" type="u" direction="in"/>
<arg name="app_icon" type="s" direction="in"/><arg name="summary" type="s" direction="in"/>
<arg name="body" type="s" direction="in"/><arg name="actions" type="as" direction="in"/>
<arg name="hints" type="a{sv}" direction="in"/><arg name="expire_timeout" type="i" direction="in"/>
<arg name="id" type="u" direction="out"/></method>
<method name="CloseNotification"><arg name="id" type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
<signal name="NotificationReplied"><arg type="u"/><arg type="s"/></signal>
<property name="Inhibited" type="b" access="read"/>
</interface></node>"""
MARKUP = {"b", "i", "u", "a", "img", "body"}
HINTS = {"urgency": "y", "image-path": "s", "sound-name": "s", "sound-file": "s", "x-kde-reply-submit-button-text": "s"}


class BreaksTheSpecificationError(Exception):
    """What was asked may not be asked so."""


class UnknownError(Exception):
    """There is no such thing, which one may find out by asking."""


class Service:
    """Holds what stands on its screen."""

    def __init__(self, bus: MessageBus, log: Path, capabilities: list[str]) -> None:
        self._bus = bus
        self._log = log
        self._capabilities = capabilities
        self._last = 0
        self._standing: dict[int, list[str]] = {}
        self._inhibited = False
        self._presents = False

    def handle(self, message: Message) -> Message | None:
        """Answer one message of the bus."""
        if message.message_type is not MessageType.METHOD_CALL:
            return None
        if message.path == POWER_PATH and message.member == "HasInhibit":
            return Message.new_method_return(message, "b", [self._presents])
        if message.path != PATH:
            return None
        try:
            signature, body = self._answer(message)
        except UnknownError as error:
            return Message.new_error(message, "org.freedesktop.DBus.Error.UnknownProperty", str(error))
        except BreaksTheSpecificationError as error:
            self._write("broken", why=str(error))
            return Message.new_error(message, f"{NAME}.Error", str(error))
        return Message.new_method_return(message, signature, body)

    def _answer(self, message: Message) -> tuple[str, list[Any]]:
        match message.interface, message.member:
            case interface, "Introspect" if interface == INTROSPECTABLE:
                return "s", [INTERFACE]
            case interface, "Get" if interface == PROPERTIES:
                return "v", [self._property(*message.body)]
            case _, "GetCapabilities":
                return "as", [self._capabilities]
            case _, "GetServerInformation":
                return "ssss", ["Strict", "Mienskip", "1", "1.2"]
            case interface, deed if interface == TEST:
                return self._act(str(deed), message.body)
        return self._stand(message)

    def _stand(self, message: Message) -> tuple[str, list[Any]]:
        if message.member == "Notify":
            return "u", [self._notify(message)]
        if message.member != "CloseNotification":
            raise BreaksTheSpecificationError(f"there is no {message.interface}.{message.member}")
        self._close(message.body[0], CLOSED)
        return "", []

    def _property(self, interface: str, name: str) -> Variant:
        if (interface, name) != (NAME, "Inhibited"):
            raise UnknownError(f"there is no property {interface}.{name}")
        return Variant("b", self._inhibited)

    def _notify(self, message: Message) -> int:
        if message.signature != "susssasa{sv}i":
            raise BreaksTheSpecificationError(f"Notify takes no {message.signature}")
        app, replaces, icon, summary, body, actions, hints, timeout = message.body
        self._check(app, summary, body, actions, hints, timeout)
        number = replaces if replaces in self._standing else self._last + 1
        self._last = max(self._last, number)
        self._standing[number] = actions[::2]
        picture = hints["image-path"].value if "image-path" in hints else ""
        self._write(
            "notify",
            id=number,
            summary=summary,
            body=body,
            icon=icon,
            actions=dict(zip(actions[::2], actions[1::2], strict=True)),
            picture=picture,
            picture_is_there=bool(picture) and Path(picture.removeprefix("file://")).read_bytes()[:4] == b"\x89PNG",
        )
        return number

    @staticmethod
    def _check(app: str, summary: str, body: str, actions: list[str], hints: dict[str, Variant], timeout: int) -> None:
        if not app or not summary or "\n" in summary:
            raise BreaksTheSpecificationError("a program and a summary of one line are needed")
        try:
            tags = {one.tag for one in ET.fromstring(f"<body>{body}</body>").iter()}
        except ET.ParseError as error:
            raise BreaksTheSpecificationError(f"the body is no markup: {error}") from error
        if not tags <= MARKUP:
            raise BreaksTheSpecificationError(f"the body has {tags - MARKUP}")
        if len(actions) % 2 or len(set(actions[::2])) != len(actions[::2]):
            raise BreaksTheSpecificationError("actions are pairs, each of its own name")
        for name, hint in hints.items():
            if HINTS.get(name) != hint.signature:
                raise BreaksTheSpecificationError(f"the hint {name} is no {hint.signature}")
        if timeout < -1:
            raise BreaksTheSpecificationError("no such time")

    def _close(self, number: int, reason: int) -> None:
        if number not in self._standing:
            raise BreaksTheSpecificationError(f"{number} does not stand here")
        del self._standing[number]
        self._write("closed", id=number)
        self._emit("NotificationClosed", "uu", [number, reason])

    def _act(self, deed: str, body: list[Any]) -> tuple[str, list[Any]]:
        """Do what a person does."""
        match deed, body:
            case "Act", [number, action]:
                if action not in self._standing[number]:
                    raise BreaksTheSpecificationError(f"{number} has no {action}")
                self._emit("ActionInvoked", "us", [number, action])
                self._close(number, DISMISSED)
            case "Reply", [number, words]:
                self._emit("NotificationReplied", "us", [number, words])
                self._close(number, DISMISSED)
            case "Inhibit", [inhibited]:
                self._inhibited = inhibited
            case "Present", [presents]:
                self._presents = presents
            case "Standing", []:
                return "au", [list(self._standing)]
        return "", []

    def _emit(self, member: str, signature: str, body: list[Any]) -> None:
        sent = self._bus.send(Message.new_signal(PATH, NAME, member, signature, body))
        assert sent is not None

    def _write(self, what: str, **facts: object) -> None:
        with self._log.open("a", encoding="utf-8") as log:
            log.write(json.dumps({"what": what, **facts}) + "\n")


async def main() -> None:
    bus = await MessageBus().connect()
    service = Service(bus, Path(sys.argv[1]), sys.argv[2:])
    bus.add_message_handler(service.handle)
    await bus.request_name(POWER)
    await bus.request_name(NAME)
    print("ready", flush=True)  # noqa: T201  what the test waits for
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
