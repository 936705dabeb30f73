"""One render, one process: a job as JSON on standard input, the file's bytes on standard output.

python -m facilitator.restitution.worker < job.json > restitution.pdf
"""

import os
import resource
import sys
from importlib import import_module

import orjson

from facilitator.restitution.formats import FORMATS, PAGE, module
from facilitator.restitution.publication import publication_from

BEHIND = 5  # who writes at a table comes first: a file can wait


def main() -> None:
    """Render the job; an unknown format or an exceeded limit ends the process with an error."""
    job = orjson.loads(sys.stdin.buffer.read())
    limit(job["bytes"], job["seconds"])
    os.nice(BEHIND)
    if job["format"] not in (*FORMATS, PAGE):
        sys.exit(f"No such format: {job['format']}")
    renderer = import_module(module(job["format"]))
    sys.stdout.buffer.write(renderer.render(publication_from(job["publication"])))


def limit(size: int, seconds: int) -> None:
    """Set before the renderer and its libraries are loaded, so that they count."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
