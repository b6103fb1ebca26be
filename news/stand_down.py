"""What ends the work of a process, and is no fault of what it had in hand."""


class StandDownError(Exception):
    """Nothing more may be done here: another process goes on with it."""
