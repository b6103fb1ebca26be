"""A whole database brought to another, of either engine."""

from pathlib import Path

from storage.database import file_of, shown_address
from storage.portable import CopyError, Proof, Report, copy_all, shapes_of
from storage.snapshots import snapshot_of
from storage.tables import metadata
from storage.vacancies import Index, vacant


async def move(source_url: str, target_url: str, index: Index, report: Report) -> list[Proof]:
    """Copy everything to an empty database; what each table holds, there as here.

    Nobody may use either meanwhile; of an SQLite file the caller sees to that. Raises CopyError:
    then the target is empty as before.
    """
    require_two(source_url, target_url)
    async with (
        snapshot_of(source_url, still=True) as (source, _, size),
        vacant(target_url, size, index) as target,
    ):
        return await copy_all(source, target, shapes_of(metadata), report)


def require_two(one: str, other: str) -> None:
    """Raises CopyError when two addresses are of one SQLite file.

    Two addresses of one PostgreSQL database are known by its locks.
    """
    path, same = file_of(one), file_of(other)
    if path and same and (path.resolve() == same.resolve() or _are_linked(path, same)):
        raise CopyError(f"{shown_address(other)} is the database itself: name another one")


def _are_linked(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
