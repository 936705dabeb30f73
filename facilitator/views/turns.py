"""Long pages, made a piece at a time: others are served between the pieces."""

from typing import Any

from flask import current_app

from facilitator import loop

PIECES = 500


def render_in_turns(template: str, **context: Any) -> str:
    """The page a template makes, as `render_template` gives it, for pages with a row for each of many people."""
    current_app.update_template_context(context)
    pieces = []
    for number, piece in enumerate(current_app.jinja_env.get_template(template).generate(context), start=1):
        pieces.append(piece)
        if number % PIECES == 0:
            loop.sleep()
    return "".join(pieces)
