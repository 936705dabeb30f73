"""Keeping the registry of bodies: names, kinds and other spellings."""

from typing import Annotated, Any

import sqlalchemy as sa
from pydantic import AfterValidator, Field

from facilitator.events import BodyEdited, BodyView
from facilitator.models import Body, BodyAlias, BodyKind, body_key, kind_of
from facilitator.operations.arguments import Arguments, BodyName, Id, readable
from facilitator.operations.bodies import (
    certainly_meant,
    forget_register,
    keep_body,
    keep_spelling,
    register,
    written_so,
)
from facilitator.operations.body_streams import rename_host, standing, tell_everywhere
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import by_key, signed_in
from facilitator.refusal import Refused

BODIES_LIMIT = 200
ALIASES_LIMIT = 50


Spelling = Annotated[BodyName, AfterValidator(readable)]


class AddBody(Arguments):
    """A body, what kind it is, and how else it is written."""

    name: Spelling
    kind: BodyKind | None = None
    aliases: Annotated[list[Spelling], Field(max_length=ALIASES_LIMIT)] = []


class AddBodies(Arguments):
    """Bodies to begin with."""

    bodies: Annotated[list[AddBody], Field(max_length=BODIES_LIMIT)]


class EditBody(Arguments):
    """Another name for a body, and its kind: as it is where it is not named, read from the name where it is None."""

    body: Id
    name: Spelling
    kind: BodyKind | None = None


class AddAlias(Arguments):
    """Another spelling of a body."""

    body: Id
    name: Spelling


class RemoveAlias(Arguments):
    """A spelling that is not this body's."""

    alias: Id


@operation(by=signed_in)
def add_body(args: AddBody, context: Context) -> dict[str, Any]:
    """The registry has a body more, which people find by its name and its other spellings."""
    refuse_taken(args.name, None, "name", context)
    for place, alias in enumerate(args.aliases):
        refuse_taken(alias, None, f"aliases.{place}", context)
    body = make_body(context.id, args, context)
    context.session.flush()
    make_aliases(args, body, context)
    return {"body": context.id}


@operation(by=signed_in)
def add_bodies(args: AddBodies, context: Context) -> dict[str, Any]:
    """The registry has these bodies; those it had already stay as they are, so doing it again changes nothing."""
    known, new = register(context), []
    for body in args.bodies:
        if known.certain(body.name) is None:
            new.append((body, make_body(context.derived_id(f"body:{body_key(body.name)}"), body, context)))
    context.session.flush()
    for body, made in new:
        make_aliases(body, made, context)
    context.session.flush()
    return {"added": len(new), "known": len(args.bodies) - len(new)}


@operation(by=signed_in)
def edit_body(args: EditBody, context: Context) -> dict[str, Any]:
    """The body has another name, on every screen where it stands; it is found by the former one too."""
    body = by_key(context.session, Body, args.body)
    refuse_taken(args.name, body, "name", context)
    body.is_from_guest = False
    if "kind" in args.model_fields_set:
        body.kind = args.kind or kind_of(args.name)
    if args.name != body.name:
        where = standing(body, context)
        rename(body, args.name, context)
        tell_everywhere(BodyEdited(body=BodyView(id=body.id, name=body.name)), where, context)
        rename_host(body.name, where, context)
    return {"body": body.id}


@operation(by=signed_in)
def add_alias(args: AddAlias, context: Context) -> dict[str, Any]:
    """The body is found by one spelling more."""
    body = by_key(context.session, Body, args.body)
    if written_so(args.name, body_key(args.name), context) is body:
        raise Refused("invalid", "This spelling is here already.", path="name")
    refuse_taken(args.name, body, "name", context)
    keep_spelling(context.id, args.name, body, context)
    return {"alias": context.id}


@operation(by=signed_in)
def remove_alias(args: RemoveAlias, context: Context) -> dict[str, Any]:
    """The body is not found by this spelling any more, unless it is certain without it; people and notes stay."""
    alias = by_key(context.session, BodyAlias, args.alias)
    context.session.delete(alias)
    context.session.flush()
    forget_register(context)
    return {"body": alias.body_id}


def refuse_taken(name: str, own: Body | None, path: str, context: Context) -> None:
    """Refuse a name that means another body."""
    other = taken(name, context)
    if other and other is not own:
        known = {"id": other.id, "name": other.name}
        raise Refused("invalid", f"This is “{other.name}”, which is here already.", path=path, body=known)


def taken(name: str, context: Context) -> Body | None:
    """The body that a name means already."""
    return written_so(name, body_key(name), context) or certainly_meant(name, context)


def make_body(key: str, args: AddBody, context: Context) -> Body:
    """Make a body."""
    body = Body(id=key, name=args.name, key=body_key(args.name), kind=args.kind or kind_of(args.name))
    return keep_body(body, context)


def make_aliases(args: AddBody, body: Body, context: Context) -> None:
    """Make those spellings of a body that are no other's."""
    known = register(context)
    for alias in args.aliases:
        if known.written(alias) is None:
            keep_spelling(context.derived_id(f"alias:{body_key(alias)}"), alias, body, context)


def rename(body: Body, name: str, context: Context) -> None:
    """Give a body another name; the former one becomes a spelling, unless it differs in signs alone."""
    former = body.name, body.key
    own = sa.select(BodyAlias).where(BodyAlias.body_id == body.id, BodyAlias.key == body_key(name))
    for alias in context.session.scalars(own):
        context.session.delete(alias)
    body.name, body.key = name, body_key(name)
    context.session.flush()
    forget_register(context)
    if former[1] != body.key:
        keep_spelling(context.derived_id(f"alias:{former[1]}"), former[0], body, context)
