"""Many QR codes, one process: links in JSON on standard input, their drawings on standard output.

python -m facilitator.qr_worker < links.json > drawings.json
"""

import resource
import sys

import orjson
import segno

BYTES = 512 * 1024**2
SECONDS = 110


def main() -> None:
    """Draw them all, or none."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    links: list[str] = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps([drawing(link) for link in links]))


def drawing(link: str) -> str:
    """A QR code as the address of an image."""
    return str(segno.make(link, error="m").svg_data_uri(border=4, light="#fff"))


if __name__ == "__main__":
    main()
