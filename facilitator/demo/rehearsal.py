"""`facilitator demo`: a stage played, exported and judged."""

import sys
from pathlib import Path

from facilitator.demo.cast import Cast
from facilitator.demo.history import Verdict
from facilitator.demo.judgement import judge
from facilitator.demo.own_server import EMAIL, claim, make_token, remember, server
from facilitator.demo.pace import Pace
from facilitator.demo.stage import Stage, load
from facilitator.demo.story import Story
from facilitator.restitution.formats import FORMATS


def run(data_dir: Path, stage_key: str, speed: float = 1) -> Verdict:
    """Plays the stage against a server of its own, writes its restitution, prints and returns the verdict."""
    stage = load(stage_key)
    claim(data_dir)
    token = make_token(data_dir)
    with server(data_dir) as url:
        cast = play(stage, url, token, data_dir, Pace(speed))
        write_exports(cast, data_dir / "exports" / stage.key)
        verdict = judge(cast)
        cast.leave()
    show_the_way(data_dir, stage.key)
    print(verdict.line(stage.key), flush=True)
    return verdict


def show_the_way(data_dir: Path, stage_key: str) -> None:
    """Says where the documents are and how to look at the session; the verdict has stdout for itself."""
    print(f"The documents of {stage_key} are in {data_dir / 'exports' / stage_key}.", file=sys.stderr)
    print(f"To look at the session: facilitator serve --data {data_dir}", file=sys.stderr)
    print(f"and sign in as {EMAIL} by the link of: facilitator user link {EMAIL} --data {data_dir}", file=sys.stderr)


def play(stage: Stage, url: str, token: str, data_dir: Path, pace: Pace) -> Cast:
    cast = Cast(stage, url, token, pace)
    remember(data_dir, cast.workshop)
    Story(cast).play()
    return cast


def write_exports(cast: Cast, directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    for name in FORMATS:
        document = cast.api.fetch(f"/workshops/{cast.workshop}/restitution.{name}")
        (directory / f"restitution.{name}").write_bytes(document)
