"""The formats there are. A new one is a line here and a module of its name in `renderers` with `render`."""

FORMATS = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
