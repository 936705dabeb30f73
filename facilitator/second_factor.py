"""The second step of signing in: codes of an authenticator app, and recovery codes for when the phone is gone.

Both are made from the secret key, so that none is ever stored: the key, the account and a random seed give the app's
secret again, and another seed ends it. Of a recovery code only a mark is kept, which tells nothing without the key.
"""

import hmac
import unicodedata

from passlib.exc import TokenError
from passlib.totp import TOTP

from facilitator.models import User, normal_code

SECONDS = 30
SECRET_BYTES = 20
CODE_LENGTH = 6
RECOVERY_CODES = 10
RECOVERY_LENGTH = 12
GROUP = 4


class SecondFactors:
    """Makes the secrets of apps and judges what people type."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def app(self, user: User, seed: str) -> TOTP:
        """What an authenticator app keeps for this account."""
        return TOTP(key=self._digest("app", user.id, seed)[:SECRET_BYTES], format="raw")

    def step(self, user: User, seed: str, typed: str) -> int | None:
        """The half minute whose code was typed, if it is the one now or its neighbour."""
        code = cleaned_code(typed)
        if not is_app_code(code):
            return None
        try:
            return int(self.app(user, seed).match(code, window=SECONDS).counter)
        except TokenError:
            return None

    def recovery_codes(self, user: User, operation: str) -> list[str]:
        """The codes an operation gives somebody: the same ones when its form is sent twice."""
        digests = (self._digest("recovery", user.id, f"{operation}:{number}") for number in range(RECOVERY_CODES))
        return [grouped(written(digest)) for digest in digests]

    def mark(self, user: User, typed: str) -> str:
        """What is kept of a recovery code."""
        return self._digest("mark", user.id, cleaned_code(typed)).hex()

    def _digest(self, kind: str, user: str, rest: str) -> bytes:
        return hmac.digest(self._secret, f"second factor:{kind}:{user}:{rest}".encode(), "sha256")


def cleaned_code(typed: str) -> str:
    """A code without the spaces and hyphens people paste."""
    return normal_code(unicodedata.normalize("NFKC", typed[:100]))


def is_app_code(code: str) -> bool:
    """Whether this can be what an app shows: six digits."""
    return len(code) == CODE_LENGTH and code.isascii() and code.isdigit()


def written(digest: bytes) -> str:
    """A digest in digits: where codes are typed, a phone shows the keys of numbers."""
    return str(int.from_bytes(digest, "big") % 10**RECOVERY_LENGTH).zfill(RECOVERY_LENGTH)


def grouped(code: str) -> str:
    """A code in groups, to read and to type."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
