"""From bytes to text: UTF-8, one kind of line end, nothing that a reader cannot see."""

from __future__ import annotations

from keeling.diagnostics import Check, Result, Scope
from keeling.source import SourceFile, Span

ENCODING = Check("encoding", "text that a reader could not see or trust", scope=Scope.READING)


def decode(path: str, data: bytes) -> Result[SourceFile | None]:
    """Return the text of a file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        column = fault.start - (data.rfind(b"\n", 0, fault.start) + 1) + 1
        found = ENCODING.at(
            Span.point(path, line, column),
            "This is not UTF-8 text.",
            advice="Save the file again as UTF-8.",
        )
        return Result(None, (found,))
    return Result(SourceFile(path, text.replace("\r\n", "\n")))
