"""One page that needs nothing else: no script, its own style and fonts, closed to everything from outside."""

from base64 import b64encode
from hashlib import sha256

from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader, StrictUndefined

from facilitator.paths import PACKAGE, STATIC, TEMPLATES
from facilitator.restitution.publication import Publication
from facilitator.restitution.renderers.bars import bars
from facilitator.restitution.renderers.logo import logo_of

HERE = PACKAGE / "restitution" / "renderers"
FONTS = STATIC / "vendor" / "fonts"
FACE = '@font-face {{ font-family: "Titillium Web"; font-weight: {0}; src: url(data:font/woff2;base64,{1}); }}\n'


def render(publication: Publication) -> bytes:
    """The document as a page of its own."""
    document = publication.document
    written = {"style.css": style() + own_colour(document.meta.colour)}
    page = templates(written).get_template("file.html")
    return page.render(document=document, policy=policy(written["style.css"], logo_of(document) is not None)).encode()


def templates(written: dict[str, str]) -> Environment:
    """The templates of the document, and those `written` here."""
    made = Environment(
        loader=ChoiceLoader([DictLoader(written), FileSystemLoader([HERE, TEMPLATES])]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["bars"] = bars
    return made


def style() -> str:
    """The page's whole style sheet."""
    sheets = [HERE / "file.css", STATIC / "css" / "restitution.css"]
    return faces() + "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def own_colour(colour: str) -> str:
    """The host's colour in the place of ours."""
    named = "".join(f"--{name}: {colour}; " for name in ("accent", "bar-deep", "data"))
    return f"@layer tokens {{ :root {{ {named}}} }}\n" if colour else ""


def faces() -> str:
    """The fonts, written into the page, where the installation has them."""
    found = [(weight, FONTS / f"titillium-web-latin-{weight}-normal.woff2") for weight in (400, 600, 700)]
    return "".join(
        FACE.format(weight, b64encode(font.read_bytes()).decode()) for weight, font in found if font.is_file()
    )


def policy(sheet: str, has_logo: bool) -> str:
    """What a browser may load for this page: what is in it and nothing else."""
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    pictures = " img-src data:;" if has_logo else ""
    held = f"style-src 'sha256-{digest}'; font-src data:;{pictures}"
    return f"default-src 'none'; {held} base-uri 'none'; form-action 'none'"
