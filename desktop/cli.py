"""The command line: the program itself, and everything that can be done without its window."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from desktop.home import Home
from desktop.policy_places import machine_policy
from desktop.spoken import CommandLine, spoken_error, translate
from sync.errors import (
    QT_TRANSLATE_NOOP,
    BadAnswer,
    CacheInUse,
    CacheKeyLost,
    MienskipError,
    NotAllowed,
    NotSignedIn,
    SessionExpired,
    WrongPassword,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

PROFILE_VARIABLE = "MIENSKIP_PROFILE"
EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_SIGN_IN = 3
EXIT_AWAY = 4
EXIT_NOT_ALLOWED = 5
EXIT_NOTHING_FOUND = 6
EXIT_IN_USE = 7


def exit_code(error: MienskipError) -> int:
    """Give the exit code that tells a script what kind of failure it was."""
    if isinstance(error, (NotSignedIn, SessionExpired, WrongPassword, CacheKeyLost)):
        return EXIT_SIGN_IN
    if isinstance(error, CacheInUse):
        return EXIT_IN_USE
    if isinstance(error, NotAllowed):
        return EXIT_NOT_ALLOWED
    if error.retry_can_help and not isinstance(error, BadAnswer):
        return EXIT_AWAY
    return EXIT_FAILED


class SpokenOption(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """See click."""
        source = self.help
        try:
            self.help = translate("cli", source) if source else source
            return super().get_help_record(ctx)
        finally:
            self.help = source


class SpokenCommand(click.Command):
    """A command whose help is translated when it is shown."""

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See click."""
        _write_spoken_help(self.help, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        """See click."""
        return _first_sentence(translate("cli", self.help or ""), limit)


class SpokenGroup(click.Group):
    """A group whose help is translated when it is shown, and whose commands are `SpokenCommand`s."""

    command_class = SpokenCommand

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """See click."""
        _write_spoken_help(self.help, formatter)


def _write_spoken_help(source: str | None, formatter: click.HelpFormatter) -> None:
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(translate("cli", source or ""))


def _first_sentence(text: str, limit: int) -> str:
    sentence = text.split(".", maxsplit=1)[0]
    return sentence if len(sentence) <= max(limit, 80) else sentence[: limit - 1] + "…"


def say(text: str = "") -> None:
    """Print a line for the person."""
    click.echo(text)


def show_json(data: Mapping[str, Any]) -> None:
    """Print data for a program."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def fail(error: MienskipError) -> NoReturn:
    """Tell what happened and what to do, and end with the exit code for it."""
    click.echo(spoken_error(error), err=True)
    if error.detail:
        click.echo(f"({error.detail})", err=True)
    sys.exit(exit_code(error))


@click.group(
    cls=SpokenGroup,
    invoke_without_command=True,
    help=QT_TRANSLATE_NOOP("cli", "Your social intranet on the desktop. Without a command the window opens."),
    epilog="MIENSKIP_HOME",
)
@click.option(
    "--hidden", is_flag=True, cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "Start in the tray, without a window.")
)
@click.option(
    "--profile",
    default="",
    metavar="NAME",
    envvar=PROFILE_VARIABLE,
    cls=SpokenOption,
    help=QT_TRANSLATE_NOOP("cli", "Another account or intranet, beside the usual one."),
)
@click.version_option(package_name="mienskip", prog_name="Mienskip")
@click.pass_context
def cli(context: click.Context, *, hidden: bool, profile: str) -> None:
    """Open the window where no command was given."""
    try:
        context.obj = Home.of_this_user(profile)
    except ValueError as error:
        words = translate("cli", "A profile's name has small letters, digits and hyphens, at most 40.")
        raise click.BadParameter(words, param_hint="--profile") from error
    machine_policy().apply_proxy()
    if context.invoked_subcommand is None:
        from desktop.app import run  # noqa: PLC0415  Qt's widgets are for the window only

        sys.exit(run(context.obj, hidden=hidden))


@cli.command("open", help=QT_TRANSLATE_NOOP("cli", "Open a mienskip:// LINK in the window."))
@click.argument("link")
@click.pass_obj
def open_command(home: Home, link: str) -> None:
    """Open a link in the window that runs, or in a new one."""
    from desktop.app import run  # noqa: PLC0415  as above

    sys.exit(run(home, link=link))


def main() -> None:
    """Run the command line; every failure ends in a sentence and an exit code, never in a traceback."""
    from desktop import commands, policy_commands, showing  # noqa: F401, PLC0415  they add their commands to `cli`
    from desktop.settings import Settings  # noqa: PLC0415  settings name the language

    CommandLine.language = Settings(Home.of_this_user()).get("language", "system")
    try:
        cli.main(prog_name="mienskip", standalone_mode=True)
    except MienskipError as error:
        fail(error)
