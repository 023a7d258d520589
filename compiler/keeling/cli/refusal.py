"""A command that cannot be run as it was typed: what is so, and what to do."""

from __future__ import annotations

from typing import IO, Any

import click


class Refusal(click.UsageError):
    """Ends the command with 2, and says what is so and what to do."""

    def __init__(self, message: str, advice: str) -> None:
        """Refuse with a message and advice."""
        super().__init__(message)
        self.advice = advice

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it as everything that is wrong is said."""
        click.echo(f"{self.message}\nWhat to do: {self.advice}", file=file, err=file is None)
