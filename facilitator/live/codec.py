"""JSON for sockets: stored JSON goes out as it is, without being read again."""

import json
from typing import Any

import orjson


class Codec:
    """What Socket.IO takes for the json module. It reads with the standard library, which forgives lone surrogates."""

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        """Compact JSON."""
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **options: Any) -> Any:
        """The value of a JSON text."""
        return json.loads(text, **options)
