"""How savings usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading

_PROPOSED = 'proposal "P"\n  in section 9 of BA 2001, for "a" substitute "b"\n'


def _saving(line: str) -> str:
    return f"{_PROPOSED}  saving\n    {line}\n"


OF_SAVINGS: tuple[Misreading, ...] = (
    Misreading(
        "A saving says in which cases the amendments do not apply.",
        "Below `saving`, two spaces deeper, write `where …, the amendments do not apply`.",
        (
            _saving("the amendments do not apply"),
            _saving("where the lid"),
            _saving("where the lid,"),
            _saving("where the lid, the box is listed"),
            _saving("where the lid, the amendments of section 9 of BA 2001"),
            _saving("where the lid, the amendments"),
            _saving("where the lid, the amendments section 9 of BA 2001 do not apply"),
            _saving("the amendments do not apply where the lid"),
            _saving("the amendments do not apply if the lid"),
            _saving("where the lid, do not apply"),
            _PROPOSED + "  saving\n",
        ),
    ),
    Misreading(
        "What is saved is said below the word `saving`, which stands last in the proposal.",
        "Below the instructions, level with them, write `saving`; below that, two spaces deeper, "
        "`where …, the amendments do not apply`.",
        (
            _PROPOSED.replace(
                "in section", "saving\n    where the lid, the amendments do not apply\n  in section"
            ),
            _PROPOSED + "  where the lid, the amendments do not apply\n",
            _saving("where the lid, the amendments do not apply")
            + '  in section 1 of BA 2001, for "a" substitute "b"\n',
        ),
    ),
)
