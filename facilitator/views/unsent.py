"""What somebody had typed into a page that could not be taken: shown, to be copied, and the way back."""

import re

from flask import current_app, request, session, url_for
from werkzeug.exceptions import RequestEntityTooLarge

from facilitator.permissions import anyone

SIGNED_IN = "_user_id"
OF_THE_PAGE = re.compile(r"csrf_token|operation|next|known_.*|.*(password|code|token|key|secret).*")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def typed_text() -> str:
    """What was typed into the form of this request; nothing of what the page itself put there, and no secret."""
    if request.method != "POST" or request.endpoint not in current_app.view_functions or rule_here() is None:
        return ""
    try:
        fields = [*request.form.items(multi=True)]
    except RequestEntityTooLarge:
        return ""
    typed = (value.strip() for name, value in fields if not OF_THE_PAGE.fullmatch(name))
    return "\n\n".join(value for value in typed if value and not IDENTIFIER.fullmatch(value))


def rule_here() -> object | None:
    """Who may reach this page; nothing for pages of libraries."""
    return getattr(current_app.view_functions.get(request.endpoint or ""), "rule", None)


def is_signed_out() -> bool:
    """Whether this page is for who has signed in, and nobody has."""
    return rule_here() not in (None, anyone) and SIGNED_IN not in session


def way_back() -> str:
    """Where to sign in and come back to this page, if it is one that can be opened."""
    can_be_opened = current_app.create_url_adapter(request)
    here = request.path if can_be_opened and can_be_opened.test(request.path, method="GET") else url_for("pages.home")
    return url_for("security.login", next=here)
