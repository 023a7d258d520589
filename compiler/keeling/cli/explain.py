"""`keeling explain`: what a check means, from its page."""

from __future__ import annotations

from pathlib import Path

import click

import keeling
from keeling.cli.refusal import Refusal


@click.command
@click.argument("check", required=False)
def command(check: str | None) -> None:
    """Explain CHECK, or list every check."""
    pages = {path.stem: path for path in sorted(_folder().glob("*.md")) if path.stem != "index"}
    if check is None:
        for name, path in pages.items():
            click.echo(f"{name}: {_first_sentence(path)}")
        return
    if check not in pages:
        from difflib import get_close_matches

        near = get_close_matches(check, pages, n=1)
        advice = f"Did you mean `{near[0]}`?" if near else "`keeling explain` lists them."
        raise Refusal(f"There is no check `{check}`.", advice)
    click.echo(pages[check].read_text(encoding="utf-8").strip())


def _folder() -> Path:
    """Return the folder of the checks' pages: beside an installed package, or in the checkout."""
    package = Path(keeling.__file__).parent
    inside = package / "checks"
    return inside if inside.is_dir() else package.parents[1] / "site" / "pages" / "checks"


def _first_sentence(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    said = (line for line in lines if line and not line.startswith("#"))
    return next(said, "")
