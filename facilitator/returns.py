"""The way back to the own place from another phone: a number, and what becomes of the phone from before."""

from sqlalchemy import orm

from facilitator.identity import Keyring, same
from facilitator.models import Participant
from facilitator.text import is_plain

DIGITS = 6


def return_number(participant: Participant, keyring: Keyring) -> str:
    """Six digits by which a person comes back to the own place; others after each return, and stored nowhere."""
    digest = keyring.digest("return", participant.id, participant.token_version)
    return f"{int.from_bytes(digest[:8]) % 10**DIGITS:0{DIGITS}}"


def is_returning(participant: Participant, number: str, keyring: Keyring) -> bool:
    """Whether this is the person's return number."""
    return same(number, return_number(participant, keyring))


def was_moved(token: str, keyring: Keyring, session: orm.Session) -> bool:
    """Whether this token opened the place of somebody who is here by another one now."""
    key = token.removeprefix("p.").partition(".")[0]
    person = session.get(Participant, key) if token.startswith("p.") and is_plain(token) else None
    return person is not None and any(keyring.opened(token, person, each) for each in range(1, person.token_version))
