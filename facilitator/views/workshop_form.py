"""The form of a new session: what was typed, what is wrong with it, and what the journal is asked to make of it."""

import re
from dataclasses import asdict, replace
from datetime import datetime, time, timedelta
from itertools import zip_longest
from typing import Any
from zoneinfo import ZoneInfo

from flask import request

from facilitator.clock import stamp
from facilitator.language import gettext
from facilitator.operations.arguments import FIRST_YEAR, LAST_YEAR, REASON_LIMIT
from facilitator.operations.prompts import PROMPTS_LIMIT
from facilitator.refusal import Refused
from facilitator.text import clean_line
from facilitator.views.beginnings import Draft, TableRow
from facilitator.views.format import Moment
from facilitator.views.submission import refused_fields

TIME_ZONE = "Europe/Rome"
FIELDS = ("title", "host", "language", "date", "starts", "mode", "place", "naming", "minutes", "prompts")
MARKED = {"starts_at": "starts", "ends_at": "starts", "activities": "minutes"}
WITH_OUTCOME = ("title", "host", "date", "starts", "place", "tables", "minutes", "prompts")
HOUR = re.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]")
MINUTES = re.compile("[0-9]{1,3}")
MINUTES_LIMIT = 600


def typed() -> Draft:
    """The form as it was filled in; rows left empty do not count."""
    lines: dict[str, Any] = {name: one_break(request.form.get(name, "")).strip() for name in FIELDS}
    columns = (request.form.getlist(name) for name in ("theme", "questions", "table"))
    rows = (TableRow(theme.strip(), one_break(asked), key) for theme, asked, key in zip_longest(*columns, fillvalue=""))
    tables = [row for row in rows if row.theme or row.prompts.strip() or row.id]
    return Draft(**lines, open=bool(request.form.get("open")), tables=tables)


def one_break(text: str) -> str:
    """The text with its line breaks as programs write them: browsers send them as typewriters did."""
    return text.replace("\r\n", "\n")


def kept(typed: Draft, before: Draft, after: Draft) -> Draft:
    """Another beginning, and over it what somebody wrote over the one before."""
    lines = {name: getattr(typed, name) for name in (*FIELDS, "open")}
    own = {name: value for name, value in lines.items() if value and value != getattr(before, name)}
    rows = [row for row in before.tables if row.theme]
    return replace(after, **own, tables=typed.tables if typed.tables not in ([], rows) else after.tables)


def faults(draft: Draft) -> dict[str, str]:
    """What keeps the form from being a session, by field."""
    found = {
        "title": "" if draft.title else gettext("The title is missing: one line is enough."),
        "date": wrong_day(draft.date),
        "starts": "" if is_hour(draft.starts or "0:00") else gettext("This is no hour: write it as 9:30."),
        "minutes": wrong_minutes(draft.minutes),
        "tables": wrong_tables(draft.tables),
        "prompts": wrong_questions(draft.prompts),
    }
    return {name: words for name, words in found.items() if words}


def wrong_day(text: str) -> str:
    """What is wrong with a day as it was typed."""
    try:
        year = datetime.strptime(text, "%Y-%m-%d").year
    except ValueError:
        return gettext("The day is missing: choose it in the calendar.")
    if FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    return gettext("A year from %(first)s to %(last)s: choose the day again.", first=FIRST_YEAR, last=LAST_YEAR)


def is_hour(text: str) -> bool:
    return bool(HOUR.fullmatch(text))


def wrong_minutes(text: str) -> str:
    """What is wrong with a number of minutes; none is fine."""
    if not text or MINUTES.fullmatch(text) and 1 <= int(text) <= MINUTES_LIMIT:
        return ""
    return gettext("Write the minutes as a number, from 1 to 600.")


def wrong_tables(rows: list[TableRow]) -> str:
    """What is wrong with the first table with which something is."""
    if any(not row.theme for row in rows):
        return gettext("A table has questions but no theme: give it one.")
    wrong = ((row.theme, wrong_questions(row.prompts)) for row in rows)
    return next((f"{theme}: {words}" for theme, words in wrong if words), "")


def wrong_questions(typed: str) -> str:
    """What is wrong with questions, one a line."""
    asked = questions(typed)
    if len(asked) > PROMPTS_LIMIT:
        return gettext("At most %(most)s questions, here are %(here)s.", most=PROMPTS_LIMIT, here=len(asked))
    lengths = [len(clean_line(question)) for question in asked]
    long = next(((number, here) for number, here in enumerate(lengths, start=1) if here > REASON_LIMIT), None)
    return too_long(*long) if long else ""


def too_long(number: int, here: int) -> str:
    return gettext(
        "Question %(number)s is too long: at most %(most)s characters, here are %(here)s.",
        number=number,
        most=REASON_LIMIT,
        here=here,
    )


def refused(refusal: Refused) -> dict[str, str]:
    """The reason beside the field it is about, or beside the title where the form has no such field."""
    ((name, words),) = refused_fields(refusal, "title").items()
    name = MARKED.get(name, name)
    return {name if name in WITH_OUTCOME else "title": words}


def arguments(draft: Draft) -> dict[str, Any]:
    """What the journal is asked to make."""
    return {
        "title": draft.title,
        "host": draft.host or None,
        "place": draft.place or None,
        "date": draft.date,
        "starts_at": start(draft, TIME_ZONE),
        "ends_at": end(draft, TIME_ZONE),
        "mode": draft.mode,
        "language": draft.language,
        "naming": draft.naming,
        "minutes": int(draft.minutes) if draft.minutes else None,
        "open": draft.open,
        "prompts": questions(draft.prompts),
        "tables": [{"theme": row.theme, "prompts": questions(row.prompts)} for row in draft.tables],
        "activities": [asdict(moment) for moment in draft.agenda],
    }


def start(draft: Draft, zone: str) -> str | None:
    """When it begins, by the clocks of the place."""
    return stamp(beginning(draft).replace(tzinfo=ZoneInfo(zone))) if draft.starts else None


def beginning(draft: Draft) -> datetime:
    """The day and the hour as they were typed."""
    day = datetime.strptime(draft.date, "%Y-%m-%d")
    return datetime.combine(day, time.fromisoformat(draft.starts.zfill(5)))


def end(draft: Draft, zone: str) -> str | None:
    """When the agenda it starts from ends; nothing without one, and nothing where that is another day."""
    at_tables = int(draft.minutes or 0)
    lengths = [at_tables or each.minutes if each.kind == "tables" else each.minutes for each in agenda_of(draft)]
    if not draft.starts or not lengths:
        return None
    ends = beginning(draft) + timedelta(minutes=sum(lengths))
    return stamp(ends.replace(tzinfo=ZoneInfo(zone))) if ends.date() == beginning(draft).date() else None


def agenda_of(draft: Draft) -> list[Moment]:
    """The moments there will be: without tables none at tables."""
    return [each for each in draft.agenda if draft.tables or each.kind != "tables"]


def questions(typed: str) -> list[str]:
    """One question a line."""
    return [line.strip() for line in typed.splitlines() if line.strip()]
