"""After the last note: each screen as its page would show it, and the whole run against the log."""

from facilitator.demo.cast import arrivals
from facilitator.demo.history import SERVER, Verdict, Views, check
from facilitator.demo.judgement import final_of
from facilitator.demo.screen import Screen
from facilitator.demo.state import summary
from tests.benchmarks.live.client import Seat
from tests.benchmarks.live.rivals import Facilitator
from tests.benchmarks.load.hall import EVENT, TO_SYNC, Frame, Hall


def judge(hall: Hall, server: Facilitator) -> Verdict:
    """The verdict of the history's checker."""
    seats = [client.seat for client in hall.clients]
    screens = screens_of(seats, hall)
    streams = [f"workshop:{server.workshop}", f"staff:{server.workshop}", *(table["stream"] for table in server.tables)]
    log = [event for stream in streams for event in server.api.log(stream)]
    asked = arrivals(log, server.workshop, [client.seat.name for client in hall.writers])
    history = [*asked, *server.api.history, *hall.history, *hall.answers()]
    shown_there = views(screens, server, [stream for stream in streams if not stream.startswith("staff:")])
    return check(history, log, shown_there, final_of(server.api, server.workshop))


def screens_of(seats: list[Seat], hall: Hall) -> dict[str, Screen]:
    """What each shows after all it was told; the checker reads in the history how it came about."""
    screens = {seat.name: Screen(seat.name, hall.history) for seat in seats}
    for seat in seats:
        screens[seat.name].follow(*seat.streams)
    for frame in hall.frames:
        show(screens[frame.seat.name], frame)
    return screens


def show(screen: Screen, frame: Frame) -> None:
    if frame.text.startswith(TO_SYNC):
        screen.load(frame.content[0])
    elif frame.text.startswith(EVENT):
        name, told = frame.content
        if name == "events":
            screen.receive(told)


def views(screens: dict[str, Screen], server: Facilitator, streams: list[str]) -> Views:
    return {stream: shown(stream, screens, server) for stream in streams}


def shown(stream: str, screens: dict[str, Screen], server: Facilitator) -> dict[str, str]:
    there = summary(stream, server.api.snapshot(stream)["snapshot"])
    here = {name: screen.summary(stream) for name, screen in screens.items() if stream in screen.streams}
    return {SERVER: there, **here}
