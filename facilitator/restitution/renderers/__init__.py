"""One module a format, named like it: `render(publication) -> bytes`."""
