"""What operations take: types that clean and measure what people typed."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import available_timezones

from babel.core import get_global
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from facilitator.models import BODY_LIMIT, CARD_TYPES, NAME_LIMIT, TEXT_LIMIT, DoorMode, PersonRole, body_key
from facilitator.text import clean, clean_line, is_visible

LINE_LIMIT = 200
REASON_LIMIT = 280
ANSWER_LIMIT = 1000
PARAGRAPH_LIMIT = 500
FIELDS_LIMIT = 20
CODE_LIMIT = 64
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([Tt ]|$)")
FIRST_YEAR, LAST_YEAR = 1990, 2100
When = TypeVar("When", bound=date)


class Arguments(BaseModel):
    """What an operation takes. Unknown names are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def cleaned(cleaner: Callable[[str], str]) -> Callable[[Any], Any]:
    """A validator that cleans strings and leaves other values for pydantic to refuse."""
    return lambda value: cleaner(value) if isinstance(value, str) else value


def between(least: int, most: int) -> Callable[[str], str]:
    """A validator of a length in code points, counted after the clean-up."""

    def measure(value: str) -> str:
        if len(value) > most:
            raise PydanticCustomError(
                "too_long", "At most {most} characters, here are {here}.", {"most": most, "here": len(value)}
            )
        if (least or value.strip()) and not is_visible(value):
            raise PydanticCustomError("empty", "Write something.")
        return value

    return measure


Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Text = Annotated[str, BeforeValidator(cleaned(clean)), AfterValidator(between(1, TEXT_LIMIT))]
Reason = Annotated[str, BeforeValidator(cleaned(clean)), AfterValidator(between(1, REASON_LIMIT))]
AnswerText = Annotated[str, BeforeValidator(cleaned(clean)), AfterValidator(between(0, ANSWER_LIMIT))]
Line = Annotated[str, BeforeValidator(cleaned(clean_line)), AfterValidator(between(1, LINE_LIMIT))]
Paragraph = Annotated[str, BeforeValidator(cleaned(clean_line)), AfterValidator(between(1, PARAGRAPH_LIMIT))]
Name = Annotated[str, BeforeValidator(cleaned(clean_line)), AfterValidator(between(0, NAME_LIMIT))]
ListedName = Annotated[
    str,
    BeforeValidator(cleaned(clean_line)),
    AfterValidator(between(1, NAME_LIMIT)),
    AfterValidator(lambda value: readable(value)),
]
BodyName = Annotated[str, BeforeValidator(cleaned(clean_line)), AfterValidator(between(0, BODY_LIMIT))]
Code = Annotated[str, BeforeValidator(cleaned(clean_line)), AfterValidator(between(0, CODE_LIMIT))]
Field = Annotated[str, BeforeValidator(cleaned(clean)), AfterValidator(between(0, 500))]


def readable(name: str) -> str:
    """A validator of a name: one letter or digit at least."""
    if not body_key(name):
        raise PydanticCustomError("empty", "Write a name.")
    return name


def number(value: Any) -> Any:
    """A validator of a number: yes and no are none."""
    if isinstance(value, bool):
        raise PydanticCustomError("number", "Write a number.")
    return value


def few(fields: dict[str, str]) -> dict[str, str]:
    """A validator of how many fields a card may have."""
    if len(fields) > FIELDS_LIMIT:
        raise PydanticCustomError("too_long", "A card has at most {most} fields.", {"most": FIELDS_LIMIT})
    return fields


Fields = Annotated[dict[Line, Field], AfterValidator(few)]
Revision = Annotated[int, BeforeValidator(lambda value: number(value))]
CardType = Annotated[str, AfterValidator(lambda value: one_of(CARD_TYPES, value))]
Role = PersonRole
Source = Literal["phone", "scribe", "paper"]
Mode = Literal["online", "in_person", "hybrid"]
Door = DoorMode
Naming = Literal["names", "bodies", "nothing"]
Language = Literal["it", "en", "fr"]
Day = Annotated[date, BeforeValidator(lambda value: spelt_out(value)), AfterValidator(lambda value: of_our_time(value))]
Instant = Annotated[
    AwareDatetime, BeforeValidator(lambda value: spelt_out(value)), AfterValidator(lambda value: of_our_time(value))
]
TimeZone = Annotated[str, AfterValidator(lambda value: known_zone(value))]


def spelt_out(value: Any) -> str:
    """A validator of a day or a moment: written out, no number of seconds."""
    if not isinstance(value, str) or not MOMENT.match(value):
        raise PydanticCustomError("moment", "Write a day as 2026-11-23, a moment as 2026-11-23T09:00:00Z.")
    return value


def of_our_time(value: When) -> When:
    """A validator of a year: far ones overflow when days or hours are added to them."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise PydanticCustomError("year", "A year from {first} to {last}.", {"first": FIRST_YEAR, "last": LAST_YEAR})
    return value


def known_zone(value: str) -> str:
    """A validator of a time zone, by its name."""
    if value not in time_zones():
        raise PydanticCustomError("unknown", "No time zone has this name.")
    return value


@cache
def time_zones() -> frozenset[str]:
    """The time zones this machine and the restitution know: places, and the time all of them are counted from."""
    places = {name for name in available_timezones() if "/" in name}
    return frozenset({"UTC"} | places & {*get_global("zone_territories"), *get_global("zone_aliases")})


def one_of(known: tuple[str, ...], value: str) -> str:
    """A validator of a word from a list."""
    if value not in known:
        raise PydanticCustomError("unknown", "Not one of {known}.", {"known": ", ".join(known)})
    return value
