"""Editions of which somebody had erased what they wrote: what they say instead is put in their place."""

from typing import Annotated, Any

from pydantic import Base64Bytes, Field, StringConstraints

from facilitator.models import Edition
from facilitator.operations.arguments import Arguments, Id
from facilitator.operations.context import Context
from facilitator.operations.registry import operation
from facilitator.permissions import by_key, system
from facilitator.refusal import Refused

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class RenewEdition(Arguments):
    """An edition of which something was erased, and what it says without that, packed."""

    edition: Id
    digest: Digest
    content: Annotated[Base64Bytes, Field(min_length=1)]


@operation(by=system)
def renew_edition(args: RenewEdition, context: Context) -> dict[str, Any]:
    """The edition says no more what was erased, and its files can be made again."""
    edition = by_key(context.session, Edition, args.edition)
    if edition.unsaid is None:
        raise Refused("invalid", "Nothing of this edition was erased.")
    edition.content, edition.digest, edition.unsaid = args.content, args.digest, None
    return {"edition": edition.number}
