"""Settings, from the environment. Each one is documented in docs/settings.md, and a test says so."""

import secrets
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, AliasChoices, Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from facilitator.brand import PLAIN, Brand, logo_from, strong_colour

SECRET_FILE = "secret_key"
SECRET_LEAST = 32


def whole_site(address: str | None) -> str | None:
    """An address that people can type, which is a whole site."""
    parts = urlsplit(address or "")
    if address and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/")):
        raise ValueError("an address without a path is needed, as https://tappe.example.org")
    return address


def whole_logo(path: Path | None) -> Path | None:
    """The file of a logo that can be printed, said at the start and not at the first document."""
    if path is not None:
        logo_from(path, "")
    return path


class Settings(BaseSettings):
    """What an installation may choose; the defaults are good for a hall with one laptop."""

    model_config = SettingsConfigDict(env_prefix="FACILITATOR_", extra="ignore")

    data: Annotated[Path, Field(description="Directory of the database, the key and the backups.")] = Path("data")
    database_url: Annotated[
        str | None,
        Field(
            validation_alias=AliasChoices("database_url", "DATABASE_URL"),
            description="PostgreSQL, as postgresql://user@host/name; empty means SQLite in the data directory.",
        ),
    ] = None
    public_url: Annotated[
        str | None,
        AfterValidator(whole_site),
        Field(
            validation_alias=AliasChoices("public_url", "PUBLIC_URL"),
            description="The address people type, as https://tappe.example.org: for links, QR codes and origins.",
        ),
    ] = None
    host_body: Annotated[str, Field(description="Name shown in the bar of each page.")] = ""
    host_colour: Annotated[
        str,
        AfterValidator(strong_colour),
        Field(description="Colour of covers and headings in documents, as #004d99, dark enough to be read on white."),
    ] = ""
    host_logo: Annotated[
        Path | None,
        AfterValidator(whole_logo),
        Field(description="A PNG file of at most 200 kB for the covers of documents."),
    ] = None
    privacy_url: Annotated[str, Field(description="Link to the full privacy notice, for the footer.")] = ""
    accessibility_url: Annotated[str, Field(description="Link to the accessibility statement, for the footer.")] = ""
    source_url: Annotated[str, Field(description="Link to the source code, for the footer.")] = ""
    _brand: Brand = PLAIN
    debug: Annotated[bool, Field(description="For developers; refused together with PUBLIC_URL.")] = False

    grace_seconds: Annotated[float, Field(ge=0, description="After the bell a note is still in time this long.")] = 30
    retention_days: Annotated[int, Field(ge=1, description="Names are deleted this many days after the end.")] = 90
    deletion_days: Annotated[
        int, Field(ge=0, le=3650, description="A deleted session can be brought back this many days.")
    ] = 14
    minimum_free_bytes: Annotated[int, Field(ge=0, description="Below it no note is taken, and it is said.")] = (
        20_000_000
    )

    operations_burst: Annotated[int, Field(ge=1, description="Operations a person may send at once.")] = 60
    operations_rate: Annotated[float, Field(gt=0, description="Operations a second, refilled.")] = 1
    handshakes_burst: Annotated[int, Field(ge=1, description="Connections one address may open at once.")] = 300
    handshakes_rate: Annotated[float, Field(gt=0, description="Connections a second, refilled.")] = 20
    wrong_codes_burst: Annotated[int, Field(ge=1, description="Wrong codes one address may type at once.")] = 20
    wrong_codes_rate: Annotated[float, Field(gt=0, description="Wrong codes a second, refilled.")] = 1 / 6
    signups_burst: Annotated[int, Field(ge=1, description="People one address may sign up at once.")] = 60
    signups_rate: Annotated[float, Field(gt=0, description="People it may sign up a second, refilled.")] = 1 / 30
    sign_ins_burst: Annotated[
        int,
        Field(ge=1, description="Failed sign-ins to one account from one address at once; to all, ten times this."),
    ] = 10
    sign_ins_rate: Annotated[float, Field(gt=0, description="Failed sign-ins a second, refilled.")] = 1 / 30
    proxies: Annotated[int, Field(ge=0, description="Reverse proxies in front whose X-Forwarded-* are believed.")] = 0

    ping_interval: Annotated[float, Field(gt=0, description="Seconds between two pings.")] = 10
    ping_timeout: Annotated[float, Field(gt=0, description="Seconds without a pong until a client is gone.")] = 8
    heads_seconds: Annotated[
        float, Field(gt=0, description="How long a stream that moved is quiet before it tells its number.")
    ] = 2.5
    send_queue: Annotated[int, Field(ge=10, description="Packets waiting for one client before it is dropped.")] = 500
    drain_seconds: Annotated[float, Field(gt=0, description="Longest wait for what is queued at the end.")] = 20

    @model_validator(mode="after")
    def _take_brand(self) -> Self:
        """Read once, so that a file that is taken away later breaks no document."""
        logo = logo_from(self.host_logo, self.host_body) if self.host_logo else None
        self._brand = Brand(self.host_colour, logo)
        return self

    @property
    def brand(self) -> Brand:
        """How documents show whose they are, as the logo's file was at the start."""
        return self._brand

    @property
    def database(self) -> str:
        """The address of the database as SQLAlchemy takes it; a bare postgresql:// would block the loop."""
        if not self.database_url:
            return f"sqlite:///{(self.data / 'facilitator.db').absolute()}"
        for bare in ("postgresql://", "postgres://"):
            if self.database_url.startswith(bare):
                return "postgresql+psycopg2://" + self.database_url.removeprefix(bare)
        return self.database_url

    def secret_key(self) -> str:
        """The key of cookies and tokens, made once into the data directory for the owner's eyes only."""
        self.data.mkdir(parents=True, exist_ok=True)
        path = self.data / SECRET_FILE
        if not path.exists():
            fresh = path.with_suffix(".new")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
            fresh.replace(path)
        key = path.read_text(encoding="ascii").strip()
        if len(key) < SECRET_LEAST:
            raise SystemExit(f"facilitator: the key in {path} is too short: put the right one back.")
        return key
