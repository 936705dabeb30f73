"""`facilitator demo`: stages played, exported and judged, one after the other."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.demo.api import Api, ApiError
from facilitator.demo.cast import Cast
from facilitator.demo.editions import unreadable
from facilitator.demo.history import Verdict
from facilitator.demo.ids import Ids, random_id
from facilitator.demo.judgement import final_of, judge
from facilitator.demo.own_server import EMAIL, claim, clock_file, make_token, remember, server
from facilitator.demo.pace import Pace
from facilitator.demo.plain_page import PlainPage
from facilitator.demo.reading import Reading
from facilitator.demo.stage import Stage, load
from facilitator.demo.stage_clock import StageClock
from facilitator.demo.story import Story
from facilitator.demo.wire import ConnectionRefused, Disconnected
from facilitator.restitution.formats import FORMATS

MOST_SECONDS = 180
GIVEN_UP = (ApiError, ConnectionRefused, Disconnected, OSError)
"""What ends a stage and not the others; a `TimeoutError` is an `OSError`."""


def run(data_dir: Path, stage_keys: Sequence[str], speed: float = 1) -> list[Verdict]:
    """Plays stages against a server of its own, writes their restitutions, prints and returns the verdicts."""
    stages = [load(key) for key in stage_keys]
    with theatre(data_dir) as house:
        verdicts = [house.show(stage, place, len(stages), speed) for place, stage in enumerate(stages, start=1)]
    show_the_way(data_dir, stage_keys)
    return verdicts


@contextmanager
def theatre(data_dir: Path) -> Iterator["House"]:
    """A server that stages are played on."""
    claim(data_dir)
    token = make_token(data_dir)
    with server(data_dir) as url:
        yield House(data_dir, url, token)


@dataclass(frozen=True)
class House:
    """Where stages are played: a directory, and the server that has it."""

    data_dir: Path
    url: str
    token: str

    def show(self, stage: Stage, place: int, of: int, speed: float) -> Verdict:
        """The verdict on one stage, printed; one that cannot be played to its end is a fault, and the next begins."""
        say(f"{place} of {of}: {stage.key}, {stage.facts['people']} people")
        began = time.monotonic()
        try:
            verdict = self.perform(stage, Pace(speed, until=began + MOST_SECONDS))
        except GIVEN_UP as failure:
            verdict = Verdict(0, 0, {"unplayed": [f"{type(failure).__name__}: {failure}"]})
        print(verdict.line(stage.key), flush=True)
        if not verdict.ok:
            say(verdict.explained())
        say(f"{stage.key} took {time.monotonic() - began:.0f} seconds")
        return verdict

    def perform(self, stage: Stage, pace: Pace) -> Verdict:
        cast = self.play(stage, pace)
        try:
            exports = self.data_dir / "exports" / stage.key
            write_exports(cast.api, cast.workshop, exports)
            verdict = judge(cast)
            return replace(verdict, faults={**verdict.faults, "incomplete": incomplete(cast, exports)})
        finally:
            cast.leave()

    def play(self, stage: Stage, pace: Pace, new_id: Ids = random_id) -> Cast:
        """The cast after the last word."""
        clock = StageClock(clock_file(self.data_dir), stage.begins)
        cast = Cast(stage, self.url, self.token, pace, new_id=new_id)
        remember(self.data_dir, cast.workshop)
        try:
            Story(cast, clock).play()
        except BaseException:
            cast.leave()
            raise
        return cast


def incomplete(cast: Cast, exports: Path) -> list[str]:
    """What the restitution should say and does not, in its data and on its page, and editions nobody can read."""
    data = json.loads((exports / "restitution.json").read_text(encoding="utf-8"))
    page = PlainPage((exports / "restitution.html").read_text(encoding="utf-8"))
    reading = Reading(cast.stage, final_of(cast.api, cast.workshop), data, page)
    return [*reading.missing(), *unreadable(cast)]


def write_exports(api: Api, workshop: str, directory: Path) -> None:
    """The restitution in all its formats."""
    directory.mkdir(parents=True, exist_ok=True)
    for name in FORMATS:
        document = api.fetch(f"/workshops/{workshop}/restitution.{name}")
        (directory / f"restitution.{name}").write_bytes(document)


def show_the_way(data_dir: Path, stage_keys: Sequence[str]) -> None:
    """Says where the documents are and how to look at the sessions; the verdict has stdout for itself."""
    for key in stage_keys:
        say(f"The documents of {key} are in {data_dir / 'exports' / key}.")
    say(f"To look at the sessions: facilitator serve --data {data_dir}")
    say(f"and sign in as {EMAIL} by the link of: facilitator user link {EMAIL} --data {data_dir}")


def say(words: str) -> None:
    """Beside the verdicts, which have stdout for themselves."""
    print(words, file=sys.stderr, flush=True)
