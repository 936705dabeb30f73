"""What commands begin and end with: the data directory, the app on it, one operation of the server itself."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import click
from flask import Flask

from facilitator.app import create_app
from facilitator.config import Settings
from facilitator.extensions import db
from facilitator.identity import SYSTEM
from facilitator.journal import Operation
from facilitator.upgrade import upgrade

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="FACILITATOR_DATA",
    default=Path("data"),
    help="Directory of the database.",
)


def ready(data: Path) -> Flask:
    """The app on the data of this directory, in the newest schema."""
    settings = Settings(data=data)
    upgrade(settings)
    app = create_app(settings)
    click.get_current_context().call_on_close(lambda: close(app))
    return app


def close(app: Flask) -> None:
    """Give the connections of an app back."""
    app.extensions["journal"].engine.dispose()
    with app.app_context():
        db.engine.dispose()


def carry_out(app: Flask, name: str, args: dict[str, Any], key: str | None = None) -> dict[str, Any]:
    """Do something as the server itself."""
    (answer,) = app.extensions["journal"].submit([Operation(key or str(uuid4()), name, args, SYSTEM)])
    result: dict[str, Any] = answer.result_or_raise()
    return result
