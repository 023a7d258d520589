"""How instructions, and what was before them, usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading

OF_INSTRUCTIONS: tuple[Misreading, ...] = (
    Misreading(
        "`which read` stands between an instruction and what stood there before.",
        "Write it on the line below the instruction; below it, two spaces deeper, the old text.",
        (
            "section 9 of BA 2001\n  omit section 1 of BA 2001\n  which read\n",
            "section 9 of BA 2001\n  which read\n    (a) heavy\n",
            "section 9 of BA 2001\n  the box is listed\n  which read\n    (a) heavy\n",
        ),
    ),
    Misreading(
        "An instruction omits, replaces or stands beside a provision, and not a whole work.",
        "Name the provision: `omit section 1 of …`; of a guideline whose sentences have no "
        "numbers, the row of its table: `omit row 3 of …`. Words are changed `in …`, with the "
        "name of the guideline or guidance alone.",
        (
            'proposal "P"\n  omit BA 2001\n',
            'proposal "P"\n  for BA 2001 substitute\n    (a) heavy\n',
            'proposal "P"\n  after BA 2001 insert\n    (a) heavy\n',
        ),
    ),
    Misreading(
        "A proposal has no instruction.",
        'Say what it changes: `in section 1 of …, for "old words" substitute "new words"`.',
        ('proposal "P"\n  commences 1 May 2027\n', 'proposal "P"\n'),
    ),
)
