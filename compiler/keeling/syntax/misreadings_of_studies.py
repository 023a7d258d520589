"""How studies and standing claims usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading


def _study(*lines: str) -> str:
    return 'study "S"\n' + "".join(f"  {line}\n" for line in lines)


_SO = "  the box is listed"

OF_STUDIES: tuple[Misreading, ...] = (
    Misreading(
        "It is not said in which lines of its text the study says this.",
        'Write `claim "…" at line 616`, or `claim "…" at lines 606 to 610`.',
        (
            _study('claim "a"', _SO),
            _study('claim "a" 6', _SO),
            _study('claim "a" line 6', _SO),
            _study('claim "a" at line', _SO),
            _study('claim "a" at line six', _SO),
            _study('claim "a" at line 6 to 8', _SO),
            _study('claim "a" at line 6 and 8', _SO),
            _study('claim "a" at lines 6', _SO),
            _study('claim "a" at lines 6-8', _SO),
            _study('claim "a" at lines 6 and 8', _SO),
            _study('claim "a" at lines 6 to', _SO),
        ),
    ),
    Misreading(
        "It is not said what this claim comes to.",
        "Write below it, two spaces deeper, what the law would answer: `where …, … is 2 years`. If "
        "rules cannot say it, write `outside what rules can say` and why.",
        (
            _study('claim "a" at line 6'),
            _study('claim "a" at line 6', 'claim "b" at line 7', _SO),
            _study('claim "a" at lines 6 to 8'),
            _study('claim "a" at lines 6 to 8', 'claim "b" at line 9', _SO),
        ),
    ),
    Misreading(
        "In a study, each sentence stands below a claim, which says where the study says so.",
        'Write `claim "…" at line 616` above it, and the sentence two spaces deeper.',
        (
            _study("the box is listed"),
            _study("note a", "the box is listed"),
            _study("where heavy, the box is listed"),
            _study("note a", "where heavy, the box is listed"),
            _study('claim "a" at line 6', _SO, "the box is listed"),
            _study('claim "a" at line 6', _SO, "where heavy, the box is listed"),
        ),
    ),
    Misreading(
        "A study has a `claim` for each thing that it says of the law, and none stands here.",
        'Write `claim "…" at line 616`, and below it, two spaces deeper, what it comes to.',
        (
            'study "S"\n',
            _study("note a"),
            _study("claims"),
            _study("note a", "claims"),
            _study("lines counted in a", "claims"),
            _study("as at a", "claims"),
            _study("written by a", "claims"),
        ),
    ),
    Misreading(
        "What a claim comes to stands directly below it, before its notes.",
        "Move the notes down.",
        (
            _study('claim "a" at line 6', "  note a", _SO),
            _study('claim "a" at line 6', "  note a", "  where heavy, the box is listed"),
        ),
    ),
    Misreading(
        "No claim stands here.",
        "Write one sentence for each thing that must always hold: `where …, … is 2 years`.",
        (
            'standing claims "S"\n',
            'standing claims "S"\n  note a\n',
            'standing claims "S"\n  claim "a" at line 6\n    the box is listed\n',
            'standing claims "S"\n  note a\n  claim "a" at line 6\n    the box is listed\n',
        ),
    ),
)
