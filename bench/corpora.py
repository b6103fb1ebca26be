"""Public collections of files, as far as they are there: none is a part of this project.

A folder of them has one folder each, called ``owner+name``: with the files, or with a bare
repository called ``repo``.
"""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

Files = dict[str, bytes]


def files_of(folder: Path, repository: str, *below: str) -> Files:
    """The files of a repository that stand below any of these paths; none where it is absent."""
    place = folder / repository.replace("/", "+")
    bare = place / "repo"
    if (bare / "HEAD").is_file():
        return _archived(bare, below)
    found = (path for path in sorted(place.rglob("*")) if path.is_file())
    named = ((path.relative_to(place).as_posix(), path) for path in found)
    return {name: path.read_bytes() for name, path in named if name.startswith(below)}


def _archived(repository: Path, below: tuple[str, ...]) -> Files:
    command = ["git", f"--git-dir={repository}", "archive", "HEAD", *below]
    packed = subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        members = [member for member in archive if member.isfile()]
        opened = {member.name: archive.extractfile(member) for member in members}
        return {name: file.read() for name, file in opened.items() if file}
