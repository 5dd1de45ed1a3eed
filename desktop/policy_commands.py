"""The command that explains a machine policy."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli import EXIT_FAILED, SpokenGroup, cli, say, show_json
from desktop.commands import json_option
from desktop.policy_places import from_file, machine_policy
from desktop.spoken import translate
from sync.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.policy import Decision, Mistake, Policy


@cli.group("policy", cls=SpokenGroup, help=QT_TRANSLATE_NOOP("cli", "What your organisation decides on a computer."))
def policy_group() -> None:
    """Hold the commands about the policy."""


@policy_group.command(
    "check",
    help=QT_TRANSLATE_NOOP(
        "cli", "Explain each line of a policy FILE; without one, of the policy that holds on this computer."
    ),
)
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def check_command(file: Path | None, *, as_json: bool) -> None:
    """Say what each line does; end with 1 where one has no effect."""
    policy = machine_policy() if file is None else next(from_file(file))
    if as_json:
        show_json(
            {
                "decisions": [
                    {**dataclasses.asdict(one), "words": explained(one)} for one in policy.decisions.values()
                ],
                "mistakes": [{**dataclasses.asdict(one), "words": explained(one)} for one in policy.mistakes],
            }
        )
    else:
        _tell(policy)
    if policy.mistakes:
        raise SystemExit(EXIT_FAILED)


def explained(line: Decision | Mistake) -> str:
    """Give what a line does, or what is wrong with it, in the language of the command line."""
    return translate("policy", line.words).replace("{value}", line.value)


def _tell(policy: Policy) -> None:
    for decision in policy.decisions.values():
        say(f"  {decision.name}: {explained(decision)}")
    for mistake in policy.mistakes:
        template = translate("cli", "! {name} has no effect ({value}). Expected: {words}")
        if mistake.name:
            say(template.format(name=mistake.name, value=mistake.value, words=explained(mistake)))
        else:
            say(f"! {explained(mistake)}")
    if not policy.decisions and not policy.mistakes:
        say(translate("cli", "Nothing is decided: everybody chooses for themselves."))
