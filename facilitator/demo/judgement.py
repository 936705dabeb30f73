"""After the last word: every screen against the server, everything sent against the log."""

from typing import Any

from facilitator.demo.api import Api
from facilitator.demo.cast import Cast, Guest
from facilitator.demo.history import SERVER, Logged, Verdict, Views, check
from facilitator.demo.person import Person
from facilitator.demo.records import Final, Kept
from facilitator.demo.state import summary

Json = dict[str, Any]
GRACE = 30.0


def judge(cast: Cast, grace: float = GRACE) -> Verdict:
    """Waits until the screens have caught up, then checks the whole run; `grace` is the server's, in seconds."""
    views = screens(cast)
    history, log = list(cast.history), whole_log(cast)
    return check([*cast.arrivals(log), *history], log, views, final_of(cast.api, cast.workshop, grace))


def screens(cast: Cast) -> Views:
    compared = [stream for stream in cast.streams if not stream.startswith("staff:")]
    return {stream: shown(stream, cast) for stream in compared}


def shown(stream: str, cast: Cast) -> dict[str, str]:
    """What each viewer of the stream shows, once they show as much as the server has."""
    server = cast.api.snapshot(stream)
    viewers = [person for person in cast.people if stream in person.screen.wanted()]
    for viewer in viewers:
        viewer.sees(lambda screen: screen.seq(stream) >= server["seq"])
    return {SERVER: summary(stream, server["snapshot"]), **{one.name: view(one, stream) for one in viewers}}


def view(person: Person, stream: str) -> str:
    return person.screen.summary(stream)


def whole_log(cast: Cast) -> list[Logged]:
    shared = [event for stream in cast.streams for event in cast.api.log(stream)]
    return [*shared, *(event for guest in cast.guests for event in own_log(guest))]


def own_log(guest: Guest) -> list[Logged]:
    """A person's own stream, which only they may read."""
    return guest.api.log(guest.stream)


def final_of(api: Api, workshop: str, grace: float = GRACE) -> Final:
    """What the server has in the end."""
    tables = api.snapshot(f"workshop:{workshop}")["snapshot"]["tables"]
    people = api.snapshot(f"staff:{workshop}")["snapshot"]["people"]
    return Final(
        [kept(note) for table in tables for note in api.snapshot(table["stream"])["snapshot"]["notes"]],
        seats={person["id"]: person["table"] for person in people},
        people={person["name"]: person["id"] for person in people},
        activities={table["id"]: table["activity"] for table in tables},
        plenary=next(table["id"] for table in tables if table["number"] == 0),
        grace=grace,
    )


def kept(note: Json) -> Kept:
    return Kept(note["id"], note["table"], note["state"], note["revision"], note["late"], note["text"])
