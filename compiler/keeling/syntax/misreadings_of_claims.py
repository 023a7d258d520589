"""How claims usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading


def _claim(line: str) -> str:
    return (
        f'proposal "P"\n  in section 9 of BA 2001, for "a" substitute "b"\n  claims\n    {line}\n'
    )


OF_CLAIMS: tuple[Misreading, ...] = (
    Misreading(
        "Who is affected, and who is not, is claimed in one of three ways.",
        "Write `only … and … are affected`, with choices of one fact; `nobody is affected where "
        "…`; or `nobody is affected except where …`.",
        (
            _claim("nobody newly has to open it"),
            _claim("nobody under 18 is affected"),
            _claim("nobody"),
            _claim("nobody is listed"),
            _claim("nobody is affected if heavy"),
            _claim("nobody is affected, except where heavy"),
            _claim("only round or square is affected"),
            _claim("only the shape is round is affected"),
            _claim("only heavy is affected"),
            _claim("only"),
            _claim("only round"),
            _claim("only round and square are"),
            _claim("only round is listed"),
            _claim("round is not affected"),
            _claim("where heavy, nobody is affected"),
            _claim("everybody is affected"),
        ),
    ),
    Misreading(
        "What is so as a fact grows is claimed in one of a few ways.",
        "Write `… is never longer as … grows` or `… is never shorter as … grows`, `… in no more "
        "cases as … grows` of what is yes or no, and name the fact that grows. Which cases are "
        "meant stands before it: `where …, `.",
        (
            _claim("the charge is never longer as the width"),
            _claim("the charge is never longer as the width is more"),
            _claim("the charge is never longer as the width rises"),
            _claim("the charge is never longer as"),
            _claim("the charge is never longer as heavy grows"),
            _claim("the charge is never longer as the width grows where heavy"),
            _claim("the box is listed in no more cases as the width rises"),
        ),
    ),
    Misreading(
        "That two choices are answered alike is claimed in one way.",
        "Write `… is the same for … as for …`, with two choices of one fact; of what is yes or no "
        "`… in the same cases for … as for …`. Which cases are meant stands before it: `where …, "
        "`.",
        (
            _claim("the charge is the same for round"),
            _claim("the charge is the same for round and square"),
            _claim("the charge is the same for round or square"),
            _claim("the charge is the same for round as square"),
            _claim("the charge is the same for round, as for square"),
            _claim("the charge is the same for round as for square where heavy"),
            _claim("the charge is the same for heavy as for light"),
            _claim("the charge is the same for the shape is round"),
            _claim("the box is listed in the same cases for round and square"),
        ),
    ),
    Misreading(
        "What is more for one choice than for another is claimed in one way.",
        "Write `… is never shorter for … than for …`, with two choices of one fact; of what is yes "
        "or no `… in no fewer cases for … than for …`. Which cases are meant stands before it: "
        "`where …, `.",
        (
            _claim("the charge is never longer for round"),
            _claim("the charge is never longer for round than square"),
            _claim("the charge is never longer for round as for square"),
            _claim("the charge is never longer for heavy than for light"),
            _claim("the charge is never longer for round than for square where heavy"),
            _claim("the box is listed in no more cases for round and square"),
        ),
    ),
    Misreading(
        "What becomes of an answer is claimed in one of a few ways.",
        "Write `… in no more cases` or `… in no fewer cases` of what is yes or no; `… is never "
        "longer` or `… is never shorter` of a length of time; `… is never higher` or `… is never "
        "lower` of a point on a scale; `… is unchanged`; or what the law would answer: `… is 2 "
        "years`, `… is none`. Before each may stand of which cases it is said: `where …, `.",
        (
            _claim("the box is listed in fewer cases"),
            _claim("the box is listed in more cases"),
            _claim("the box is listed if heavy"),
            _claim("the box is listed, except where heavy"),
            _claim("the charge is not longer"),
            _claim("the charge is at most 2 years"),
            _claim("the charge is 2 years if heavy"),
            _claim("the charge are unchanged"),
            _claim("the charge is never longer where heavy"),
            _claim("the charge is never longer if heavy"),
            _claim("the charge is never longer except where heavy"),
            _claim("the charge is never longer, except where heavy"),
            _claim("the box is listed in no more cases where heavy"),
            _claim("the box is listed in no more cases, except where heavy"),
            _claim("where heavy, the charge is at most 2 years"),
        ),
    ),
)
