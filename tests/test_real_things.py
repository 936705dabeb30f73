"""What the tests stand on is real."""

import sqlalchemy as sa
from playwright.sync_api import Browser
from valkey import Valkey


def test_a_real_browser_runs_modules(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<script type=module>document.title = [1, 2, 3].at(-1)</script>")
    page.wait_for_function("document.title === '3'")
    page.close()


def test_a_real_postgres_answers(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT version()")).startswith("PostgreSQL")
    engine.dispose()


def test_a_real_valkey_answers(valkey_url: str) -> None:
    with Valkey.from_url(valkey_url) as client:
        assert client.ping()
