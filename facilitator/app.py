"""The app, as a table of contents."""

import hashlib
from functools import cache
from pathlib import Path
from types import TracebackType

import structlog
from flask import Flask, request, url_for
from werkzeug.middleware.proxy_fix import ProxyFix

from facilitator import accounts, headers
from facilitator.config import Settings
from facilitator.database import keep_reading, reader_options
from facilitator.extensions import babel, compress, csrf, db
from facilitator.identity import Keyring
from facilitator.journal import Journal
from facilitator.language import Sessions, said_here, selected_language
from facilitator.live import connect_live
from facilitator.paths import STATIC, TEMPLATES, TRANSLATIONS
from facilitator.promises import Promises
from facilitator.renewals import Renewals
from facilitator.restitution.preview import Preview
from facilitator.restitution.shelf import EDITIONS_FOLDER, Shelf
from facilitator.second_factor import SecondFactors
from facilitator.views import register_views
from facilitator.views.submission import new_operation

YEAR = 365 * 24 * 60 * 60
MADE_FROM_OTHERS = (".gz", ".new")

log = structlog.get_logger()


class Application(Flask):
    """Flask, whose log names the view that failed and not the address: some addresses are one-time secrets."""

    def log_exception(self, exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None]) -> None:
        """One line with the fault."""
        log.error("request failed", endpoint=request.endpoint, method=request.method, exc_info=exc_info)


def create_app(settings: Settings | None = None) -> Flask:
    """The app on its database, ready to serve pages, programs and sockets."""
    settings = settings or Settings()
    refuse_unsafe(settings)
    app = Application(
        "facilitator",
        static_folder=str(STATIC),
        static_url_path=f"/static/v-{static_version(STATIC)}",
        template_folder=str(TEMPLATES),
    )
    configure(app, settings)
    app.session_interface = Sessions()
    db.init_app(app)
    csrf.init_app(app)
    babel.init_app(app, locale_selector=selected_language)
    compress.init_app(app)
    accounts.init_app(app)
    headers.init_app(app)
    open_journal(app, settings)
    register_views(app)
    connect_live(app)
    app.jinja_env.filters["said_here"] = said_here
    app.jinja_env.globals["new_operation"] = new_operation
    app.jinja_env.globals["asset"] = lambda path: url_for("static", filename=path)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    return app


def refuse_unsafe(settings: Settings) -> None:
    """Refuse to start where a mistake in the settings would be an open door."""
    if settings.debug and settings.public_url:
        raise SystemExit("facilitator: debug mode is refused where PUBLIC_URL is set.")


def configure(app: Flask, settings: Settings) -> None:
    """Flask's own settings, made from ours."""
    app.config |= {
        "SECRET_KEY": settings.secret_key(),
        "DEBUG": settings.debug,
        "PUBLIC_URL": settings.public_url,
        "HOST_BODY": settings.host_body,
        "PRIVACY_URL": settings.privacy_url,
        "ACCESSIBILITY_URL": settings.accessibility_url,
        "SOURCE_URL": settings.source_url,
        "SQLALCHEMY_DATABASE_URI": settings.database,
        "SQLALCHEMY_ENGINE_OPTIONS": reader_options(settings.database),
        "BABEL_DEFAULT_LOCALE": "en",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Rome",
        "BABEL_TRANSLATION_DIRECTORIES": str(TRANSLATIONS),
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": (settings.public_url or "").startswith("https:"),
        "MAX_CONTENT_LENGTH": 1_000_000,
        "SEND_FILE_MAX_AGE_DEFAULT": YEAR,
        "WTF_CSRF_TIME_LIMIT": None,
        "COMPRESS_ALGORITHM": ["gzip"],
        "COMPRESS_STREAMS": True,
    }


def open_journal(app: Flask, settings: Settings) -> None:
    """The reader's engine for pages, the writer's for the journal alone."""
    with app.app_context():
        reader = db.engine
    keep_reading(reader)
    app.extensions["settings"] = settings
    app.extensions["keyring"] = Keyring(app.config["SECRET_KEY"])
    app.extensions["second_factors"] = SecondFactors(app.config["SECRET_KEY"])
    app.extensions["journal"] = journal = Journal(settings, lambda: reader)
    app.extensions["preview"] = Preview(settings.brand)
    app.extensions["renewals"] = renewals = Renewals(journal.submit, journal.reading)
    app.extensions["shelf"] = shelf = Shelf(
        settings.data / EDITIONS_FOLDER, journal.reading, renewals.renew, settings.brand
    )
    app.extensions["promises"] = promises = Promises(journal, shelf.tidy, renewals.renew_all, settings)
    journal.after_commit.append(lambda committed: shelf.hear([event.name for event in committed.events]))
    journal.after_commit.append(lambda committed: promises.hear([event.name for event in committed.events]))


@cache
def static_version(folder: Path) -> str:
    """What changes when a static file does, so that browsers may keep each address for ever."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in MADE_FROM_OTHERS:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
