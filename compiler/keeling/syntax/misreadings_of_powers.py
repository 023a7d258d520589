"""How sentences about powers to amend usually go wrong."""

from __future__ import annotations

from keeling.syntax.misreading import Misreading


def _power(line: str) -> str:
    return f"section 3 of BA 2001\n  (1) {line}\n"


OF_POWERS: tuple[Misreading, ...] = (
    Misreading(
        "A power says which provisions it reaches.",
        "Name them one by one, with `or` between them: `the Minister may by order amend section 1 "
        "or schedule 2`.",
        (
            _power("keepers may by order amend"),
            _power("keepers may by order amend heavy"),
            _power("keepers may by order amend section 1, section 2"),
            _power("keepers may by order amend section 1 and section 2"),
            _power("keepers may by order amend section 1 or"),
        ),
    ),
    Misreading(
        "A limit of a power says which amendments do not apply to what is before commencement.",
        "Write `where the date of … is before commencement, an amendment by which … in more cases "
        "does not apply`.",
        (
            _power("where the width is before commencement"),
            _power(
                "where the width is before commencement an amendment by which the box is listed"
            ),
            _power(
                "where the width is before commencement, an amendment by which the box is listed"
            ),
            _power("where the width is before commencement, an amendment by which"),
            _power(
                "where the width is before commencement, an amendment by which the box is listed "
                "in more cases"
            ),
            _power("an amendment by which the box is listed in more cases does not apply"),
            _power("where the lid, an amendment by which the box is listed in more cases"),
        ),
    ),
    Misreading(
        "It is not said for which purposes the limit does not apply.",
        "Write `subsection (2) does not apply for the purposes of section 7`.",
        (
            _power("subsection (2) does not apply"),
            _power("subsection (2) does not apply for the purposes of"),
            _power("subsection (2) does not apply for the purposes of heavy"),
            _power("subsection (2) does not apply if heavy"),
            _power("subsection (2) does not apply where heavy"),
        ),
    ),
)
