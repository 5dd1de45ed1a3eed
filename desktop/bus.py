"""Questions to other programs of a Linux desktop, over D-Bus. Each is answered within a moment, or not at all."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

log = logging.getLogger(__name__)

ANSWERS_WITHIN = 2.0
"""Seconds."""
PROPERTIES = "org.freedesktop.DBus.Properties"


class Bus:
    """One connection to the bus of the session, made when it is first needed. For one loop only."""

    def __init__(self) -> None:
        self._bus: MessageBus | None = None

    async def ask(self, name: str, path: str, interface: str, member: str, signature: str = "", *values: Any) -> Any:
        """Give what a method answers first; None where nobody answers. Nobody is started for it."""
        from dbus_fast import Message, MessageFlag, MessageType  # noqa: PLC0415  only who is notified pays for it

        message = Message(
            destination=name,
            path=path,
            interface=interface,
            member=member,
            signature=signature,
            body=list(values),
            flags=MessageFlag.NO_AUTOSTART,
        )
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                answer = await (await self._connected()).call(message)
        except Exception:
            log.info("the bus of the desktop is not there", exc_info=True)
            self.close()
            return None
        if answer.message_type is not MessageType.METHOD_RETURN or not answer.body:
            return None
        return answer.body[0]

    async def value(self, name: str, path: str, interface: str, member: str) -> Any:
        """Give a property; None where nobody has it."""
        variant = await self.ask(name, path, PROPERTIES, "Get", "ss", interface, member)
        return getattr(variant, "value", None)

    async def owner(self, name: str) -> str:
        """Tell who has a name now; empty where nobody has."""
        daemon = "org.freedesktop.DBus"
        return str(await self.ask(daemon, "/org/freedesktop/DBus", daemon, "GetNameOwner", "s", name) or "")

    def close(self) -> None:
        """Let go of the connection; the next question makes another."""
        if self._bus is not None:
            self._bus.disconnect()
            self._bus = None

    async def _connected(self) -> MessageBus:
        from dbus_fast.aio import MessageBus  # noqa: PLC0415  as above

        if self._bus is None or not self._bus.connected:
            self._bus = await MessageBus().connect()
        return self._bus
