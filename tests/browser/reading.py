"""Requests to the programs' door, as another program makes them."""

import json
from typing import Any
from urllib.request import Request, urlopen

from tests.browser.hall import Hall


def read(hall: Hall, path: str, token: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """The answer to a request; with a body it is a POST."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    sent = json.dumps(body).encode() if body else None
    with urlopen(Request(f"{hall.url}/api/v1{path}", data=sent, headers=headers), timeout=60) as answer:
        result: dict[str, Any] = json.loads(answer.read())
        return result
