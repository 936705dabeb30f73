"""The words for what the database keeps as codes: roles, ways of meeting, ways a note came in."""

from collections.abc import Mapping

from facilitator.restitution.record import AnswerRecord
from facilitator.restitution.speech import _, day, ngettext


def mode(code: str) -> str:
    """How people met."""
    return {"online": _("Online"), "in_person": _("In person"), "hybrid": _("In the hall and online")}.get(code, code)


def moment(kind: str) -> str:
    """What a moment of the agenda is."""
    kinds = {
        "welcome": _("Welcome"),
        "icebreaker": _("Ice-breaker"),
        "talk": _("Talk"),
        "tables": _("Work at the tables"),
        "plenary": _("Plenary"),
        "vote": _("Vote"),
        "break": _("Break"),
        "closing": _("Closing"),
    }
    return kinds.get(kind, kind)


def source(code: str) -> str:
    """How a note came in."""
    return {"phone": _("phone or laptop"), "scribe": _("table scribe"), "paper": _("table sheet")}.get(code, code)


def ways(code: str, number: int) -> str:
    """How many notes came in which way: 5 from the table's sheet."""
    said = {
        "phone": _("%(num)s from people's own devices", num=number),
        "scribe": _("%(num)s by the table's scribe", num=number),
        "paper": _("%(num)s from the table's sheet", num=number),
    }
    return said.get(code, f"{number} {code}")


def card(code: str) -> str:
    """What kind of card a note is."""
    cards = {
        "need": _("Need"),
        "problem": _("Problem"),
        "good_practice": _("Good practice"),
        "experience": _("Experience"),
        "indicator": _("Indicator"),
        "method": _("Method"),
        "question": _("Question"),
        "commitment": _("Commitment"),
    }
    return cards.get(code, code)


def field(code: str) -> str:
    """What a field of a card is called."""
    return code.replace("_", " ").capitalize()


def answer(said: AnswerRecord) -> str:
    """Who answered what; of an owed answer, who gives it and until when."""
    values = {"body": said.body.name if said.body else "", "text": said.text, "day": day(said.due) if said.due else ""}
    if said.status == "owed":
        return owed(values)
    if said.text:
        return _("%(body)s: %(text)s", **values) if said.body else said.text
    return _("given by %(body)s", **values) if said.body else _("given")


def owed(values: Mapping[str, str | None]) -> str:
    """Comune di Collegno, by 26 March 2021."""
    if values["body"] and values["day"]:
        return _("%(body)s, by %(day)s", **values)
    if values["day"]:
        return _("by %(day)s; by whom is still to be said", **values)
    return values["body"] or _("by whom is still to be said")


def people_of_bodies(people: int, bodies: int, sent: int) -> str:
    """50 people of 24 bodies; where not all were `sent` by one: 50 people, 49 of 24 bodies."""
    everybody = ngettext("%(num)s person", "%(num)s people", people)
    if not bodies:
        return everybody
    counted = ngettext("%(num)s body", "%(num)s bodies", bodies)
    if sent < people:
        return _("%(people)s, %(sent)s of %(bodies)s", people=everybody, sent=sent, bodies=counted)
    return ngettext("%(num)s person of %(bodies)s", "%(num)s people of %(bodies)s", people, bodies=counted)


def roles(counts: Mapping[str, int]) -> list[str]:
    """2 mayors, 5 officers: the parts people have, those who decide first, without the nameless rest."""
    said = {
        "mayor": ngettext("%(num)s mayor", "%(num)s mayors", counts.get("mayor", 0)),
        "assessor": ngettext("%(num)s assessor", "%(num)s assessors", counts.get("assessor", 0)),
        "councillor": ngettext("%(num)s councillor", "%(num)s councillors", counts.get("councillor", 0)),
        "executive": ngettext("%(num)s executive", "%(num)s executives", counts.get("executive", 0)),
        "officer": ngettext("%(num)s officer", "%(num)s officers", counts.get("officer", 0)),
        "third_sector": ngettext(
            "%(num)s from the third sector", "%(num)s from the third sector", counts.get("third_sector", 0)
        ),
        "citizen": ngettext("%(num)s citizen", "%(num)s citizens", counts.get("citizen", 0)),
    }
    return [words for role, words in said.items() if counts.get(role)]


def notes(number: int) -> str:
    """40 notes."""
    return ngettext("%(num)s note", "%(num)s notes", number)
