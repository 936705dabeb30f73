"""The shape of `facilitator.restitution/1`: what programs may rely on in the open data."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from facilitator.restitution.open_data import SCHEMA


class Part(BaseModel):
    """A part of the open data. More may come with a later version: what is not known is to be ignored."""

    model_config = ConfigDict(extra="allow")


class NamedData(Part):
    """Somebody, or a body."""

    id: str
    name: str


class WorkshopData(Part):
    """The session's own facts."""

    id: str
    title: str
    date: str
    starts_at: AwareDatetime | None
    time_zone: str
    mode: Literal["online", "in_person", "hybrid"]
    host: str | None
    place: str | None
    naming: Literal["names", "bodies", "nothing"]
    status: str


class CountsData(Part):
    """How many there were: tables without the plenary, notes that are shown, hidden, taken back, people present.

    Notes that were `erased` after the edition was published are among those shown, without their words.
    """

    tables: int
    notes: int
    hidden: int
    binned: int
    people: int
    bodies: int
    roles: dict[str, int]
    erased: int = 0


class BodyData(Part):
    """A body and how many of its people were present."""

    id: str
    name: str
    people: int


class ActivityData(Part):
    """A moment of the agenda."""

    id: str
    kind: str
    title: str
    status: str
    position: int
    minutes: int | None
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None


class AnswerData(Part):
    """What became of a question."""

    status: Literal["answered", "owed"]
    text: str | None
    body: NamedData | None
    due: str | None


class NoteData(Part):
    """A note that is shown, its text as the log has it."""

    id: str
    ref: str = Field(pattern=r"^T\d+-\d+$")
    number: int
    prompt: str | None
    text: str
    card_type: str | None
    fields: dict[str, Any]
    body: NamedData | None
    author: NamedData | None
    source: Literal["phone", "scribe", "paper"]
    revision: int
    late: bool
    added_at: AwareDatetime
    answer: AnswerData | None


class PromptData(Part):
    """A question a table was asked."""

    id: str
    text: str


class ClusterData(Part):
    """Notes of a table under a title, by id."""

    id: str
    title: str
    notes: list[str]


class PointData(Part):
    """A sentence a table brings to all, and the notes it comes from."""

    text: str
    refs: list[str]


class SpeakerData(Part):
    """Who speaks for a table."""

    name: str | None
    body: NamedData | None


class DisputeData(Part):
    """A sentence somebody of the table does not stand by, and why."""

    field: str
    text: str
    reason: str


class PageData(Part):
    """The page of a table: what it brings to all, and who of it stands by that."""

    key_points: list[PointData]
    disagreement: str | None
    question: str | None
    speaker: SpeakerData | None
    approved: int
    people: int
    signed: bool
    disputes: list[DisputeData]


class TableData(Part):
    """A table, with all its notes; number 0 is the plenary."""

    id: str
    number: int
    theme: str
    people: int
    bodies: list[str]
    hidden: int
    binned: int
    erased: int = 0
    prompts: list[PromptData]
    page: PageData | None
    clusters: list[ClusterData]
    notes: list[NoteData]


class WrittenData(Part):
    """Words of who conducts; their name in the internal edition alone."""

    text: str
    author: str | None
    written_at: AwareDatetime


class SectionData(Part):
    """A chapter of the document in its order, and the words before and after it."""

    key: str
    on: bool
    introduction: WrittenData | None
    closing: WrittenData | None


class OwedData(Part):
    """An answer that is still to come."""

    ref: str
    body: NamedData | None
    due: str | None


class WithheldData(Part):
    """A note that is not shown, and why."""

    ref: str
    reason: str


class RestitutionData(Part):
    """The restitution of a session as open data."""

    schema_: Literal["facilitator.restitution/1"] = Field(alias="schema")
    edition: Literal["internal", "public"]
    number: int | None
    language: str
    generated_at: AwareDatetime
    streams: dict[str, int]
    workshop: WorkshopData
    counts: CountsData
    bodies: list[BodyData]
    activities: list[ActivityData]
    tables: list[TableData]
    sections: list[SectionData]
    across: list[Any]
    open_points: list[str]
    owed: list[OwedData]
    register_: list[WithheldData] = Field(alias="register")


def json_schema() -> dict[str, Any]:
    """The schema, as programs check files with it."""
    made = RestitutionData.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA} | made
