"""`keeling fmt`: the one layout."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import click

from keeling.backends import Artefact
from keeling.cli import folder
from keeling.cli.common import Session, with_root, write_files
from keeling.diagnostics import Diagnostic
from keeling.syntax.format import format_text


@click.command
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@click.option("--check", "only_check", is_flag=True, help="Change nothing; name what would change.")
def command(paths: tuple[Path, ...], root: str | None, only_check: bool) -> None:
    """Lay out the law, or only PATHS, in the one layout."""
    session = Session(root)
    files = session.need(folder.files(session.folder, ".law"))
    session.sources = {file.path: file for file in files}
    changed: list[Artefact] = []
    found: list[Diagnostic] = []
    reader = folder.reader()
    for file in files:
        if not session.asked(file.path, paths):
            continue
        result = format_text(file, files, reader)
        found += result.diagnostics
        if result.value != file.text:
            inside = PurePosixPath(file.path).relative_to(session.folder.resolve().name)
            changed.append(Artefact(inside, result.value))
    if found:
        session.refuse(found)
    for artefact in changed:
        verb = "would be laid out anew" if only_check else "laid out anew"
        click.echo(f"{session.folder.resolve().name}/{artefact.path}: {verb}")
    if not only_check:
        write_files(changed, session.folder)
    sys.exit(1 if only_check and changed else 0)
