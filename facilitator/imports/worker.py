"""One list, one process: a file in JSON on standard input, its table or what is wrong with it on standard output.

python -m facilitator.imports.worker < job.json > table.json
"""

import resource
import sys
from base64 import b64decode

import orjson

from facilitator.imports.files import Unreadable, read_file

BYTES = 512 * 1024**2
SECONDS = 4


def main() -> None:
    """Read the file; one that wants more memory or time than a list needs ends the process."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    job = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps(outcome(b64decode(job["content"]), job["source"])))


def outcome(content: bytes, source: str) -> dict[str, object]:
    try:
        return {"table": read_file(content, source)}
    except Unreadable as fault:
        return {"fault": str(fault)}


if __name__ == "__main__":
    main()
