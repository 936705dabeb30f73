"""Headers of every answer: nothing from elsewhere runs, nothing personal stays in a cache."""

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

# Browsers ask these of the page that holds them; forty times on a slow line they would cost what a script weighs.
PARTS_OF_PAGES = ("text/css", "text/javascript", "font/woff2")


def init_app(app: Flask) -> None:
    """Set the headers after each request."""
    app.after_request(secure)


def secure(response: Response) -> Response:
    """The headers; a view that has set its own keeps it."""
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        if response.mimetype in PARTS_OF_PAGES:
            return response
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    response.headers.setdefault("Cache-Control", "no-store")
    return response
