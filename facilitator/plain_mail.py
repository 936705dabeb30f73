"""E-mail addresses, which here are names to sign in with."""

from flask_security import MailUtil

from facilitator.text import clean_line


class PlainMail(MailUtil):
    """Takes e-mail addresses as names to sign in with: no mail is sent, so none is called impossible."""

    def normalize(self, email: str) -> str:
        """The address as accounts have it."""
        return plain_address(email)

    def validate(self, email: str) -> str:
        """The same."""
        return self.normalize(email)


def plain_address(email: str) -> str:
    """An address as accounts have it."""
    return clean_line(email).lower()
