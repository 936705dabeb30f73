"""Why a file is no list."""


class Unreadable(Exception):
    """A file that cannot be read as a list of people: the code says why."""
