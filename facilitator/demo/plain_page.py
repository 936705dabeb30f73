"""A web page as it is read: its words, and the places a link can lead to."""

from html.parser import HTMLParser

UNREAD = {"style", "script", "title"}
INLINE = {"a", "abbr", "b", "em", "i", "q", "small", "span", "strong"}


class PlainPage(HTMLParser):
    """The words of a page without its markup."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self._words: list[str] = []
        self._unread = 0
        self.feed(html)
        self.text = " ".join("".join(self._words).split())

    def says(self, words: str) -> bool:
        """Whether the words stand there, wherever the lines are broken."""
        return " ".join(words.split()) in self.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.anchors |= {value for name, value in attrs if name == "id" and value}
        self._unread += tag in UNREAD
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in UNREAD
        self._space(tag)

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self._words.append(data)

    def _space(self, tag: str) -> None:
        if tag not in INLINE:
            self._words.append(" ")
