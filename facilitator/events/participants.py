"""Events of people: who came, where they sit, how many they are."""

from facilitator.events.base import Event, View
from facilitator.events.workshops import BodyView, TablePeople
from facilitator.models import Participant, Table


class PersonView(View):
    """A person as colleagues at the table see them; name and body are left out where the naming policy says so.

    Who has a seat and is not `present` is expected.
    """

    id: str
    name: str | None
    body: BodyView | None
    role: str
    present: bool

    @classmethod
    def of(cls, participant: Participant, naming: str = "names") -> "PersonView":
        """The view of `participant` under a naming policy; to themselves and to staff it is `names`."""
        told = naming != "nothing"
        return cls(
            id=participant.id,
            name=participant.name if told else None,
            body=BodyView.of(participant.body) if told else None,
            role=participant.role,
            present=participant.present_at is not None,
        )


class StaffPersonView(PersonView):
    """A person as facilitators see them: where they sit, which of the three facts are true, and what they asked for.

    What somebody needs to take part is for who conducts: this view goes to no other stream than theirs.
    """

    table: str | None
    number: int | None
    invited: bool
    registered: bool
    first_choice: str | None
    second_choice: str | None
    remote: bool | None
    needs: str | None

    @classmethod
    def with_seat(cls, participant: Participant, table: Table | None) -> "StaffPersonView":
        """The view of `participant`, seated at `table` or nowhere yet."""
        return cls(
            id=participant.id,
            name=participant.name,
            body=BodyView.of(participant.body),
            role=participant.role,
            table=table.id if table else None,
            number=table.number if table else None,
            invited=participant.invited_at is not None,
            registered=participant.registered_at is not None,
            present=participant.present_at is not None,
            first_choice=participant.first_choice_id,
            second_choice=participant.second_choice_id,
            remote=participant.is_remote,
            needs=participant.needs,
        )


class SeatView(View):
    """Where a person sits."""

    table: str
    number: int
    theme: str

    @classmethod
    def of(cls, table: Table | None) -> "SeatView | None":
        """The seat at `table`, or nothing before the split."""
        return cls(table=table.id, number=table.number, theme=table.theme) if table else None


class ParticipantsInvited(Event):
    """People were put on the list; told to staff."""

    participants: list[StaffPersonView]


class ParticipantJoined(Event):
    """A person came in; told to staff."""

    participant: StaffPersonView


class ParticipantsCounted(Event):
    """How many people and bodies are present; told to everybody, with no name."""

    present: int
    bodies: int


class ParticipantsSplit(Event):
    """Everybody has a table; the seed makes the split again."""

    round: int
    seed: int


class TableFilled(Event):
    """A table has other people than before; told to everybody, with no name."""

    table: TablePeople


class PeopleForgotten(Event):
    """Nobody of the workshop has a name or a role any more; told to everybody, with how many they were."""

    people: int


class ParticipantSeated(Event):
    """A person has a seat: told to the person as `seat`, to the table as `participant`, to staff as ids."""

    seat: SeatView | None = None
    participant: PersonView | str | None = None
    table: str | None = None
    number: int | None = None


class ParticipantEdited(Event):
    """A person has another name, body or role: told to the person and to the table, and to staff as they see it."""

    participant: StaffPersonView | PersonView


class ParticipantsMerged(Event):
    """Two rows of the list are one person, who stays; told to staff with the id of the row that is gone."""

    participant: StaffPersonView
    merged: str


class ParticipantRemoved(Event):
    """A person is off the list; told to staff."""

    participant: str


class ParticipantLeft(Event):
    """A person sits elsewhere now; told to the table."""

    participant: str


class OwnDataErased(Event):
    """Somebody had what they said of themselves erased; told to staff without saying who, with how many notes went."""

    notes: int
    hidden: list[str]
