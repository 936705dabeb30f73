"""Events of groups of notes, told to the table."""

from facilitator.events.base import Event, View
from facilitator.models import Cluster


class ClusterView(View):
    """A group without its notes; the title is taken out of what was told of it before it had another one, or went."""

    id: str
    table: str
    title: str | None
    position: int

    @classmethod
    def of(cls, cluster: Cluster) -> "ClusterView":
        """The view of `cluster`."""
        return cls(id=cluster.id, table=cluster.table_id, title=cluster.title, position=cluster.position)


class GatheredView(ClusterView):
    """A group and the ids of its notes in their order, also of those that are out of sight for now."""

    notes: list[str]

    @classmethod
    def with_notes(cls, cluster: Cluster, notes: list[str]) -> "GatheredView":
        """The view of `cluster` with the ids of its notes."""
        return cls(**ClusterView.of(cluster).model_dump(), notes=notes)


class WholeCluster(Event):
    """An event that carries the group as it is now."""

    cluster: ClusterView

    @property
    def subject(self) -> str:
        return self.cluster.id


class NotesGathered(WholeCluster):
    """These notes are in this group now, and in no other; it may be new."""

    notes: list[str]


class NotesReleased(Event):
    """These notes are in no group any more."""

    notes: list[str]


class ClusterRenamed(WholeCluster):
    """The group has another title."""


class ClusterDissolved(Event):
    """There is no such group any more; its notes stay where they are, in no group."""

    cluster: str

    @property
    def subject(self) -> str:
        return self.cluster
