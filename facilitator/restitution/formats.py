"""The formats there are. A new one is a line here and a module in `renderers`, named like it up to the dot."""

FORMATS = {
    "pdf": "application/pdf",
    "slides.pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
PAGE = "page"  # the document as our own public page shows it, without what stands around it


def module(form: str) -> str:
    """The module that makes a format."""
    return f"facilitator.restitution.renderers.{form.partition('.')[0]}"
