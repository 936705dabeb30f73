"""The way to a restitution: read, edit, outline, print."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from facilitator import loop
from facilitator.brand import PLAIN, Brand
from facilitator.clock import now
from facilitator.refusal import Refused
from facilitator.restitution.breathing import breathing, undisturbed
from facilitator.restitution.drafting import published
from facilitator.restitution.formats import FORMATS
from facilitator.restitution.manuscript import written
from facilitator.restitution.press import printed_manuscript
from facilitator.restitution.publication import Publication
from facilitator.restitution.source import read

READING = loop.Turns()


def render(session: Session, workshop_id: str, form: str, edition: str = "internal", brand: Brand = PLAIN) -> bytes:
    """One file of the restitution, made while others are served and the database is let go."""
    return printed_manuscript(manuscript(session, workshop_id), edition, [form], brand)[0]


def manuscript(session: Session, workshop_id: str) -> bytes:
    """The workshop as it stands now, for the worker; the database is let go, and others are served meanwhile."""
    with READING, undisturbed():
        record = read(session, workshop_id, now(), pace=breathing)
        session.rollback()
        return b"".join(written(record))


def publication(session: Session, workshop_id: str, edition: str = "internal") -> Publication:
    """The restitution of a workshop as it stands now."""
    return published(read(session, workshop_id, now()), edition)


def numbered(session: Session, workshop_id: str, number: int, at: datetime) -> Publication:
    """The public edition of this number, as the workshop stands at that moment."""
    return published(replace(read(session, workshop_id, at), number=number), "public")


def write_files(
    session: Session,
    workshop_id: str,
    formats: Iterable[str],
    folder: Path,
    edition: str = "internal",
    brand: Brand = PLAIN,
) -> list[Path]:
    """All wanted files as `restitution.<format>`, made from one state of the workshop."""
    wanted = [known(form) for form in formats]
    files = printed_manuscript(manuscript(session, workshop_id), edition, wanted, brand)
    folder.mkdir(parents=True, exist_ok=True)
    return [write_file(folder / f"restitution.{form}", file) for form, file in zip(wanted, files, strict=True)]


def known(form: str) -> str:
    if form not in FORMATS:
        raise Refused("invalid", f"There is no format {form}. There are {', '.join(FORMATS)}.", path="format")
    return form


def write_file(path: Path, content: bytes) -> Path:
    """The file appears whole or not at all."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(content)
    return unfinished.replace(path)
