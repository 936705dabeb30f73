"""What tests may ask for by name."""

pytest_plugins = ["tests.chromium", "tests.postgres", "tests.valkey", "tests.server", "tests.databases"]
