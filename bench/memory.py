"""How much memory a process has held."""

import re
from pathlib import Path


def peak_memory() -> float:
    """Megabytes that this process has held at the most; 0 where the system does not say."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) / 1024 if found else 0.0
