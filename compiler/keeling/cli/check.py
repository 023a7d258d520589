"""`keeling check`: everything wrong, in plain words."""

from __future__ import annotations

import pickle
import sys
from datetime import date
from pathlib import Path

import click

from keeling.cli import folder
from keeling.cli.common import Session, ends, today, with_as_at, with_format, with_root
from keeling.cli.store import store
from keeling.diagnostics import Diagnostic
from keeling.source import SourceFile

_NOT_CHECKED = (
    "The rest was not checked, or not all of it: the law is read as a whole. "
    "Put this right first, wherever it lies."
)


@click.command
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@with_as_at
@with_format
def command(paths: tuple[Path, ...], root: str | None, as_at: date | None, form: str) -> None:
    """Find everything that is wrong with the law, in plain words.

    Reads the whole folder of law; with PATHS, reports only what lies in them, and what cannot be
    understood wherever it lies. Ends with 0 where nothing is wrong, 1 with findings, 2 where
    something cannot be understood.
    """
    session = Session(root, form)
    files = session.law_files()
    day = as_at or today()
    for path in paths:
        if not any(session.asked(file.path, [path]) for file in files):
            raise click.UsageError(
                f"There is no file of law in `{path}` that lies in the folder "
                f"`{session.folder.resolve().name}`. Name a `.law` file or a folder in it."
            )
    inside: list[Diagnostic] = []
    elsewhere: list[Diagnostic] = []
    found, stopped = kept(files, day)
    for item in found:
        (inside if session.asked(item.span.path, paths) else elsewhere).append(item)
    unread = [item for item in elsewhere if ends([item]) == 2]
    status = ends(session.report([*inside, *unread], always=True))
    if unread and stopped:
        click.echo(_NOT_CHECKED, err=True)
    sys.exit(status)


def kept(files: tuple[SourceFile, ...], day: date) -> tuple[tuple[Diagnostic, ...], bool]:
    """Return what is wrong with the law, and whether that stopped the rest from being checked.

    It comes from the store if these very files were checked before.
    """
    key = "findings-" + folder.fingerprint(files, day.isoformat())
    before = store().get(key)
    if before is not None:
        again: tuple[tuple[Diagnostic, ...], bool] = pickle.loads(before)
        return again
    made = _findings(files, day)
    store().put(key, pickle.dumps(made, protocol=5))
    return made


def _findings(files: tuple[SourceFile, ...], day: date) -> tuple[tuple[Diagnostic, ...], bool]:
    """Check the law as it stands, and as each proposal would make it."""
    read = folder.corpus(files)
    if read.value is None:
        return read.diagnostics, True
    # Results that are kept need no compiler, so it is imported only here.
    from keeling.pipeline import everything

    return (*read.diagnostics, *everything(read.value, day)), False
