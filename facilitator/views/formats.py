"""Ways of holding a session that have proved themselves: each fills in agenda, tables and questions."""

from dataclasses import dataclass

from facilitator.language import gettext


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the agenda; without a title it is called after its kind."""

    kind: str
    minutes: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """One way: its agenda, its tables with their questions one a line, and what everybody is asked."""

    key: str
    name: str
    about: str
    agenda: tuple[Moment, ...]
    tables: tuple[tuple[str, str], ...] = ()
    plenary: str = ""
    mode: str = "hybrid"


def formats() -> list[Format]:
    """All of them, in the language of the page."""
    return [
        thematic_tables(),
        training(),
        talks(),
        three_groups(),
        in_a_hall(),
        comparison(),
        practices(),
        indicators(),
        reflection(),
    ]


def framed(welcome: int, closing: int, *moments: Moment) -> tuple[Moment, ...]:
    """An agenda from its welcome to its closing."""
    return (Moment("welcome", welcome), *moments, Moment("closing", closing))


def lines(*sentences: str) -> str:
    return "\n".join(sentences)


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


def training() -> Format:
    return Format(
        "training",
        gettext("Training in plenary"),
        gettext("one subject explained to all, with questions at the end"),
        framed(
            10,
            10,
            Moment("talk", 50, gettext("First part")),
            Moment("break", 15),
            Moment("talk", 45, gettext("Second part")),
            Moment("plenary", 40, gettext("Questions and answers")),
        ),
        plenary=lines(gettext("What is not clear yet?"), gettext("Which duty stands in your way?")),
        mode="online",
    )


def talks() -> Format:
    return Format(
        "talks",
        gettext("Talks with questions"),
        gettext("three bodies tell what they do, everybody asks"),
        framed(
            10,
            10,
            Moment("talk", 25, gettext("First talk")),
            Moment("talk", 25, gettext("Second talk")),
            Moment("talk", 25, gettext("Third talk")),
            Moment("plenary", 45, gettext("Questions and discussion")),
        ),
        plenary=lines(gettext("What do you take home?"), gettext("What would you like to ask who spoke?")),
        mode="online",
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


def comparison() -> Format:
    return Format(
        "comparison",
        gettext("Comparison of methods"),
        gettext("who does the same thing otherwise, side by side"),
        framed(
            10,
            10,
            Moment("talk", 30, gettext("Two methods told")),
            Moment("plenary", 60, gettext("Comparison")),
        ),
        plenary=lines(gettext("How do you follow and judge what you do?"), gettext("Which method would you try next?")),
        mode="online",
    )


def practices() -> Format:
    return Format(
        "practices",
        gettext("Practices and critical points"),
        gettext("what works and what does not, from each body"),
        framed(
            10,
            10,
            Moment("talk", 20, gettext("The data")),
            Moment("plenary", 35, gettext("Good practices")),
            Moment("plenary", 35, gettext("Critical points")),
        ),
        plenary=lines(gettext("Which good practice do you bring?"), gettext("Which problem do you see at home?")),
        mode="online",
    )


def indicators() -> Format:
    return Format(
        "indicators",
        gettext("Indicators on three levels"),
        gettext("direct, indirect, and what follows from them: every body contributes"),
        framed(
            15,
            10,
            Moment("talk", 20, gettext("Why we measure")),
            Moment("plenary", 75, gettext("Indicators, level by level")),
        ),
        plenary=lines(
            gettext("Which indicators of direct impact?"),
            gettext("Which indicators of indirect impact?"),
            gettext("Which effects follow, further on?"),
        ),
        mode="in_person",
    )


def reflection() -> Format:
    return Format(
        "reflection",
        gettext("Guided reflection"),
        gettext("two questions for everybody, one after the other, with time to think"),
        framed(
            10,
            10,
            Moment("talk", 20, gettext("To begin with")),
            Moment("plenary", 30, gettext("First question")),
            Moment("plenary", 30, gettext("Second question")),
        ),
        plenary=lines(
            gettext("What does it add to work together on this?"),
            gettext("How can an administration seize or stir the part people take?"),
        ),
        mode="online",
    )
