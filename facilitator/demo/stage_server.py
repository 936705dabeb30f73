"""The server of a demo: as ever, but its clock shows the hour of the stage that is played.

python -m facilitator.demo.stage_server --data DIR --port 0
"""

import os
import runpy
from datetime import datetime
from pathlib import Path

from facilitator import clock

CLOCK = "STAGE_CLOCK"


def stage_time() -> datetime:
    """The hour that the demo has written down."""
    return datetime.fromisoformat(Path(os.environ[CLOCK]).read_text(encoding="ascii"))


if __name__ == "__main__":
    vars(clock)["now"] = stage_time
    runpy.run_module("facilitator.server", run_name="__main__")
