"""Who is asking: an account, a participant's token, a projector's token, or nobody known.

Participants' and projectors' tokens are made from the secret key, so that none is ever stored: the key, the id and a
version give the token again, and raising the version revokes it.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

import sqlalchemy as sa
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import orm

from facilitator.models import ApiToken, Participant, User, Workshop
from facilitator.text import is_plain

HANDSHAKE_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `kind` is staff, participant, projector, system or anonymous; `workshop` is theirs if they have one."""

    kind: str
    id: str | None = None
    workshop: str | None = None

    @property
    def sender(self) -> str:
        """The name under which operations are remembered."""
        return f"{self.kind}:{self.id}" if self.id else self.kind

    @property
    def is_staff(self) -> bool:
        """Whether an account asks."""
        return self.kind == "staff"


ANONYMOUS = Actor("anonymous")
SYSTEM = Actor("system")


class Keyring:
    """Makes tokens and reads them."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()
        self._handshakes = URLSafeTimedSerializer(secret, salt="handshake")

    def participant_token(self, participant: Participant) -> str:
        """The token that is this person, on any device."""
        return f"p.{participant.id}.{self._mark('participant', participant.id, participant.token_version)}"

    def projector_token(self, workshop: Workshop) -> str:
        """The token of the screen in the hall: it reads the workshop's stream and writes nothing."""
        return f"r.{workshop.id}.{self._mark('projector', workshop.id, 1)}"

    def handshake_token(self, user: User) -> str:
        """What a page gives a signed-in person for the socket, besides the cookie; good for a day."""
        return "h." + self._handshakes.dumps(user.fs_uniquifier)

    def actor(self, token: str, session: orm.Session) -> Actor | None:
        """Who `token` is, or None."""
        kind, _, rest = token.partition(".") if is_plain(token) else ("", "", "")
        readers = {"p": self._participant, "r": self._projector, "s": self._account, "h": self._handshake}
        return readers[kind](rest, session) if kind in readers else None

    def _participant(self, rest: str, session: orm.Session) -> Actor | None:
        key, _, mark = rest.partition(".")
        participant = session.get(Participant, key)
        if participant and self._matches(mark, "participant", participant.id, participant.token_version):
            return Actor("participant", participant.id, participant.workshop_id)
        return None

    def _projector(self, rest: str, session: orm.Session) -> Actor | None:
        key, _, mark = rest.partition(".")
        if session.get(Workshop, key) and self._matches(mark, "projector", key, 1):
            return Actor("projector", key, key)
        return None

    def _account(self, rest: str, session: orm.Session) -> Actor | None:
        key, _, secret = rest.partition(".")
        token = session.get(ApiToken, key)
        if token and hmac.compare_digest(token.secret_hash, secret_hash(secret)):
            return active_staff(session.get(User, token.user_id))
        return None

    def _handshake(self, rest: str, session: orm.Session) -> Actor | None:
        try:
            uniquifier = self._handshakes.loads(rest, max_age=HANDSHAKE_SECONDS)
        except BadSignature:
            return None
        return active_staff(session.scalar(sa.select(User).where(User.fs_uniquifier == uniquifier)))

    def _matches(self, mark: str, kind: str, key: str, version: int) -> bool:
        return hmac.compare_digest(mark.encode(), self._mark(kind, key, version).encode())

    def _mark(self, kind: str, key: str, version: int) -> str:
        digest = hmac.digest(self._secret, f"{kind}:{key}:{version}".encode(), "sha256")
        return urlsafe_b64encode(digest[:24]).decode()


def active_staff(user: User | None) -> Actor | None:
    """The actor of an account that is in use."""
    return Actor("staff", user.id) if user and user.active else None


def secret_hash(secret: str) -> str:
    """What is stored of a random secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """A random secret of 192 bits."""
    return secrets.token_urlsafe(24)
