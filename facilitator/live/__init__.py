"""Sockets: everybody's screen gets what happens, as it happens."""

from dataclasses import dataclass

from flask import Flask

from facilitator import loop
from facilitator.extensions import socketio
from facilitator.journal import Door
from facilitator.limits import Buckets
from facilitator.live.bell import Bell
from facilitator.live.codec import Codec
from facilitator.live.connection import NAMESPACE, Connections, SameOrigin
from facilitator.live.fanout import Fanout
from facilitator.live.handlers import Handlers, answered, unheard
from facilitator.live.pulse import Pulse
from facilitator.live.wire import Wires

LARGEST_MESSAGE = 200_000


@dataclass(frozen=True, slots=True)
class Live:
    """The live half of an app."""

    fanout: Fanout
    pulse: Pulse
    connections: Connections
    bell: Bell
    app: Flask

    def start(self) -> None:
        """Begin what goes on by itself: commits, heads, pings, bells, forgetting."""
        self.app.extensions["journal"].start()
        loop.spawn(self.fanout.beat)
        loop.spawn(self.pulse.beat)
        loop.spawn(self.connections.presence.beat)
        loop.spawn(self.bell.ring)
        loop.spawn(self.app.extensions["promises"].beat)


def connect_live(app: Flask) -> None:
    """Bind Socket.IO to the app and its journal."""
    settings, journal = app.extensions["settings"], app.extensions["journal"]
    socketio.init_app(
        app,
        async_mode="eventlet" if loop.is_patched() else "threading",
        cors_allowed_origins=SameOrigin(settings.public_url),
        json=Codec,
        max_http_buffer_size=LARGEST_MESSAGE,
        ping_interval=settings.ping_interval,
        ping_timeout=settings.ping_timeout,
        monitor_clients=False,
        manage_session=False,
    )
    wires = Wires(socketio.server)
    handshakes = Buckets(settings.handshakes_burst, settings.handshakes_rate)
    connections = Connections(socketio.server, journal, app.extensions["keyring"], handshakes)
    door = Door(journal, Buckets(settings.operations_burst, settings.operations_rate))
    listen(Handlers(journal, door, connections), connections)
    fanout = Fanout(socketio.server, journal, connections, settings)
    bell = Bell(journal, settings.grace_seconds)
    journal.after_commit += [fanout.tell, bell.hear]
    app.extensions["door"] = door
    app.extensions["live"] = Live(fanout, Pulse(socketio.server, wires, settings), connections, bell, app)


def listen(handlers: Handlers, connections: Connections) -> None:
    """Register the handlers on the server itself: no request context is made for an event."""
    on = socketio.server.on
    on("connect", connections.connect, namespace=NAMESPACE)
    on("disconnect", connections.disconnect, namespace=NAMESPACE)
    on("submit", answered(handlers.submit, connections), namespace=NAMESPACE)
    on("sync", answered(handlers.sync, connections), namespace=NAMESPACE)
    on("waiting", answered(handlers.waiting, connections), namespace=NAMESPACE)
    on("*", unheard, namespace=NAMESPACE)
