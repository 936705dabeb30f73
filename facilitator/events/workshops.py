"""Events of the workshop as a whole: its state, its agenda, its tables, words from the facilitators."""

from facilitator.clock import stamp, stamp_or_none
from facilitator.events.base import Event, View
from facilitator.models import Activity, Announcement, Body, Prompt, Table, Workshop


class BodyView(View):
    """A body as people read it."""

    id: str
    name: str

    @classmethod
    def of(cls, body: Body | None) -> "BodyView | None":
        """The view of `body`, or nothing where there is none."""
        return cls(id=body.id, name=body.name) if body else None


class WorkshopView(View):
    """The workshop as everybody in it knows it."""

    id: str
    title: str
    status: str
    code: str
    naming: str
    door: str
    language: str
    mode: str
    date: str
    time_zone: str
    starts_at: str | None
    ends_at: str | None
    place: str | None
    host: str | None
    partners: str | None
    supporters: str | None
    question: str | None
    retention_days: int

    @classmethod
    def of(cls, workshop: Workshop) -> "WorkshopView":
        """The view of `workshop`."""
        return cls(
            id=workshop.id,
            title=workshop.title,
            status=workshop.shown_status,
            code=workshop.code,
            naming=workshop.naming,
            door=workshop.door,
            language=workshop.language,
            mode=workshop.mode,
            date=workshop.date.isoformat(),
            time_zone=workshop.time_zone,
            starts_at=stamp_or_none(workshop.starts_at),
            ends_at=stamp_or_none(workshop.ends_at),
            place=workshop.place,
            host=workshop.host,
            partners=workshop.partners,
            supporters=workshop.supporters,
            question=workshop.question,
            retention_days=workshop.retention_days,
        )


class ActivityView(View):
    """An item of the agenda with its times; browsers count down to `ends_at` by the server's clock."""

    id: str
    kind: str
    title: str
    status: str
    position: int
    minutes: int | None
    started_at: str | None
    ends_at: str | None
    ended_at: str | None

    @classmethod
    def of(cls, activity: Activity) -> "ActivityView":
        """The view of `activity`."""
        return cls(
            id=activity.id,
            kind=activity.kind,
            title=activity.title,
            status=activity.status,
            position=activity.position,
            minutes=activity.minutes,
            started_at=stamp_or_none(activity.started_at),
            ends_at=stamp_or_none(activity.ends_at),
            ended_at=stamp_or_none(activity.ended_at),
        )


class PromptView(View):
    """A question of a table."""

    id: str
    text: str

    @classmethod
    def of(cls, prompt: Prompt) -> "PromptView":
        """The view of `prompt`."""
        return cls(id=prompt.id, text=prompt.text)


class TablePeople(View):
    """How many sit at a table and from which bodies."""

    id: str
    people: int
    bodies: list[str]


class TableView(View):
    """A table as everybody in the workshop knows it: what it is about, how many sit there, from which bodies."""

    id: str
    number: int
    theme: str
    place: str | None
    room_url: str | None
    capacity: int | None
    has_screen: bool
    stream: str
    activity: str
    prompts: list[PromptView]
    people: int
    bodies: list[str]
    frozen: bool
    ends_at: str | None
    ended_at: str | None

    @classmethod
    def of(cls, table: Table, prompts: list[Prompt], filled: TablePeople) -> "TableView":
        """The view of `table` with its questions and those who sit there."""
        return cls(
            id=table.id,
            number=table.number,
            theme=table.theme,
            place=table.place,
            room_url=table.room_url,
            capacity=table.capacity,
            has_screen=table.has_screen,
            stream=table.stream,
            activity=table.activity_id,
            prompts=[PromptView.of(prompt) for prompt in prompts],
            people=filled.people,
            bodies=filled.bodies,
            frozen=table.is_frozen,
            ends_at=stamp_or_none(table.ends_at),
            ended_at=stamp_or_none(table.ended_at),
        )


class AnnouncementView(View):
    """A word from a facilitator, with who said it and when."""

    id: str
    table: str | None
    text: str
    sender: str
    at: str

    @classmethod
    def of(cls, announcement: Announcement) -> "AnnouncementView":
        """The view of `announcement`."""
        return cls(
            id=announcement.id,
            table=announcement.table_id,
            text=announcement.text,
            sender=announcement.sender,
            at=stamp(announcement.at),
        )


class WorkshopCreated(Event):
    """The workshop exists; number 1 of its stream."""

    status: str


class WorkshopOpened(Event):
    """People may join and write."""

    status: str


class WorkshopClosed(Event):
    """Writing is over for good."""

    status: str


class WorkshopEdited(Event):
    """It has another title, day or place."""

    workshop: WorkshopView


class TableWords(View):
    """What is other about a table now; what is not named stays as it was."""

    id: str
    number: int = 0
    theme: str = ""
    prompts: list[PromptView] = []
    place: str | None = None
    room_url: str | None = None
    capacity: int | None = None
    has_screen: bool = False


class TableEdited(Event):
    """A table has another theme or place, or other questions."""

    table: TableWords


class ActivityStarted(Event):
    """An item of the agenda has begun."""

    activity: ActivityView


class ActivityExtended(Event):
    """It got more time, or less."""

    activity: ActivityView


class ActivityEnded(Event):
    """It is over; notes that still arrive are late, and kept."""

    activity: ActivityView


class ActivityReopened(Event):
    """It goes on after its end."""

    activity: ActivityView


class Announced(Event):
    """A facilitator said something, to all or to one table."""

    announcement: AnnouncementView
