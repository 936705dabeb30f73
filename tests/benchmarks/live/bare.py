"""Flask-SocketIO and eventlet with nothing behind: what is sent goes to the room and is answered, nothing is stored."""

import os
import warnings

os.environ["EVENTLET_NO_GREENDNS"] = "yes"
warnings.simplefilter("ignore")

import eventlet  # noqa: E402
import eventlet.wsgi  # noqa: E402

eventlet.monkey_patch()

from typing import Any  # noqa: E402

from flask import Flask, request  # noqa: E402
from flask_socketio import SocketIO, join_room  # noqa: E402

app = Flask(__name__)
socketio = SocketIO(app, async_mode="eventlet", ping_interval=10, ping_timeout=8, cors_allowed_origins="*")
rooms: dict[str, str] = {}


@socketio.on("connect")
def connect(auth: dict[str, str]) -> None:
    rooms[request.sid] = auth["room"]  # type: ignore[attr-defined]
    join_room(auth["room"])


@socketio.on("sync")
def sync(asked: Any) -> dict[str, bool]:
    return {"ok": True}


@socketio.on("submit")
def submit(asked: dict[str, Any]) -> dict[str, Any]:
    events = [{"name": "note_added", "data": {"note": operation["args"]}} for operation in asked["operations"]]
    socketio.emit("events", events, to=rooms[request.sid])  # type: ignore[attr-defined]
    return {"results": [{"id": operation["id"], "ok": True} for operation in asked["operations"]]}


if __name__ == "__main__":
    listener = eventlet.listen(("127.0.0.1", 0), backlog=1000)
    print(f"Listening on http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    eventlet.wsgi.server(listener, app, max_size=10000, log_output=False)
