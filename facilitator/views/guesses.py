"""Whoever guesses codes or passwords waits; sixty people behind one address, each with a slip, do not.

Wrong codes are counted, not entrances, and each entrance gives its address some patience back.
"""

from collections import Counter
from ipaddress import ip_address, ip_network

from flask import Flask, Response, current_app, request

from facilitator.config import Settings
from facilitator.limits import Buckets
from facilitator.models import Participant
from facilitator.refusal import Refused

GIVEN_BACK = 5
ACCOUNTS_AN_ADDRESS = 10
ADDRESSES_AN_ACCOUNT = 10
IPV6_HOUSEHOLD = 64
NUMBERS_A_PERSON = 5
NUMBERS_AN_ADDRESS = 30
NUMBER_SECONDS = 300
WRONG_NUMBERS = 20
KNOCKS_AN_ADDRESS = 100
KNOCK_SECONDS = 3


def init_app(app: Flask) -> None:
    """Give an installation its patience, with codes and with passwords."""
    settings: Settings = app.extensions["settings"]
    app.extensions["patience"] = Buckets(settings.wrong_codes_burst, settings.wrong_codes_rate)
    app.extensions["signup_patience"] = Buckets(settings.signups_burst, settings.signups_rate)
    app.extensions["sign_in_patience"] = Buckets(settings.sign_ins_burst, settings.sign_ins_rate)
    app.extensions["address_patience"] = Buckets(
        settings.sign_ins_burst * ACCOUNTS_AN_ADDRESS, settings.sign_ins_rate * ACCOUNTS_AN_ADDRESS
    )
    app.extensions["code_patience"] = Buckets(
        settings.sign_ins_burst * ADDRESSES_AN_ACCOUNT, settings.sign_ins_rate / ADDRESSES_AN_ACCOUNT
    )
    app.extensions["return_patience"] = Buckets(NUMBERS_A_PERSON, 1 / NUMBER_SECONDS)
    app.extensions["returns_patience"] = Buckets(NUMBERS_AN_ADDRESS, NUMBERS_A_PERSON / NUMBER_SECONDS)
    app.extensions["knock_patience"] = Buckets(KNOCKS_AN_ADDRESS, 1 / KNOCK_SECONDS)
    app.extensions["wrong_numbers"] = Counter()
    app.before_request(check_sign_in)
    app.after_request(note_sign_in)


def check_patience() -> None:
    """Refuse an address that typed too many wrong codes."""
    refuse_the_hasty(current_app.extensions["patience"])


def note(*, right: bool) -> None:
    """Remember how a code went."""
    patience: Buckets = current_app.extensions["patience"]
    patience.give(household(), GIVEN_BACK if right else -1)


def check_signup() -> None:
    """Refuse an address that signs up more people than an office has."""
    patience: Buckets = current_app.extensions["signup_patience"]
    if seconds := patience.take(household()):
        raise too_hasty(seconds)


def check_sign_in() -> None:
    """Count a try before the password is looked at, which takes a while: who tries many at once gains nothing."""
    if is_sign_in():
        check_password(request.form.get("email", ""))


def check_password(email: str) -> None:
    """Count a try by account and address: nobody locks out its owner, who is elsewhere, nor the others of an office."""
    seconds = current_app.extensions["sign_in_patience"].take(guessed(email))
    seconds = seconds or current_app.extensions["address_patience"].take(household())
    if seconds:
        raise too_hasty(seconds)


def check_app_code(email: str) -> None:
    """Count a try of a million codes, wherever it comes from. Recovery codes cannot be guessed and always lead in."""
    if seconds := current_app.extensions["code_patience"].take(email):
        raise too_hasty(seconds)


def note_right_app_code(email: str) -> None:
    """Give the try of a code back."""
    current_app.extensions["code_patience"].give(email, 1)


def may_try_number(person: Participant) -> bool:
    """Count a try of the million numbers, of one person wherever it comes from, and of a session by address."""
    by_person: Buckets = current_app.extensions["return_patience"]
    by_address: Buckets = current_app.extensions["returns_patience"]
    is_shut = current_app.extensions["wrong_numbers"][place_of(person)] >= WRONG_NUMBERS
    return not is_shut and not by_person.take(person.id) and not by_address.take(f"{household()} {person.workshop_id}")


def note_wrong_number(person: Participant) -> None:
    """Count what was wrong: after twenty no number opens the place until who conducts lets the person in."""
    current_app.extensions["wrong_numbers"][place_of(person)] += 1


def place_of(person: Participant) -> str:
    """The place as it stands open now: letting somebody in makes it another one."""
    return f"{person.id} {person.token_version}"


def note_right_number(person: str) -> None:
    """Give the try of a number back."""
    current_app.extensions["return_patience"].give(person, 1)


def seconds_to_knock() -> int:
    """How long this address has to wait until one more of it may wait at a door; mostly 0."""
    patience: Buckets = current_app.extensions["knock_patience"]
    return patience.wait(household())


def note_knock() -> None:
    """Count somebody who waits at a door, by address: a hall has a hundred, a phone that fills a queue as well."""
    patience: Buckets = current_app.extensions["knock_patience"]
    patience.take(household())


def note_sign_in(response: Response) -> Response:
    """Give the try back when it worked: only then it leads on."""
    if is_sign_in() and response.location:
        note_right_password(request.form.get("email", ""))
    return response


def note_right_password(email: str) -> None:
    """Give a try back."""
    current_app.extensions["sign_in_patience"].give(guessed(email), 1)
    current_app.extensions["address_patience"].give(household(), 1)


def guessed(email: str) -> str:
    """Whose password is tried, and from where."""
    return f"{household()} {email.strip().lower()[:255]}"


def is_sign_in() -> bool:
    return request.endpoint == "security.login" and request.method == "POST"


def refuse_the_hasty(patience: Buckets) -> None:
    if seconds := patience.wait(household()):
        raise too_hasty(seconds)


def too_hasty(seconds: int) -> Refused:
    return Refused("rate_limited", "Too many attempts. Wait a moment.", retry_after=seconds)


def household() -> str:
    """The address of the request; an IPv6 subscriber has a whole network."""
    address = ip_address(request.remote_addr or "127.0.0.1")
    return str(ip_network(f"{address}/{IPV6_HOUSEHOLD}", strict=False)) if address.version == 6 else str(address)
