"""The missing migrations, run by Alembic in a process of its own: a server that serves need not carry Alembic.

The address of the database comes on standard input, because it may hold a password.
"""

import sys

from alembic import command
from alembic.config import Config

from facilitator import logs
from facilitator.complaint import reason
from facilitator.paths import MIGRATIONS


def main() -> None:
    """Bring the database to the newest schema, or end with a line about why not and the database as it was."""
    logs.configure()
    try:
        command.upgrade(alembic_config(sys.stdin.read()), "head")
    except Exception as fault:
        sys.exit(reason(fault))


def alembic_config(database: str = "") -> Config:
    """Where Alembic finds the migrations, and the database they run on."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["database"] = database
    return config


if __name__ == "__main__":
    main()
