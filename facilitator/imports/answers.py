"""What people answer in lists: which table they would like, whether they come or connect, how they are called."""

import re
from collections.abc import Iterable

from facilitator.models import body_key

TABLE_NUMBER = re.compile(r"(tavolo|tav|table|t|n|numero|nr)? ?(\d{1,2})")
REMOTE = (
    "online", "on line", "remoto", "da remoto", "remote", "distanza", "a distanza", "collegamento", "in collegamento",
    "webinar", "zoom", "meet", "teams", "virtual", "en ligne", "da casa",
)  # fmt: skip
HALL = (
    "presenza", "in presenza", "sala", "in sala", "in person", "hall", "in the hall", "on site", "onsite", "de persona",
    "dal vivo", "en presence", "en salle", "sur place",
)  # fmt: skip
YES = ("si", "yes", "oui", "x", "true", "vero", "1", "y", "s")
NO = ("no", "non", "false", "falso", "0", "n")
REMOTE_HEADINGS = ("online", "on line", "remot", "da remoto", "distan", "en ligne")
ARTICLES = frozenset("il lo la i gli le l un uno una les une the a an".split())
PARTICLES = frozenset("d da dal dalla dalle de degli dei del della delle dello di la le li lo van von mac".split())


def themes_of(tables: Iterable[tuple[str, int, str]]) -> dict[str, str]:
    """The tables by what people write for them: the number, or the theme."""
    found: dict[str, str] = {}
    for key, number, theme in tables:
        found[str(number)] = key
        found.setdefault(body_key(theme), key)
    return found


def chosen_table(written: str, themes: dict[str, str]) -> str | None:
    """The table somebody meant by its number, its theme, or both as in “2 · Ambiente”."""
    key = body_key(written)
    if not key:
        return None
    number = TABLE_NUMBER.fullmatch(key)
    if number:
        return themes.get(str(int(number[2])))
    bare = re.sub(r"^(tavolo |tav |table )?\d{1,2} ", "", key)
    return themes.get(key) or themes.get(bare) or without_articles(bare, themes) or by_beginning(bare, themes)


def without_articles(key: str, themes: dict[str, str]) -> str | None:
    """The one theme that says the same, articles aside."""
    wanted = saying(key)
    found = {table for theme, table in themes.items() if wanted and saying(theme) == wanted}
    return found.pop() if len(found) == 1 else None


def saying(key: str) -> list[str]:
    """The words of a key without its articles; none where it is nothing else."""
    return [word for word in key.split() if word not in ARTICLES]


def by_beginning(key: str, themes: dict[str, str]) -> str | None:
    """The one theme that begins so, articles aside."""
    wanted, named = " ".join(saying(key)), [theme for theme in themes if theme and not theme.isdigit()]
    found = {themes[theme] for theme in named if wanted and " ".join(saying(theme)).startswith(wanted)}
    return found.pop() if len(found) == 1 else None


def is_choice(written: str, themes: dict[str, str]) -> bool:
    """Whether a cell without a heading speaks of a table: a bare number may be anything."""
    return not body_key(written).isdigit() and (
        bool(TABLE_NUMBER.fullmatch(body_key(written))) or body_key(written) in themes
    )


def is_place(written: str) -> bool:
    """Whether a cell without a heading says how somebody takes part."""
    return body_key(written) in (*REMOTE, *HALL)


def takes_part_remotely(written: str, heading: str) -> bool | None:
    """Whether somebody connects from elsewhere: by the word, or by yes and no under the heading."""
    key = body_key(written)
    if key in YES or key in NO:
        asks_remote = any(word in body_key(heading) for word in REMOTE_HEADINGS) and "presenza" not in body_key(heading)
        return (key in YES) == asks_remote
    if any(has_word(key, word) for word in REMOTE):
        return True
    return False if any(has_word(key, word) for word in HALL) else None


def has_word(key: str, word: str) -> bool:
    return f" {word} " in f" {key} "


def name_first(written: str) -> str:
    """“Perotti Giulia” and “De Luca, Anna” with the name before the surname."""
    surname, comma, name = (part.strip() for part in written.partition(","))
    if comma:
        return f"{name} {surname}".strip()
    words = written.split()
    size = 1
    while size < len(words) - 1 and words[size - 1].casefold().strip("'’") in PARTICLES:
        size += 1
    return " ".join([*words[size:], *words[:size]])
