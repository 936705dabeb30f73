"""Ways in which people work at tables."""

from facilitator.language import gettext
from facilitator.views.format import Format, Moment, framed, lines


def thematic_tables() -> Format:
    asked = lines(gettext("What slows us down?"), gettext("What has worked where you are?"))
    return Format(
        "thematic",
        gettext("Three themes, three tables"),
        gettext("each table on its own theme, then what they bring to everybody"),
        framed(
            15,
            10,
            Moment("plenary", 30, gettext("Opening")),
            Moment("tables", 40),
            Moment("plenary", 35, gettext("What the tables bring")),
        ),
        (
            (gettext("How offices work together"), asked),
            (gettext("How citizens hear of it"), asked),
            (gettext("Commons one cannot touch"), asked),
        ),
        gettext("Which need comes first?"),
    )


def three_groups() -> Format:
    question = gettext("How do we use better what comes from outside?")
    return Format(
        "groups",
        gettext("Three groups on one question"),
        gettext("after the talks, the same question at each table"),
        framed(
            10,
            10,
            Moment("talk", 40),
            Moment("tables", 40, gettext("In groups")),
            Moment("plenary", 30, gettext("What the groups have in common")),
        ),
        tuple((gettext("Group %(number)s", number=number), question) for number in (1, 2, 3)),
        gettext("What do the groups have in common?"),
        "online",
    )


def in_a_hall() -> Format:
    question = gettext("On what can we move together?")
    return Format(
        "hall",
        gettext("Ice-breaker and tables in a hall"),
        gettext("people get to know each other first, then two tables"),
        framed(
            15,
            15,
            Moment("icebreaker", 20),
            Moment("talk", 25, gettext("The data")),
            Moment("tables", 60),
            Moment("plenary", 30, gettext("What the tables bring")),
        ),
        ((gettext("Welfare and school"), question), (gettext("Buildings and environment"), question)),
        gettext("What did we learn by being here together?"),
        "in_person",
    )
