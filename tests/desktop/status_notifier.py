"""A stand-in for the tray of KDE and others (StatusNotifierWatcher), in a process of its own.

    python -m tests.desktop.status_notifier

Prints "ready", and then the bus name and path of each icon that registers itself.
"""

from __future__ import annotations

import asyncio

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus

NAME, PATH = "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher"
PROPERTIES = {
    "IsStatusNotifierHostRegistered": Variant("b", True),
    "ProtocolVersion": Variant("i", 0),
    "RegisteredStatusNotifierItems": Variant("as", []),
}


def answer(message: Message) -> Message | None:
    """Answer one message of the bus."""
    if message.message_type is not MessageType.METHOD_CALL or message.path != PATH:
        return None
    match message.member:
        case "Get":
            return Message.new_method_return(message, "v", [PROPERTIES[message.body[1]]])
        case "GetAll":
            return Message.new_method_return(message, "a{sv}", [PROPERTIES])
        case "RegisterStatusNotifierItem":
            print(message.sender, message.body[0], flush=True)  # noqa: T201  what the test waits for
            return Message.new_method_return(message)
    return None


async def main() -> None:
    bus = await MessageBus().connect()
    bus.add_message_handler(answer)
    await bus.request_name(NAME)
    print("ready", flush=True)  # noqa: T201  as above
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
