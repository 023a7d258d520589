"""What is found, written out for somebody else to check."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath

import click

from keeling.backends import Artefact
from keeling.backends.json.certificate import certificate
from keeling.certifying import Certifying
from keeling.cli.common import write_files
from keeling.cli.refusal import Refusal

with_certificate = click.option(
    "--certificate",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also write what is found into FILE, with the law, for others to check.",
)


def write_certificate(path: Path, found: Certifying) -> None:
    """Write a certificate, or say why there can be none, and end."""
    if why := found.refused():
        raise Refusal(
            f"No certificate can be written, because {why}. Nothing was written.",
            "Leave `--certificate` out: the answer itself is complete.",
        )
    write_files([Artefact(PurePosixPath(path.name), as_written(found))], path.parent)


def as_written(found: Certifying) -> str:
    """Return the text of a certificate; of one that cannot be written, which must be known."""
    return json.dumps(certificate(found.findings), ensure_ascii=False, indent=1) + "\n"
