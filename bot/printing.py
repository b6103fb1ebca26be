"""Lines for whoever has typed a command."""

import sys


def say(line: str) -> None:
    """Print a line at once, also into a pipe. Raises BrokenPipeError when nobody reads it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
