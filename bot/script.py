"""The command ``newsdesk``: exactly ``python -m bot``."""

from runpy import run_module


def newsdesk() -> None:
    """Run the program as ``python -m bot`` does; ends the process."""
    run_module("bot", run_name="__main__", alter_sys=True)
