"""How pages say days, modes and policies, in the language of the reader."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import format_date, format_datetime

from facilitator.language import gettext, ngettext
from facilitator.models import Workshop
from facilitator.operations.forgetting import last_day_of_names

DAY = "d MMMM yyyy"


def roles() -> dict[str, str]:
    """What people are, in a word or two."""
    return {
        "mayor": gettext("mayor"),
        "assessor": gettext("member of the executive"),
        "councillor": gettext("member of the council"),
        "executive": gettext("head of office"),
        "officer": gettext("office"),
        "third_sector": gettext("third sector"),
        "citizen": gettext("citizen"),
        "other": gettext("other role"),
    }


def role_choices() -> dict[str, dict[str, str]]:
    """The roles to choose from, by group, as people say them of themselves."""
    return {
        gettext("Who governs"): {
            "mayor": gettext("Mayor"),
            "assessor": gettext("Member of the executive"),
            "councillor": gettext("Member of the council"),
        },
        gettext("Office"): {"executive": gettext("Head of office"), "officer": gettext("Officer")},
        gettext("Anything else"): {
            "third_sector": gettext("Third sector"),
            "citizen": gettext("Citizen"),
            "other": gettext("Other"),
        },
    }


def spaced(code: str) -> str:
    """A join code as people read it aloud: K7M 2QF."""
    return f"{code[:3]} {code[3:]}"


def modes() -> dict[str, str]:
    """The ways of meeting."""
    return {"online": gettext("Online"), "in_person": gettext("In the hall"), "hybrid": gettext("Both")}


def moments() -> dict[str, str]:
    """What the moments of an agenda are."""
    return {
        "welcome": gettext("Welcome"),
        "icebreaker": gettext("Ice-breaker"),
        "talk": gettext("Talk"),
        "tables": gettext("Work at the tables"),
        "plenary": gettext("Plenary"),
        "vote": gettext("Vote"),
        "break": gettext("Break"),
        "closing": gettext("Closing"),
    }


def when(workshop: Workshop) -> str:
    """Day, way of meeting and hour, in one sentence."""
    day = format_date(workshop.date, DAY)
    said = {
        "online": gettext("%(day)s, online", day=day),
        "in_person": gettext("%(day)s, in the hall", day=day),
        "hybrid": gettext("%(day)s, in the hall and online", day=day),
    }[workshop.mode]
    if workshop.starts_at is None:
        return said
    return gettext("%(day_and_mode)s. It begins at %(hour)s", day_and_mode=said, hour=hour(workshop))


def hour(workshop: Workshop) -> str:
    """The hour it begins, on the clock of the place."""
    assert workshop.starts_at
    return str(format_datetime(workshop.starts_at.astimezone(ZoneInfo(workshop.time_zone)), "H:mm", rebase=False))


def clock(workshop: Workshop, at: datetime) -> str:
    """An hour, on the clock of the place."""
    return str(format_datetime(at.astimezone(ZoneInfo(workshop.time_zone)), "H:mm", rebase=False))


def moment(workshop: Workshop, at: datetime) -> str:
    """A day and an hour, on the clock of the place."""
    local = at.astimezone(ZoneInfo(workshop.time_zone))
    return str(format_datetime(local, "d MMMM yyyy, H:mm", rebase=False))


def invitation(workshop: Workshop, link: str) -> str:
    """What to send to who is invited: title, day, place, and the two ways in."""
    door = gettext("To enter: %(link)s", link=link)
    code = gettext("or with the code %(code)s", code=spaced(workshop.code))
    return "\n".join(filter(None, (workshop.title, when(workshop), workshop.place, door, code)))


def notice(workshop: Workshop) -> list[str]:
    """What happens to the data of who enters, in as few lines as there are things to say."""
    return [readers(workshop), beside_notes(workshop), deletion(workshop), own_data(), no_account()]


def readers(workshop: Workshop) -> str:
    if workshop.naming == "nothing":
        return gettext("Your name and body are seen only by who conducts.")
    return gettext("Your name and body are seen only by who sits at your table and by who conducts.")


def beside_notes(workshop: Workshop) -> str:
    return {
        "names": gettext("Next to your notes stand your name and your body, also in the restitution."),
        "bodies": gettext("Next to your notes stands your body, not your name."),
        "nothing": gettext("Next to your notes stands nothing: neither your name nor your body."),
    }[workshop.naming]


def deletion(workshop: Workshop) -> str:
    day = format_date(last_day_of_names(workshop), DAY)
    return gettext("Names and roles are deleted after %(day)s. The notes stay.", day=day)


def own_data() -> str:
    return gettext("Under “Your data”, at the foot of your page, you download them or erase them when you like.")


def no_account() -> str:
    return gettext("You need no account and we do not ask for your e-mail.")


def distance(day: date, today: date) -> str:
    """How far the next session is."""
    days = (day - today).days
    if days < 0:
        return gettext("Prepared, its day is past")
    if days == 0:
        return gettext("The next session, today")
    if days == 1:
        return gettext("The next session, tomorrow")
    return ngettext("The next session, in %(num)s day", "The next session, in %(num)s days", days)
