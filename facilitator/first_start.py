"""The link that makes the first account, good as long as there is none."""

import hashlib
import hmac

import sqlalchemy as sa
from flask import Flask

from facilitator.extensions import db
from facilitator.models import User


def setup_token(secret: str) -> str:
    """The token of the link; the same at each start, so that a restart does not void a link somebody has copied."""
    return hmac.new(secret.encode(), b"set-up", hashlib.sha256).hexdigest()[:32]


def setup_link(app: Flask, address: str) -> str | None:
    """The link, or None once somebody has an account."""
    with app.app_context():
        if db.session.scalar(sa.select(User.id).limit(1)):
            return None
    return f"{address.rstrip('/')}/setup/{setup_token(app.config['SECRET_KEY'])}"
