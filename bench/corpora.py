"""Public collections of files, as far as they are there: none is a part of this project."""

from pathlib import Path

from bench.repositories import files, repository

Files = dict[str, bytes]


def files_of(folder: Path, name: str, *below: str) -> Files:
    """The files of ``owner/name`` that stand below any of these paths; none where it is absent."""
    found = repository(folder, name)
    if found is None:
        return {}
    return {path: data for each in below or ("",) for path, data in files(found, each)}
