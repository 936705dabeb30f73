"""Many hands put notes together under titles. A note is in one group at most: the last hand decides."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import Field

from facilitator.events import ClusterDissolved, ClusterRenamed, ClusterView, NotesGathered, NotesReleased
from facilitator.finding import find_cluster
from facilitator.models import Cluster, Note, Table, Workshop
from facilitator.operations.arguments import Arguments, Id, Line
from facilitator.operations.context import Context
from facilitator.operations.editions import newest_edition
from facilitator.operations.registry import operation
from facilitator.permissions import find_table, gatherer_at_table
from facilitator.refusal import Refused, not_found

MOST_NOTES = 500
MOST_CLUSTERS = 60

SomeNotes = Annotated[list[Id], Field(max_length=MOST_NOTES)]


class GatherNotes(Arguments):
    """Notes of a table, and the group they go into: a new one under a title, or `cluster`, which is there."""

    table: Id
    notes: SomeNotes = []
    title: Line | None = None
    cluster: Id | None = None


class ReleaseNotes(Arguments):
    """Notes of a table that go out of their groups."""

    table: Id
    notes: SomeNotes


class RenameCluster(Arguments):
    """Another title for a group."""

    cluster: Id
    title: Line


class DissolveCluster(Arguments):
    """A group."""

    cluster: Id


@operation(by=gatherer_at_table)
def gather_notes(args: GatherNotes, context: Context) -> dict[str, Any]:
    """The notes are in one group, and out of those where they were; a group that loses its last note stays, empty."""
    table = groupable(find_table(context.session, args.table), context)
    known = known_cluster(args, table, context)
    notes = notes_at(table, args.notes, context)
    cluster = known or new_cluster(args.title or "", table, context)
    put(notes, cluster.id, context)
    context.tell(table.stream, NotesGathered(cluster=ClusterView.of(cluster), notes=notes))
    return {"cluster": cluster.id, "notes": len(notes)}


@operation(by=gatherer_at_table)
def release_notes(args: ReleaseNotes, context: Context) -> dict[str, Any]:
    """The notes are in no group any more, and stay at the table."""
    table = groupable(find_table(context.session, args.table), context)
    notes = notes_at(table, some(args.notes), context)
    put(notes, None, context)
    context.tell(table.stream, NotesReleased(notes=notes))
    return {"notes": len(notes)}


@operation(by=gatherer_at_table)
def rename_cluster(args: RenameCluster, context: Context) -> dict[str, Any]:
    """The table reads the new title, and the one before nowhere."""
    cluster = find_cluster(context.session, args.cluster)
    table = groupable(find_table(context.session, cluster.table_id), context)
    cluster.title = args.title
    context.take_back_title(cluster.id)
    context.tell(table.stream, ClusterRenamed(cluster=ClusterView.of(cluster)))
    return {"cluster": cluster.id}


@operation(by=gatherer_at_table)
def dissolve_cluster(args: DissolveCluster, context: Context) -> dict[str, Any]:
    """The group is gone, and its title from all screens; its notes stay at the table, in no group."""
    cluster = find_cluster(context.session, args.cluster)
    table = groupable(find_table(context.session, cluster.table_id), context)
    key = cluster.id
    released = context.session.execute(sa.update(Note).where(Note.cluster_id == key).values(cluster_id=None))
    context.session.delete(cluster)
    context.take_back_title(key)
    context.tell(table.stream, ClusterDissolved(cluster=key))
    return {"cluster": key, "notes": released.rowcount}  # type: ignore[attr-defined]


def groupable(table: Table, context: Context) -> Table:
    """A table whose notes can be put together now: by staff also after, until it is published."""
    workshop = context.session.get_one(Workshop, table.workshop_id)
    if workshop.is_open and table.is_frozen and not context.actor.is_staff:
        raise Refused("table_closed", "This table is read-only for now.")
    if not workshop.is_open and not (workshop.is_closed and context.actor.is_staff):
        raise Refused("workshop_closed", "This session is not open: its groups can only be read.")
    if workshop.is_closed and newest_edition(context.session, workshop):
        raise Refused("workshop_closed", "The restitution is published: its groups stay as they are.")
    return table


def known_cluster(args: GatherNotes, table: Table, context: Context) -> Cluster | None:
    """The group that was named, if one was; else there must be a title for a new one."""
    if (args.cluster is None) == (args.title is None):
        raise Refused("invalid", "Write a title for a new group, or name one that is there.", path="title")
    if args.cluster is None:
        return None
    some(args.notes)
    cluster = find_cluster(context.session, args.cluster)
    if cluster.table_id != table.id:
        raise not_found("cluster")
    return cluster


def some(notes: list[str]) -> list[str]:
    """Notes, of which there must be one at least."""
    if not notes:
        raise Refused("invalid", "Choose a note.", path="notes")
    return notes


def notes_at(table: Table, asked: list[str], context: Context) -> list[str]:
    """The ids of notes, in their order, all of which must be at this table; who withdrew one may put it back."""
    wanted = sorted(set(asked))
    at_table = sa.select(Note.id).where(Note.id.in_(wanted), Note.table_id == table.id)
    if len(context.session.scalars(at_table).all()) < len(wanted):
        raise Refused("not_found", "A note is not at this table any more.", path="notes")
    return wanted


def new_cluster(title: str, table: Table, context: Context) -> Cluster:
    """A group after all others of the table."""
    known = sa.select(sa.func.count(), sa.func.max(Cluster.position)).where(Cluster.table_id == table.id)
    count, last = context.session.execute(known).one()
    if count >= MOST_CLUSTERS:
        raise Refused("invalid", f"A table has {MOST_CLUSTERS} groups at most: use one that is there.", path="title")
    cluster = Cluster(
        id=context.id,
        workshop_id=table.workshop_id,
        table_id=table.id,
        position=(last or 0) + 1,
        title=title,
        gathered_at=context.now,
    )
    context.session.add(cluster)
    context.session.flush()
    return cluster


def put(notes: list[str], cluster: str | None, context: Context) -> None:
    """Write down which group some notes are in."""
    if notes:
        context.session.execute(sa.update(Note).where(Note.id.in_(notes)).values(cluster_id=cluster))
