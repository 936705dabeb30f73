"""The app for a room that must think together. Workers import this module: it costs nothing."""

__version__ = "0.1.0"
