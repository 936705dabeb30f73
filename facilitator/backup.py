"""One file with everything, and back. The copy is always SQLite, whatever database is in use."""

import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from facilitator.config import SECRET_FILE, Settings
from facilitator.database import is_sqlite
from facilitator.refusal import Refused
from facilitator.upgrade import copy_tables, copy_whole, lock_data, upgrade

DATABASE_FILE = "facilitator.db"


def backup_data(settings: Settings, out: Path) -> None:
    """Write the database, as it is at one moment, and the key into `out`, which only the owner can read."""
    refuse_nothing(settings)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        copy_whole(settings, Path(folder) / DATABASE_FILE)
        archive = Path(folder) / "archive"
        archive.touch(mode=0o600)
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.write(Path(folder) / DATABASE_FILE, DATABASE_FILE)
            packed.writestr(SECRET_FILE, settings.secret_key())
        archive.replace(out)


def refuse_nothing(settings: Settings) -> None:
    """Refuse a directory that has no database."""
    if is_sqlite(settings.database) and not (settings.data / DATABASE_FILE).exists():
        raise Refused("not_found", f"There is no database in {settings.data}.")


def restore_data(settings: Settings, source: Path) -> None:
    """Put a backup in place. Streams get new epochs: screens start afresh, phones send again what is missing."""
    with lock_data(settings.data), tempfile.TemporaryDirectory(dir=settings.data) as folder:
        unpack(source, Path(folder))
        copy = Path(folder) / DATABASE_FILE
        refuse_damaged(copy, source)
        renew_epochs(copy)
        keep_aside(settings)
        if is_sqlite(settings.database):
            put_in_place(copy, settings.data / DATABASE_FILE)
        else:
            upgrade(settings.model_copy(update={"data": Path(folder), "database_url": None}))
            upgrade(settings)
            copy_tables(
                sa.create_engine(f"sqlite:///{copy}", hide_parameters=True),
                sa.create_engine(settings.database, hide_parameters=True),
                fresh=True,
            )
        (Path(folder) / SECRET_FILE).replace(settings.data / SECRET_FILE)
        (settings.data / SECRET_FILE).chmod(0o600)
    upgrade(settings)


def unpack(source: Path, folder: Path) -> None:
    """The two files of a backup, and nothing else."""
    try:
        with zipfile.ZipFile(source) as packed:
            for name in (DATABASE_FILE, SECRET_FILE):
                (folder / name).write_bytes(packed.read(name))
    except (zipfile.BadZipFile, KeyError) as fault:
        raise Refused("invalid", f"{source} is not a backup of facilitator.") from fault


def refuse_damaged(copy: Path, source: Path) -> None:
    """Refuse a database that SQLite itself finds faults in, before the good one is touched."""
    try:
        with closing(sqlite3.connect(copy)) as database:
            verdict = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as fault:
        raise Refused("invalid", f"The database in {source} is damaged: {fault}.") from fault
    if verdict != "ok":
        raise Refused("invalid", f"The database in {source} is damaged: {verdict}")


def renew_epochs(copy: Path) -> None:
    """Give every stream a new epoch."""
    engine = sa.create_engine(f"sqlite:///{copy}", hide_parameters=True)
    with engine.begin() as connection:
        names = connection.execute(sa.text("SELECT name FROM stream")).scalars().all()
        for name in names:
            connection.execute(
                sa.text("UPDATE stream SET epoch = :epoch WHERE name = :name"), {"epoch": str(uuid4()), "name": name}
            )
    engine.dispose()


def keep_aside(settings: Settings) -> None:
    """Keep what is there now in the backups, if there is something."""
    if is_sqlite(settings.database) and not (settings.data / DATABASE_FILE).exists():
        return
    backups = settings.data / "backups"
    backups.mkdir(exist_ok=True)
    backup_data(settings, backups / f"before-restore-{uuid4().hex[:8]}.zip")


def put_in_place(copy: Path, target: Path) -> None:
    """Replace the SQLite database and what belongs to the old one."""
    for suffix in ("-wal", "-shm"):
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    with copy.open("rb") as written:
        os.fsync(written.fileno())
    shutil.move(copy, target)
