"""A real stage with simulated people over real sockets, and the checker of what they saw."""
