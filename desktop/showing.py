"""The commands that show the program: the demo, and pictures of its screens."""

from __future__ import annotations

import dataclasses
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli import SpokenOption, cli, say, show_json
from desktop.commands import json_option, open_queries, sync_with, tell_report, tell_where_secrets_are
from desktop.identity import sign_in, signed_in_identity, unlock
from desktop.secrets import secrets_for
from desktop.spoken import LANGUAGES, PLURALS, spoken_error, translate
from sync.errors import QT_TRANSLATE_NOOP, MienskipError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.demo import Sample
    from desktop.home import Home
    from desktop.identity import Unlocked
    from sync.plone.local import LocalServer

QT_PACKAGES = "libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"


class Size(click.ParamType[tuple[int, int]]):
    """A size in pixels, as in 1280x800."""

    name = "WxH"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """See click."""
        width, _, height = str(value).partition("x")
        if not (width.isdigit() and height.isdigit() and 0 < int(width) <= 10_000 and 0 < int(height) <= 10_000):
            self.fail(translate("cli", "A size looks like 1280x800."), param, ctx)
        return int(width), int(height)


@cli.command("demo", help=QT_TRANSLATE_NOOP("cli", "Set up a sample intranet on this computer and show it."))
@click.option("--as", "username", default="", cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "Whom to be."))
@click.option(
    "--people",
    type=click.IntRange(1, 100_000),
    cls=SpokenOption,
    help=QT_TRANSLATE_NOOP("cli", "How large the community is; for measuring."),
)
@click.option("--reset", is_flag=True, cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "Begin with an empty server."))
@click.option(
    "--server-only", is_flag=True, cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "Only run the server, until Ctrl+C.")
)
@json_option
@click.pass_obj
def demo_command(
    home: Home, username: str, people: int | None, *, reset: bool, server_only: bool, as_json: bool
) -> None:
    """Start the server, sign in, and open the window; without a display, tell what was found and draw the screens."""
    from desktop.demo import prepare_sample, server_of  # noqa: PLC0415  httpx is for the commands that need it

    server = server_of(home)
    ran_already = server.is_running()
    tell = _to_stderr if as_json else say
    sample = prepare_sample(home, server, tell, username=username, people=people, reset=reset)
    try:
        if server_only:
            _serve(sample, as_json=as_json)
        elif has_display():
            _show_window(home, sample)
        else:
            _tell_and_draw(home, sample, as_json=as_json)
    finally:
        if not ran_already:
            _stop(server)


def has_display() -> bool:
    """Tell whether there is a desktop to open a window on."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _to_stderr(words: str) -> None:
    click.echo(words, err=True)


def _stop(server: LocalServer) -> None:
    try:
        server.stop()
    except MienskipError as error:
        click.echo(spoken_error(error), err=True)


def _serve(sample: Sample, *, as_json: bool) -> None:
    if as_json:
        show_json(dataclasses.asdict(sample))
    else:
        template = translate(
            "demo", "The sample intranet is at {url}. Sign in as {username} with the password {password}."
        )
        say(template.format(url=sample.url, username=sample.username, password=sample.password))
        say(translate("demo", "Ctrl+C stops it."))
    sys.stdout.flush()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        say()


def _signed_in(home: Home, sample: Sample) -> Unlocked:
    secrets = secrets_for(home, sample=True)
    return sign_in(home, secrets, sample.url, sample.username, sample.password)


def _show_window(home: Home, sample: Sample) -> None:
    _signed_in(home, sample)
    from desktop.app import run  # noqa: PLC0415  Qt's widgets are for the window only

    run(home)


def _tell_and_draw(home: Home, sample: Sample, *, as_json: bool) -> None:
    unlocked = _signed_in(home, sample)
    secrets = secrets_for(home, sample=True)
    report = sync_with(home, unlocked, secrets)
    found = _who_knows(home, unlocked)
    pictures = _drawn(home, unlocked)
    if as_json:
        show_json(
            {
                **dataclasses.asdict(unlocked.identity),
                **dataclasses.asdict(report),
                "who_knows_about_passports": found,
                "screenshots": [str(path) for path in pictures],
            }
        )
        return
    template = translate("demo", "Signed in to {url} as {username}.")
    say(template.format(url=sample.url, username=sample.username))
    tell_report(report)
    tell_where_secrets_are(secrets)
    say(translate("demo", "Who knows about passports? {names}").format(names=", ".join(found)))
    if pictures:
        template = translate("demo", "There is no display here: the screens are drawn in {folder}.")
        say(template.format(folder=home.screenshots))


def _who_knows(home: Home, unlocked: Unlocked) -> list[str]:
    queries = open_queries(home, unlocked)
    try:
        return [hit.person.name for hit in queries.search("paspoorten").people]
    finally:
        queries.close()


def _drawn(home: Home, unlocked: Unlocked) -> Sequence[Path]:
    from desktop.screenshots import take_all  # noqa: PLC0415  httpx and Qt are for those who need them

    try:
        import PySide6.QtWidgets  # noqa: F401, PLC0415  its system libraries may be missing on a bare machine
    except ImportError as error:
        template = translate("demo", "The screens cannot be drawn: {reason}. On Debian: apt-get install {packages}")
        click.echo(template.format(reason=error, packages=QT_PACKAGES), err=True)
        return []
    return take_all(home, unlocked, home.screenshots)


@cli.command("screenshots", help=QT_TRANSLATE_NOOP("cli", "Draw every screen into pictures in the folder DIR."))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--theme",
    type=click.Choice(["light", "dark", "contrast"]),
    cls=SpokenOption,
    help=QT_TRANSLATE_NOOP("cli", "Only this theme."),
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "Only this language.")
)
@click.option("--size", type=Size(), default="1280x800", show_default=True)
@json_option
@click.pass_obj
def screenshots_command(
    home: Home, folder: Path, theme: str | None, language: str | None, size: tuple[int, int], *, as_json: bool
) -> None:
    """Draw the screens of whoever is signed in; of the sample where nobody is."""
    from desktop.screenshots import THEMES, take_all  # noqa: PLC0415  Qt may not load on a bare machine

    unlocked = _somebody(home)
    paths = take_all(
        home,
        unlocked,
        folder,
        themes=[theme] if theme else THEMES[:2],
        languages=[language] if language else LANGUAGES,
        size=size,
    )
    if as_json:
        show_json({"screenshots": [str(path) for path in paths]})
    else:
        say(PLURALS.pictures_drawn(len(paths)))


def _somebody(home: Home) -> Unlocked:
    """Give whoever is signed in, else the default person of the sample, synced."""
    secrets = secrets_for(home, sample=True)
    if signed_in_identity(home) is not None:
        return unlock(home, secrets)
    from desktop.demo import prepare_sample, server_of  # noqa: PLC0415  as in demo_command

    server = server_of(home)
    ran_already = server.is_running()
    try:
        sample = prepare_sample(home, server, _to_stderr)
        unlocked = _signed_in(home, sample)
        sync_with(home, unlocked, secrets)
    finally:
        if not ran_already:
            _stop(server)
    return unlocked
