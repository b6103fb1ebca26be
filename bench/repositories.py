"""Files that nobody here wrote: repositories as they were fetched, read and never unpacked."""

import subprocess
from collections.abc import Iterator
from pathlib import Path


def repository(folder: Path, name: str) -> Path | None:
    """The git directory of ``owner/name`` under a folder; None, said aloud, where there is none."""
    found = folder / name.replace("/", "+") / "repo"
    if (found / "HEAD").exists():
        return found
    print(f"  {name} is not in {folder}: skipped", flush=True)
    return None


def every_repository(folder: Path) -> list[Path]:
    """All git directories under a folder."""
    return sorted(head.parent for head in folder.glob("*/repo/HEAD"))


def files(repository: Path, under: str = "") -> Iterator[tuple[str, bytes]]:
    """The files of the newest commit below a path; those that were not fetched are left out."""
    listed = _git(repository, "ls-tree", "-r", "-z", "HEAD", *([under] if under else []))
    rows = [row.partition("\t") for row in listed.decode("utf-8", "replace").split("\0") if row]
    blobs = [(path, about.split()[2]) for about, _, path in rows if about.split()[1] == "blob"]
    asked = "\n".join(blob for _, blob in blobs)
    answer = _git(repository, "cat-file", "--batch", said=asked.encode())
    at = 0
    for path, _ in blobs:
        end = answer.index(b"\n", at)
        header = answer[at:end].split()
        at = end + 1
        if header[-1] != b"missing":
            size = int(header[2])
            yield path, answer[at : at + size]
            at += size + 1


def _git(repository: Path, *arguments: str, said: bytes = b"") -> bytes:
    command = ["git", f"--git-dir={repository}", *arguments]
    return subprocess.run(command, input=said, check=True, capture_output=True).stdout  # noqa: S603 - constants and a folder
