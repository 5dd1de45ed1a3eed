"""The commands that need no window."""

from __future__ import annotations

import asyncio
import dataclasses
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop.cli import EXIT_NOTHING_FOUND, SpokenOption, cli, say, show_json
from desktop.identity import forget, is_away, require_token, sign_in, signed_in_identity, unlock
from desktop.secrets import Keep, Secret, secrets_for
from desktop.spoken import PLURALS, spoken_error, translate
from sync.errors import QT_TRANSLATE_NOOP, MienskipError, NotSentYet, NotSignedIn, WorkOfSomebodyElse
from sync.models import Kind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from desktop.home import Home
    from desktop.identity import Unlocked
    from desktop.secrets import Secrets
    from sync.cache.queries import Queries
    from sync.engine.engine import Engine
    from sync.engine.events import EngineEvent
    from sync.engine.report import SyncReport
    from sync.models import Team

json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    cls=SpokenOption,
    help=QT_TRANSLATE_NOOP("cli", "Print data for a program instead of sentences."),
)
password_option = click.option(
    "--password-stdin",
    is_flag=True,
    cls=SpokenOption,
    help=QT_TRANSLATE_NOOP("cli", "Read the password from standard input."),
)


def read_password(*, from_stdin: bool) -> str:
    """Ask for the password, or take the first line of standard input."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(f"{translate('cli', 'Password')}: ")


def tell_where_secrets_are(secrets: Secrets) -> None:
    """Say so where secrets are not in the keyring."""
    if secrets.keep is Keep.THIS_RUN:
        say(translate("cli", "This computer has no keyring: you are signed in for this run only."))
    elif secrets.keep is Keep.SAMPLE_FILE:
        say(translate("cli", "This computer has no keyring: the sample's token is in a file that only you can read."))


def with_engine(
    home: Home,
    secrets: Secrets,
    work: Callable[[Engine], Awaitable[Any]],
    listener: Callable[[EngineEvent], None] = lambda _event: None,
) -> Any:
    """Put an engine together, have `work` done with it, and let go of everything."""
    unlocked = unlock(home, secrets)
    require_token(unlocked)
    return asyncio.run(_at_work(home, unlocked, secrets, work, listener))


async def _at_work(
    home: Home,
    unlocked: Unlocked,
    secrets: Secrets,
    work: Callable[[Engine], Awaitable[Any]],
    listener: Callable[[EngineEvent], None],
) -> Any:
    from desktop.assembly import assembled  # noqa: PLC0415  httpx and sqlite-utils are for these commands only

    def remember(token: str) -> None:
        secrets.set(Secret.TOKEN, token)

    def tell(error: MienskipError) -> None:
        click.echo(spoken_error(error), err=True)

    async with assembled(home, unlocked, listener, remember, tell) as engine:
        return await work(engine)


def open_queries(home: Home, unlocked: Unlocked) -> Queries:
    """Open the cache for reading."""
    from sync.cache.queries import Queries  # noqa: PLC0415  as in with_engine

    return Queries.open(home.cache_file, unlocked.key)


@cli.command("sign-in", help=QT_TRANSLATE_NOOP("cli", "Sign in to the intranet at URL and fetch what there is."))
@click.argument("url")
@click.option("--user", required=True, cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "Your user name there."))
@password_option
@json_option
@click.pass_obj
def sign_in_command(home: Home, url: str, user: str, *, password_stdin: bool, as_json: bool) -> None:
    """Get a token, remember it, and sync once."""
    secrets = secrets_for(home)
    unlocked = sign_in(home, secrets, url, user, read_password(from_stdin=password_stdin))
    report = sync_with(home, unlocked, secrets)
    if as_json:
        show_json({**dataclasses.asdict(unlocked.identity), "kept": secrets.keep, **dataclasses.asdict(report)})
    else:
        template = translate("cli", "Signed in to {site} as {username}.")
        say(template.format(site=unlocked.identity.site, username=unlocked.identity.username))
        tell_report(report)
        tell_where_secrets_are(secrets)
    if secrets.keep is Keep.THIS_RUN:
        forget(home, secrets)


def sync_with(
    home: Home, unlocked: Unlocked, secrets: Secrets, listener: Callable[[EngineEvent], None] = lambda _event: None
) -> SyncReport:
    """Sync once with secrets at hand."""
    report: SyncReport = asyncio.run(
        _at_work(home, unlocked, secrets, lambda engine: engine.sync_once(), listener),
    )
    return report


def refuse_unsent(home: Home, secrets: Secrets) -> None:
    """Raise NotSentYet where something is on this machine only; what cannot be read can be sent by nobody."""
    from sync.cache.unsent import Unsent  # noqa: PLC0415  as in with_engine

    try:
        queries = open_queries(home, unlock(home, secrets))
    except MienskipError:
        return
    try:
        unsent = Unsent.of(queries)
    finally:
        queries.close()
    if unsent:
        raise NotSentYet(count=str(unsent.total))


@cli.command("sign-out", help=QT_TRANSLATE_NOOP("cli", "Remove everything of you from this computer."))
@click.option(
    "--force",
    is_flag=True,
    cls=SpokenOption,
    help=QT_TRANSLATE_NOOP("cli", "Also remove what is not sent yet: it is lost."),
)
@json_option
@click.pass_obj
def sign_out_command(home: Home, *, force: bool, as_json: bool) -> None:
    """Forget token, key, cache, bodies and open copies."""
    identity = signed_in_identity(home)
    if identity is None:
        raise NotSignedIn
    secrets = secrets_for(home)
    if not force:
        if is_away(home):
            raise WorkOfSomebodyElse(who=identity.username)
        refuse_unsent(home, secrets)
    forget(home, secrets)
    if as_json:
        show_json({"signed_out": dataclasses.asdict(identity)})
    else:
        say(translate("cli", "You are signed out. Nothing of the intranet is left on this computer."))


@cli.command("sync", help=QT_TRANSLATE_NOOP("cli", "Send what waits and fetch what changed, once."))
@json_option
@click.pass_obj
def sync_command(home: Home, *, as_json: bool) -> None:
    """Sync once and report."""
    report = with_engine(home, secrets_for(home), lambda engine: engine.sync_once())
    if as_json:
        show_json(dataclasses.asdict(report))
    else:
        tell_report(report)


def tell_report(report: SyncReport) -> None:
    """Say what a sync did."""
    say(PLURALS.items_fetched(report.items) + _cost(report))


def _cost(report: SyncReport) -> str:
    template = translate("cli", " in {requests} requests, {kilobytes} kB, {seconds} s.")
    return template.format(
        requests=report.requests, kilobytes=round(report.bytes / 1000), seconds=f"{report.seconds:.1f}"
    )


@cli.command("search", help=QT_TRANSLATE_NOOP("cli", "Find people, news, pages and documents in the offline copy."))
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--kind",
    type=click.Choice(["people", "news", "pages", "documents"]),
    cls=SpokenOption,
    help=QT_TRANSLATE_NOOP("cli", "Only this kind."),
)
@click.option("--limit", default=8, type=click.IntRange(1, 1000), show_default=True)
@json_option
@click.pass_obj
def search_command(home: Home, query: Sequence[str], kind: str | None, limit: int, *, as_json: bool) -> None:
    """Search, offline."""
    queries = open_queries(home, unlock(home, secrets_for(home)))
    try:
        found = queries.search(" ".join(query), limit)
    finally:
        queries.close()
    rows: dict[str, list[dict[str, Any]]] = {
        "people": [
            {
                "name": hit.person.name,
                "function": hit.person.function,
                "department": hit.person.department,
                "location": hit.person.location,
                "phone": hit.person.phone or hit.person.mobile,
                "email": hit.person.email,
                "knowledge_areas": list(hit.person.knowledge_areas),
            }
            for hit in found.people
        ],
        "news": [{"title": item.title, "published": item.published, "url": item.url} for item in found.news],
        "pages": [{"title": item.title, "lead": item.lead, "url": item.url} for item in found.pages],
        "documents": [{"title": item.title, "size": item.size, "url": item.url} for item in found.documents],
    }
    chosen = {name: values for name, values in rows.items() if kind in (None, name)}
    if as_json:
        show_json(chosen)
    else:
        _tell_found(chosen)
    if not any(chosen.values()):
        raise SystemExit(EXIT_NOTHING_FOUND)


def _tell_found(chosen: dict[str, list[dict[str, Any]]]) -> None:
    headings = {
        "people": translate("cli", "People"),
        "news": translate("cli", "News"),
        "pages": translate("cli", "Pages"),
        "documents": translate("cli", "Documents"),
    }
    for name, values in chosen.items():
        if values:
            say(headings[name])
        for value in values:
            details = (value.get("function"), value.get("department"), value.get("location"), value.get("phone"))
            say("  " + " · ".join(part for part in (value.get("name") or value.get("title"), *details) if part))
    if not any(chosen.values()):
        say(translate("cli", "Nothing found."))


@cli.command("upload", help=QT_TRANSLATE_NOOP("cli", "Share files and folders with a team."))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--team", required=True, cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "The team's name or address."))
@json_option
@click.pass_obj
def upload_command(home: Home, files: Sequence[Path], team: str, *, as_json: bool) -> None:
    """Put the files in the outbox and send it."""
    from desktop.uploading import Outcome, share_now, sharing_for, team_named  # noqa: PLC0415  as in with_engine

    secrets = secrets_for(home)
    queries = open_queries(home, unlock(home, secrets))
    try:
        chosen = team_named(queries, team)
        sharing, refusals = sharing_for(queries, files, chosen.uid)
    finally:
        queries.close()
    if not sharing.files and not sharing.folders and refusals:
        raise refusals[0]
    if handed_over(home, files, chosen):
        told = {"sent": [], "failed": [], "handed_over": [file.name for file in files]}
        show_json(told) if as_json else say(translate("cli", "The window that is open sends it."))
        return
    outcome = Outcome(failed=list(refusals))
    with_engine(home, secrets, lambda engine: share_now(engine, sharing), outcome.hear)
    if as_json:
        show_json({"sent": outcome.sent, "failed": [spoken_error(error) for error in outcome.failed]})
    else:
        for name in outcome.sent:
            say(translate("cli", "{name} is with {team}.").format(name=name, team=chosen.title))
    if outcome.failed:
        for error in outcome.failed[1:]:
            click.echo(spoken_error(error), err=True)
        raise outcome.failed[0]


def handed_over(home: Home, files: Sequence[Path], team: Team) -> bool:
    """Have a Mienskip that runs already send files; tell whether one does."""
    try:
        from desktop.single_instance import Answer, hand_over  # noqa: PLC0415  Qt may not load on a bare machine
    except ImportError:
        return False
    paths = [str(file.resolve()) for file in files]
    return hand_over(home, ["upload", team.uid, *paths]) is Answer.TAKEN


@cli.command("status", help=QT_TRANSLATE_NOOP("cli", "Tell who is signed in and what is here."))
@json_option
@click.pass_obj
def status_command(home: Home, *, as_json: bool) -> None:
    """Tell what is on this machine, without asking the server."""
    secrets = secrets_for(home)
    unlocked = unlock(home, secrets)
    queries = open_queries(home, unlocked)
    try:
        counts = {kind.value: number for kind, number in queries.counts().items()}
        waiting = len(queries.outbox())
    finally:
        queries.close()
    used = sum(path.stat().st_size for path in home.cache_file.parent.rglob("*") if path.is_file())
    data = {
        "home": str(home.root),
        **dataclasses.asdict(unlocked.identity),
        "secrets": secrets.keep,
        "items": {kind.value: counts.get(kind.value, 0) for kind in Kind},
        "waiting": waiting,
        "cache_bytes": used,
    }
    if as_json:
        show_json(data)
        return
    template = translate("cli", "Signed in to {site} as {username}.")
    say(template.format(site=unlocked.identity.site, username=unlocked.identity.username))
    for kind, number in counts.items():
        say(f"  {kind}: {number}")
    say(PLURALS.changes_waiting(waiting))


@cli.command("provision", help=QT_TRANSLATE_NOOP("cli", "Turn the Plone site at URL into an empty intranet."))
@click.argument("url")
@click.option("--user", required=True, cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "An administrator there."))
@click.option(
    "--dry-run", is_flag=True, cls=SpokenOption, help=QT_TRANSLATE_NOOP("cli", "Only tell what would be done.")
)
@password_option
@json_option
def provision_command(url: str, user: str, *, dry_run: bool, password_stdin: bool, as_json: bool) -> None:
    """Provision a site over REST and tell what is left for its administrator."""
    from desktop.provisioning import provision_and_tell  # noqa: PLC0415  as in with_engine

    provision_and_tell(url, user, read_password(from_stdin=password_stdin), dry_run=dry_run, as_json=as_json)
