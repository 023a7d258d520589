"""Text for a person at a terminal: wrapped to its width, the head of each part picked out."""

from __future__ import annotations

import click

from keeling.cli.common import colour_wanted


def show(text: str) -> None:
    """Write text: as it is where it is piped, laid out by Rich where somebody looks."""
    if not colour_wanted():
        click.echo(text)
        return
    # Rich costs more to import than most answers cost to find, so only a terminal pays for it.
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip(" "))
        style = "bold" if indent == 0 and line else ""
        console.print(Padding(Text(line[indent:], style=style), (0, 0, 0, indent)))
