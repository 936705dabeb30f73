"""The server process: patch first, listen, and at the end answer everything that was taken."""

import os
import warnings

os.environ.setdefault("EVENTLET_NO_GREENDNS", "yes")
warnings.filterwarnings("ignore", message=r"(?s).*[Ee]ventlet is deprecated")

import eventlet  # noqa: E402

eventlet.monkey_patch()

import argparse  # noqa: E402
import gc  # noqa: E402
import resource  # noqa: E402
import signal  # noqa: E402
import socket  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable, Iterable  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import eventlet.wsgi  # noqa: E402
from flask import Flask  # noqa: E402

from facilitator import logs, loop  # noqa: E402
from facilitator.app import create_app  # noqa: E402
from facilitator.complaint import FAULTS, complaint  # noqa: E402
from facilitator.config import Settings  # noqa: E402
from facilitator.database import faults  # noqa: E402
from facilitator.extensions import db  # noqa: E402
from facilitator.first_start import setup_link  # noqa: E402
from facilitator.paths import keep_private  # noqa: E402
from facilitator.upgrade import lock_data, upgrade  # noqa: E402

MOST_CONNECTIONS = 10_000
BACKLOG = 4096
LAST_PORT = 65535
RESTART_SECONDS = 5
ANSWERS_ON_THEIR_WAY = 0.2
EVERY_ADDRESS = "0.0.0.0"
ANY_OTHER_MACHINE = "192.0.2.1"


def main(arguments: list[str] | None = None) -> None:
    """Serve until SIGTERM or Ctrl-C."""
    keep_private()
    options = parsed(arguments)
    logs.configure()
    try:
        settings = Settings(data=options.data) if options.data else Settings()
        with lock_data(settings.data):
            upgrade(settings)
            app = create_app(settings)
            stop_if_faulty(app)
            serve(app, listener(options.host, options.port), settings)
    except FAULTS as fault:
        sys.exit(complaint(fault))


def port_number(text: str) -> int:
    """A port of a command line; 0 takes a free one."""
    if not text.isdecimal() or int(text) > LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is no port from 0 to {LAST_PORT}")
    return int(text)


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """The options of `facilitator serve`."""
    parser = argparse.ArgumentParser(prog="facilitator serve")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port_number, default=8000)
    return parser.parse_args(arguments)


def stop_if_faulty(app: Flask) -> None:
    """Do not serve where a promise could not be kept."""
    with app.app_context():
        wrong = faults(app.extensions["journal"].engine, db.engine)
    if wrong:
        sys.exit("\n".join(f"facilitator: {sentence}" for sentence in wrong))


def listener(host: str, port: int) -> socket.socket:
    """A listening socket without Nagle's delay, which the sockets it accepts inherit."""
    try:
        listening = eventlet.listen((host, port), backlog=BACKLOG, reuse_port=False)
    except OSError as fault:
        sys.exit(f"facilitator: cannot listen on {host}:{port}: {fault.strerror}. Try --port 0.")
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening  # type: ignore[no-any-return]


def serve(app: Flask, listening: socket.socket, settings: Settings) -> None:
    """Answer requests until told to stop."""
    raise_file_limit()
    host, port = listening.getsockname()[:2]
    app.extensions["live"].start()
    forget_garbage_of_the_start()
    stopping = loop.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda number, frame: stopping.send())
    server = eventlet.spawn(
        eventlet.wsgi.server, listening, PlainFrames(app), max_size=MOST_CONNECTIONS, log_output=False, debug=False
    )
    tell_addresses(app, host, port)
    stopping.wait()
    drain(app, listening, settings)
    server.kill()
    os._exit(0)


def forget_garbage_of_the_start() -> None:
    """Never look again at what stays for ever: a full collection would stop everybody for a tenth of a second."""
    gc.collect()
    gc.freeze()


def raise_file_limit() -> None:
    """As many open sockets as the system allows."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def tell_addresses(app: Flask, host: str, port: int) -> None:
    """Print where to go: first the set-up link, while nobody has an account."""
    address = f"http://{own_address() if host == EVERY_ADDRESS else host}:{port}"
    link = setup_link(app, app.config["PUBLIC_URL"] or address)
    if link:
        print(f"Set-up link: {link}", flush=True)
    print(f"Listening on {address}", flush=True)


def own_address() -> str:
    """The address under which other devices find this machine; its own name for itself where there is no network.

    Choosing a route asks nobody: a datagram socket sends nothing when it is connected.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
        try:
            route.connect((ANY_OTHER_MACHINE, 9))
        except OSError:
            return "127.0.0.1"
        return str(route.getsockname()[0])


def drain(app: Flask, listening: socket.socket, settings: Settings) -> None:
    """Take nothing more, answer what was taken, tell everybody to come back."""
    journal = app.extensions["journal"]
    journal.stop()
    app.extensions["draining"] = True
    try:
        with loop.deadline(settings.drain_seconds):
            while not journal.is_idle:
                loop.sleep(0.01)
            app.extensions["live"].fanout.restart(RESTART_SECONDS)
            loop.sleep(ANSWERS_ON_THEIR_WAY)
    except loop.Expired:
        print("facilitator: stopped before everything was answered.", file=sys.stderr)
    listening.close()


class PlainFrames:
    """Takes away what browsers offer for compressing each message: it costs more than it saves here."""

    def __init__(self, app: Flask) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self._app(environ, start_response)


if __name__ == "__main__":
    main()
