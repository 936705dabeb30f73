"""The published editions of a stage, as a stranger reads them."""

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen

from facilitator.demo.cast import Cast
from facilitator.demo.plain_page import PlainPage

WAIT = 60


def unreadable(cast: Cast) -> Iterator[str]:
    """Editions that should be published and are not, or do not say what they should."""
    editions = cast.api.get(f"/workshops/{cast.workshop}")["editions"]
    wanted = 2 if "afterwards" in cast.stage.facts else 1
    if len(editions) != wanted:
        yield f"{len(editions)} editions are published instead of {wanted}"
    for edition in editions:
        yield from wrong_edition(edition["number"], public_page(cast.url + edition["path"]), cast)


def public_page(address: str) -> PlainPage:
    """What anybody reads at the address; nothing, where nothing is."""
    try:
        with urlopen(address, timeout=WAIT) as answer:
            return PlainPage(answer.read().decode())
    except HTTPError as error:
        with error:
            return PlainPage("")


def wrong_edition(number: int, page: PlainPage, cast: Cast) -> Iterator[str]:
    for words in (cast.stage.facts["title"], *cast.stage.facts.get("introductions", {}).values()):
        if not page.says(words):
            yield f"edition {number} does not say {words!r}"
    for guest in cast.guests:
        if page.says(guest.person.name):
            yield f"edition {number} names {guest.person.name}"
