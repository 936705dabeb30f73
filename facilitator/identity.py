"""Who is asking: an account, a participant's token, a projector's token, or nobody known.

Participants' and projectors' tokens and the personal links are made from the secret key, so that none is ever stored:
the key, the id and a version give the token again, and raising the version revokes it.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from itsdangerous import BadSignature, URLSafeTimedSerializer
from sqlalchemy import orm

from facilitator.models import ApiToken, Knock, Participant, User, Workshop
from facilitator.text import is_plain

HANDSHAKE_SECONDS = 24 * 60 * 60
PASS_LENGTH = 43


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks. `workshop` is theirs if they have one.

    `kind` is staff, participant, projector, system or anonymous; or expected: by a personal link, and not in yet;
    or waiting: at the door, until somebody lets them in.
    """

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

    def knock_token(self, knock: Knock) -> str:
        """The token of who waits at the door; it is the person's as soon as they are let in."""
        return f"k.{knock.id}.{self._mark('knock', knock.id, 1)}"

    def projector_token(self, workshop: Workshop) -> str:
        """The token of the screen in the hall: it reads the workshop's stream and writes nothing."""
        return f"r.{workshop.id}.{self._mark('projector', workshop.id, workshop.projector_version)}"

    def personal_token(self, participant: Participant) -> str:
        """What stands in a person's own link: short, for a QR, and 128 bits to guess."""
        return self._pass("link", participant.id, participant.token_version)

    def expected_token(self, participant: Participant) -> str:
        """What the browser keeps of a personal link until its person is in."""
        return f"e.{self.personal_token(participant)}"

    def person_of_link(self, token: str, session: orm.Session) -> Participant | None:
        """Whose link this is, if it is still good."""
        person = session.get(Participant, key_in(token))
        return person if person and same(token, self.personal_token(person)) else None

    def signup_token(self, workshop: Workshop) -> str:
        """What stands in the link by which people sign up for a workshop."""
        return self._pass("signup", workshop.id, workshop.signup_version)

    def workshop_of_signup(self, token: str, session: orm.Session) -> Workshop | None:
        """The workshop a sign-up link is for."""
        workshop = session.get(Workshop, key_in(token))
        return workshop if workshop and not workshop.is_deleted and same(token, self.signup_token(workshop)) else None

    def handshake_token(self, user: User) -> str:
        """What a page gives a signed-in person for the socket, besides the cookie; good for a day."""
        return "h." + self._handshakes.dumps(user.fs_uniquifier)

    def actor(self, token: str, session: orm.Session) -> Actor | None:
        """Who `token` is, or None."""
        kind, _, rest = token.partition(".") if is_plain(token) else ("", "", "")
        readers = {
            "p": self._participant,
            "k": self._knock,
            "e": self._expected,
            "r": self._projector,
            "s": self._account,
            "h": self._handshake,
        }
        return readers[kind](rest, session) if kind in readers else None

    def _expected(self, rest: str, session: orm.Session) -> Actor | None:
        person = self.person_of_link(rest, session)
        return Actor("expected", person.id) if person else None

    def _participant(self, rest: str, session: orm.Session) -> Actor | None:
        key, _, mark = rest.partition(".")
        participant = session.get(Participant, key)
        if participant and self._matches(mark, "participant", participant.id, participant.token_version):
            return Actor("participant", participant.id, participant.workshop_id)
        return None

    def _knock(self, rest: str, session: orm.Session) -> Actor | None:
        key, _, mark = rest.partition(".")
        knock = session.get(Knock, key)
        if knock is None or not self._matches(mark, "knock", key, 1):
            return None
        return Actor("waiting", key) if knock.accepted_at is None else let_in(knock, session)

    def _projector(self, rest: str, session: orm.Session) -> Actor | None:
        key, _, mark = rest.partition(".")
        workshop = session.get(Workshop, key)
        if workshop and self._matches(mark, "projector", key, workshop.projector_version):
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

    def opened(self, token: str, participant: Participant, version: int) -> bool:
        """Whether this token was the person's at that version of their place."""
        return self._matches(token.removeprefix(f"p.{participant.id}."), "participant", participant.id, version)

    def digest(self, kind: str, key: str, version: int) -> bytes:
        """What only this installation can make of a kind of secret, an id and a version."""
        return hmac.digest(self._secret, f"{kind}:{key}:{version}".encode(), "sha256")

    def _matches(self, mark: str, kind: str, key: str, version: int) -> bool:
        return hmac.compare_digest(mark.encode(), self._mark(kind, key, version).encode())

    def _pass(self, kind: str, key: str, version: int) -> str:
        return urlsafe_b64encode(UUID(key).bytes + self.digest(kind, key, version)[:16]).decode().rstrip("=")

    def _mark(self, kind: str, key: str, version: int) -> str:
        return urlsafe_b64encode(self.digest(kind, key, version)[:24]).decode()


def key_in(token: str) -> str:
    """The id that stands in front in a link's token; of what is none, the id of nothing."""
    if len(token) != PASS_LENGTH or not token.isascii():
        return ""
    try:
        return str(UUID(bytes=urlsafe_b64decode(f"{token}=")[:16]))
    except ValueError:
        return ""


def same(one: str, other: str) -> bool:
    """Whether two tokens are one, found out in the same time for each."""
    return hmac.compare_digest(one.encode(), other.encode())


def let_in(knock: Knock, session: orm.Session) -> Actor | None:
    """The actor of who waited, as long as the place they were let into is open to this token."""
    person = session.get(Participant, knock.participant_id) if knock.participant_id else None
    is_theirs = person is not None and person.token_version == knock.token_version
    return Actor("participant", knock.participant_id, knock.workshop_id) if is_theirs else None


def active_staff(user: User | None) -> Actor | None:
    """The actor of an account that is in use."""
    return Actor("staff", user.id) if user and user.active else None


def secret_hash(secret: str) -> str:
    """What is stored of a random secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_secret() -> str:
    """A random secret of 192 bits."""
    return secrets.token_urlsafe(24)
