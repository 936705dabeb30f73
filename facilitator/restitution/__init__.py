"""The restitution: one document of what a workshop said, in every format, with every note in it."""
