"""The command `facilitator`. Errors are one line on stderr; 0 is good, 1 failed, 2 was asked wrongly."""

import os
import sys
from datetime import timedelta
from pathlib import Path

import click
import sqlalchemy as sa

from facilitator import logs
from facilitator.backup import backup_data, refuse_nothing, restore_data
from facilitator.check import check_data
from facilitator.clock import now, stamp
from facilitator.commands import carry_out, data_option, ready
from facilitator.complaint import FAULTS, complaint
from facilitator.config import Settings
from facilitator.database import scrub
from facilitator.demo.rehearsal import run
from facilitator.demo.stage import stage_keys
from facilitator.extensions import db
from facilitator.models import Workshop, normal_code
from facilitator.paths import keep_private
from facilitator.promises import overdue
from facilitator.refusal import Refused
from facilitator.restitution.formats import FORMATS
from facilitator.restitution.publishing import write_files
from facilitator.upgrade import drop_copies
from facilitator.user_commands import token, user


def main() -> None:
    """Run a command and say in one line what went wrong."""
    keep_private()
    try:
        facilitator(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(1)
    except click.exceptions.NoArgsIsHelpError as asked:
        asked.show()
        sys.exit(asked.exit_code)
    except click.ClickException as fault:
        print(f"facilitator: {fault.format_message()}", file=sys.stderr)
        sys.exit(fault.exit_code)
    except FAULTS as fault:
        sys.exit(complaint(fault))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def facilitator() -> None:
    """For rooms that must think together."""
    logs.configure()


@facilitator.command()
@data_option
@click.option("--host", default="127.0.0.1", help="0.0.0.0 lets phones in.")
@click.option("--port", default=8000, type=click.IntRange(0, 65535), help="0 takes a free one.")
def serve(data: Path, host: str, port: int) -> None:
    """Serve pages and sockets."""
    arguments = ["--data", str(data), "--host", host, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, "-m", "facilitator.server", *arguments])


@facilitator.command()
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), default=Path("demo-data"))
@click.option("--stage", default="chieri-2020", help="A stage's key, or all.")
@click.option("--speed", default=1.0, type=click.FloatRange(0, min_open=True), help="How much faster than people.")
def demo(data: Path, stage: str, speed: float) -> None:
    """Run a real stage with simulated people, and judge the log."""
    verdicts = run(data, stage_keys() if stage == "all" else [stage], speed)
    sys.exit(0 if all(verdict.ok for verdict in verdicts) else 1)


def known_formats(context: click.Context, option: click.Parameter, asked: str | None) -> list[str]:
    """The formats asked for; all of them where none is named."""
    formats = asked.split(",") if asked else list(FORMATS)
    if unknown := [form for form in formats if form not in FORMATS]:
        raise click.BadParameter(f"there is no format {unknown[0]}. There are {', '.join(FORMATS)}.")
    return formats


@facilitator.command("restitution")
@click.argument("workshop")
@click.option("--format", "formats", callback=known_formats, help=f"Some of {', '.join(FORMATS)}; else all.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--edition", type=click.Choice(["internal", "public"]), default="internal")
@data_option
def hand_out(workshop: str, formats: list[str], out: Path, edition: str, data: Path) -> None:
    """Write the restitution of WORKSHOP, an id or a join code."""
    app = ready(data)
    with app.app_context():
        key, brand = workshop_id(workshop), app.extensions["settings"].brand
        for path in write_files(db.session(), key, formats, out, edition, brand):
            print(path)


def workshop_id(asked: str) -> str:
    """The id of a session, from its id or its code."""
    by_either = sa.or_(Workshop.id == asked, Workshop.code == normal_code(asked))
    key = db.session.scalar(sa.select(Workshop.id).where(by_either, Workshop.deleted_at.is_(None)))
    if key is None:
        raise Refused("not_found", f"No session has the id or the code {asked}.")
    return key


facilitator.add_command(user)
facilitator.add_command(token)


@facilitator.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@data_option
def backup(out: Path, data: Path) -> None:
    """Write everything into one file OUT, also while the server runs."""
    backup_data(Settings(data=data), out)
    print(out)


@facilitator.command()
@click.argument("backup", metavar="IN", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@data_option
def restore(backup: Path, data: Path) -> None:
    """Put back what `backup` wrote. What was there is kept aside."""
    restore_data(Settings(data=data), backup)
    print(data)


@facilitator.command()
@data_option
def check(data: Path) -> None:
    """Look for faults in what is stored."""
    refuse_nothing(Settings(data=data))
    faults = check_data(ready(data))
    for fault in faults:
        print(fault)
    print(f"check: {len(faults)} faults" if faults else "check: ok")
    sys.exit(1 if faults else 0)


@facilitator.command()
@click.option("--dry-run", is_flag=True, help="Only tell whose names, and which deleted sessions, would go.")
@data_option
def forget(data: Path, dry_run: bool) -> None:
    """Delete names and roles kept as long as promised, and sessions deleted long enough ago."""
    settings = Settings(data=data)
    refuse_nothing(settings)
    app = ready(data)
    before = now() - timedelta(days=settings.deletion_days)
    with app.app_context():
        kept, deleted = overdue(db.session(), settings, now())
    for names in kept:
        if not dry_run:
            carry_out(app, "forget_people", {"workshop": names.id})
        print(names)
    for workshop in deleted:
        if not dry_run:
            carry_out(app, "erase_workshop", {"workshop": workshop.id, "deleted_before": stamp(before)})
        print(workshop)
    if not dry_run:
        app.extensions["shelf"].tidy()
        app.extensions["renewals"].renew_all()
    if (kept or deleted) and not dry_run:
        drop_copies(app.extensions["settings"])
    if not dry_run and not scrub(app.extensions["journal"].engine):
        raise Refused("busy", "the names are deleted, but the file is in use and may still hold them: try again")
