"""The addresses people type and scan."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import current_app, request, url_for

from facilitator.models import Participant, Workshop
from facilitator.views.asking import keyring


def public_address() -> str:
    """Where people reach this installation: the one in the settings, else the one of this request."""
    chosen: str | None = current_app.config["PUBLIC_URL"]
    return (chosen or request.host_url).rstrip("/")


def join_link(workshop: Workshop) -> str:
    """The link behind the QR: its token lets in without typing."""
    return f"{public_address()}/j/{workshop.join_token}"


def signup_link(workshop: Workshop) -> str:
    """The link by which people sign up."""
    return f"{public_address()}/signup/{keyring().signup_token(workshop)}"


def published_link(workshop: Workshop) -> str:
    """Where everybody reads the published restitution."""
    return f"{public_address()}{url_for('published.show', address=workshop.public_id)}"


def personal_link(person: Participant) -> str:
    """The link that is this person, on any device."""
    return f"{public_address()}/me/{keyring().personal_token(person)}"


def screen_link(workshop: Workshop) -> str:
    """The screen in the hall with its token, which stands in the fragment and so in no server's log."""
    return url_for("projector.show", id=workshop.id, _anchor=keyring().projector_token(workshop))


def is_loopback(address: str) -> bool:
    """Whether an address is good only on this very machine: a phone that scanned it would find itself."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
