"""The HTTP door, as another program uses it."""

import json
import time
import uuid
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from facilitator.demo.person import PAUSE, answered, sent
from facilitator.demo.records import Entry, Logged

Json = dict[str, Any]
PAGE = 500


class ApiError(Exception):
    """The server refused a request."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(f"{status} {body}")
        self.status = status


class Api:
    """Requests with one bearer token; operations sent this way are part of the history too."""

    def __init__(self, url: str, token: str | None, history: list[Entry], name: str = "facilitator") -> None:
        self.url, self.token, self.history, self.name = url, token, history, name

    def get(self, path: str) -> Any:
        return json.loads(self.fetch(path))

    def post(self, path: str, body: Any) -> Any:
        return json.loads(self.fetch(path, json.dumps(body).encode()))

    def fetch(self, path: str, body: bytes | None = None) -> bytes:
        request = Request(f"{self.url}/api/v1{path}", data=body, headers={"Content-Type": "application/json"})
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urlopen(request, timeout=60) as answer:
                return bytes(answer.read())
        except HTTPError as error:
            with error:
                raise ApiError(error.code, error.read().decode(errors="replace")) from None

    def submit(self, name: str, args: Json, op: str | None = None) -> Json:
        operation = {"id": op or str(uuid.uuid4()), "name": name, "args": args}
        self.history.append(sent(self.name, operation))
        answer: Json = self.post("/operations", {"operations": [operation]})["results"][0]
        self.history.append(answered(self.name, answer))
        return answer

    def do(self, name: str, op: str | None = None, /, **args: Any) -> Json:
        """The result of an operation that must succeed; who is asked to wait sends it again."""
        op = op or str(uuid.uuid4())
        while (answer := self.submit(name, args, op)).get("retryable"):
            time.sleep(answer.get("retry_after", PAUSE))
        if not answer["ok"]:
            raise ApiError(200, json.dumps(answer))
        return dict(answer["result"] or {})

    def log(self, stream: str) -> list[Logged]:
        """All events of a stream."""
        events: list[Json] = []
        while page := self.get(f"/streams/{stream}?after={events[-1]['seq'] if events else 0}&limit={PAGE}")["events"]:
            events.extend(page)
        return [logged(event) for event in events]

    def snapshot(self, stream: str) -> Json:
        return dict(self.get(f"/streams/{stream}/snapshot"))


def logged(event: Json) -> Logged:
    told = event["data"]
    what = subject_of(told), text_of(told), json.dumps(told)
    return Logged(event["stream"], event["seq"], event["op"], event["name"], *what)


def subject_of(told: Json) -> str:
    """The id of what the event speaks of."""
    for noun in ("note", "participant", "activity", "table"):
        if noun in told:
            return str(told[noun]["id"] if isinstance(told[noun], dict) else told[noun])
    return ""


def text_of(told: Json) -> str | None:
    note = told.get("note")
    return note.get("text") if isinstance(note, dict) else None
