"""How application, saving and transitional provision usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading

_PROPOSED = 'proposal "P"\n  in section 9 of BA 2001, for "a" substitute "b"\n'


def _saving(line: str) -> str:
    return f"{_PROPOSED}  saving\n    {line}\n"


def _application(line: str) -> str:
    return f"{_PROPOSED}  application\n    {line}\n"


def _modification(line: str) -> str:
    return f"{_PROPOSED}  transitional provision\n    {line}\n"


OF_REACH: tuple[Misreading, ...] = (
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
    Misreading(
        "An application says to which cases alone the amendments apply.",
        "Below `application`, two spaces deeper, write `the amendments apply only where …`.",
        (
            _application("the amendments apply"),
            _application("the amendments"),
            _application("the amendments apply only where"),
            _application("the amendments apply where the lid"),
            _application("the amendments apply only if the lid"),
            _application("the amendments do not apply"),
            _application("where the lid, the amendments apply"),
            _application("where the lid, the amendments apply only where the lid"),
            _application("the amendments section 9 of BA 2001 apply only where the lid"),
            _PROPOSED + "  application\n",
        ),
    ),
    Misreading(
        "To which cases the amendments apply is said below the word `application`.",
        "Below the instructions, level with them, write `application`; below that, two spaces "
        "deeper, `the amendments apply only where …`.",
        (_PROPOSED + "  the amendments apply only where the lid\n",),
    ),
    Misreading(
        "A transitional provision says what else is done in some cases.",
        "Below `transitional provision`, two spaces deeper, write `where …,` and then an "
        'instruction, such as `in section 1, for "12" substitute "14"`.',
        (
            _modification("where the lid"),
            _modification("where the lid,"),
            _modification("where the lid, the box is listed"),
            _modification("where the lid, the amendments do not apply"),
            _modification('in section 9 of BA 2001, for "b" substitute "c"'),
            _PROPOSED + "  transitional provision\n",
        ),
    ),
)
