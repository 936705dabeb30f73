"""Ways in which everybody stays together."""

from facilitator.language import gettext
from facilitator.views.format import Format, Moment, framed, lines


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
