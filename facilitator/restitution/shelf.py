"""The files of published editions: each is made once, however many ask for it, and can be made again."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zlib import decompress
from zlib import error as Unreadable

import sqlalchemy as sa
import structlog
from sqlalchemy import orm

from facilitator import loop
from facilitator.brand import Brand
from facilitator.models import Edition
from facilitator.refusal import Refused, not_found
from facilitator.restitution.formats import FORMATS, PAGE
from facilitator.restitution.press import NotRendered, pressed
from facilitator.restitution.publishing import write_file

EDITIONS_FOLDER = "editions"
SECONDS_BETWEEN_ATTEMPTS = 60
WHOLE = (PAGE, *FORMATS)
ERASING = {"own_data_erased"}

log = structlog.get_logger()


class Shelf:
    """Where the files stand; one is made at a time, so that a crowd never takes the machine from who is at a table."""

    def __init__(
        self,
        folder: Path,
        reading: Callable[[], orm.Session],
        renew: Callable[[str], None],
        brand: Brand,
    ) -> None:
        self._folder = folder
        self._reading = reading
        self._renew = renew
        self._brand = brand
        self._rounds = loop.Turns()
        self._is_asked = False
        self._turns = loop.Turns()
        self._under_way: dict[str, loop.Event] = {}
        self._failed_at: dict[str, float] = {}

    def file(self, edition: str, form: str) -> Path:
        """The file of an edition, made now if nobody asked for it before."""
        path = self._folder / f"{edition}.{form}"
        while not path.exists():
            if path.name in self._under_way:
                self._under_way[path.name].wait()
            self._make(edition, form, path)
        return path

    def _make(self, edition: str, form: str, path: Path) -> None:
        """Make the file, unless somebody else has by now; who comes meanwhile waits."""
        if path.exists() or path.name in self._under_way:
            return
        self._refuse_too_soon(path.name)
        ready = self._under_way[path.name] = loop.Event()
        try:
            with self._turns:
                self._render(edition, form, path)
        except Exception:
            self._failed_at[path.name] = time.monotonic()
            raise
        finally:
            del self._under_way[path.name]
            ready.send()

    def _refuse_too_soon(self, name: str) -> None:
        """What has just failed is not tried again for a while, whoever asks."""
        left = self._failed_at.get(name, -SECONDS_BETWEEN_ATTEMPTS) + SECONDS_BETWEEN_ATTEMPTS - time.monotonic()
        if left > 0:
            raise Refused("busy", "The file could not be made just now.", retry_after=int(left) + 1)

    def _render(self, edition: str, form: str, path: Path) -> None:
        try:
            publication = loop.off_the_loop(decompress, self._content(edition))
        except Unreadable:
            raise NotRendered("What is kept of this edition cannot be read.") from None
        made = pressed(publication, form, self._brand)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_file(path, made)
        except OSError as fault:
            raise NotRendered(f"It could not be kept: {fault.strerror}.") from fault
        if edition not in self._readable():
            path.unlink(missing_ok=True)
            raise not_found("edition")

    def _content(self, edition: str) -> bytes:
        """What an edition says, without what was erased."""
        content, unsaid = self._look(edition)
        if unsaid is not None:
            self._renew(edition)
            content, unsaid = self._look(edition)
        if unsaid is not None:
            raise NotRendered("It is being made anew.")
        return content

    def _look(self, edition: str) -> tuple[bytes, Any]:
        asked = sa.select(Edition.content, Edition.unsaid).where(Edition.id == edition)
        with self._reading() as session:
            found = session.execute(asked.where(Edition.withdrawn_at.is_(None))).one_or_none()
        if found is None:
            raise not_found("edition")
        return found.content, found.unsaid

    def hear(self, told: list[str]) -> None:
        """After something was published, withdrawn or erased, see to the files while nobody waits for them."""
        if loop.is_patched() and any(name.startswith("restitution_") or name in ERASING for name in told):
            self.ask()

    def ask(self) -> None:
        """One round for all who ask before it begins, after the one that is under way."""
        if not self._is_asked:
            self._is_asked = True
            loop.spawn(self.see_to_all)

    def see_to_all(self) -> None:
        """Take away what nobody may read any more, and make the files of what is read most."""
        with self._rounds:
            self._is_asked = False
            self.tidy()
            for edition in self._readable()[:1]:
                all(self._is_prepared(edition, form) for form in WHOLE)

    def _is_prepared(self, edition: str, form: str) -> bool:
        """Whether there is any use in going on: an edition that was withdrawn or renewed meanwhile has no files."""
        try:
            self.file(edition, form)
        except Refused as refusal:
            if refusal.code == "not_found":
                return False
            log.exception("a file of an edition was not made", form=form)
        return True

    def _readable(self) -> list[str]:
        """The editions everybody reads, the newest first."""
        newest = sa.select(Edition.id).where(Edition.withdrawn_at.is_(None)).order_by(Edition.published_at.desc())
        with self._reading() as session:
            return list(session.scalars(newest))

    def tidy(self) -> None:
        """Take away the files of editions that were withdrawn or deleted, and what was left half made."""
        kept = set(self._readable())
        for path in self._files():
            if path.name.partition(".")[0] not in kept or path.suffix == ".part":
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        """What stands there and is not being made."""
        found = self._folder.iterdir() if self._folder.is_dir() else iter(())
        return (path for path in found if path.name.removesuffix(".part") not in self._under_way)
