"""What is known of law that cannot be read: a sentence for each way it usually goes wrong.

Each entry holds samples of malformed law; a fault is recognised when the parser stands in the
same state before the same kind of word as it does in a sample. The table is tried in order.
"""

from __future__ import annotations

from keeling.diagnostics import Check, Scope
from keeling.syntax.misreading import Misreading as Misreading
from keeling.syntax.misreadings_of_answers import OF_ANSWERS
from keeling.syntax.misreadings_of_claims import OF_CLAIMS
from keeling.syntax.misreadings_of_instructions import OF_INSTRUCTIONS
from keeling.syntax.misreadings_of_pathways import OF_PATHWAYS
from keeling.syntax.misreadings_of_powers import OF_POWERS
from keeling.syntax.misreadings_of_reach import OF_REACH
from keeling.syntax.misreadings_of_studies import OF_STUDIES

SYNTAX = Check("syntax", "words that do not make a sentence of law", scope=Scope.READING)
UNKNOWN = Check("unknown-name", "a name that is declared nowhere", scope=Scope.READING)


def _section(*lines: str) -> str:
    return "section 1 of BA 2001\n" + "".join(f"  {line}\n" for line in lines)


MISREADINGS: tuple[Misreading, ...] = (
    Misreading(
        "A condition that begins with `where` ends with a comma, and this one does not.",
        "Write a comma where the condition ends: `where the offence is theft, the offence is "
        "listed`.",
        (
            _section("where the width is 5 the box is listed"),
            _section("where heavy the box is listed"),
            _section("where the lid the charge is 5 months"),
            _section("where the shape is round the box is listed"),
            _section("where heavy"),
            _section("where the width is 5"),
            _section("where the shape is round"),
        ),
    ),
    Misreading(
        "A sentence says `where` once.",
        "Join the conditions with `and`: `where … and …, …`.",
        (
            _section("where heavy, where the lid, the box is listed"),
            _section("where the lid, where heavy, the charge is 5 months"),
        ),
    ),
    Misreading(
        "A condition that stands last begins with `if`.",
        "Write `if`; or put the condition first, with `where …,`.",
        (
            _section("the box is listed where heavy"),
            _section("the box is not listed where heavy"),
            _section("the charge is 5 months where heavy"),
            _section("the charge is indefinite where heavy"),
            _section("the charge is the price where heavy"),
            _section("the charge is half of the price where heavy"),
            _section("the height is rung where heavy"),
            _section("keepers should open the box where heavy"),
        ),
    ),
    Misreading(
        "A condition that stands last begins with `if`, and no comma stands before it.",
        "Write `if` in place of the comma and `where`; or put the condition first, with `where "
        "…,`. An exception is said with `, except where …`.",
        (
            _section("the box is listed, where heavy"),
            _section("the box is not listed, where heavy"),
            _section("the charge is 5 months, where heavy"),
            _section("the charge is indefinite, where heavy"),
            _section("keepers should open the box, where heavy"),
        ),
    ),
    Misreading(
        "An answer is introduced by `is`.",
        "Write `is` before it.",
        (
            _section("the charge 5 months"),
            _section("the charge indefinite"),
            _section("the charge round"),
            _section("the charge half of the price"),
        ),
    ),
    Misreading(
        "No comma stands before `if`.",
        "Leave the comma out.",
        (
            _section("the box is listed, if heavy"),
            _section("the charge is 5 months, if heavy"),
            _section("keepers should open the box, if heavy"),
        ),
    ),
    Misreading(
        "Nothing is said of the cases that `where` describes.",
        "After the comma write what follows in those cases: an outcome and its answer.",
        (_section("where heavy,"), _section("subject to section 2,")),
    ),
    Misreading(
        "`if` is not followed by a condition.",
        "Write the condition on the same line, or `if any of` / `if all of` with the limbs "
        "(a), (b) … on the lines below, two spaces deeper.",
        (_section("the box is listed if"), _section("the charge is 5 months if")),
    ),
    Misreading(
        "This line stands deeper than the line above, which introduces no list.",
        "If it is a limb, end the line above with `any of`, `all of` or `none of`; if not, put it "
        "level with the line above.",
        (
            _section("the box is listed", "  (a) heavy"),
            _section("the box is listed if heavy", "  (a) the lid"),
        ),
    ),
    Misreading(
        "A limb needs a label.",
        "Begin the line with its number in brackets: `(a)`, `(b)`, `(i)`.",
        (
            _section("the box is listed if any of", "  heavy"),
            _section("the box is listed if any of", "  (a) any of", "    heavy"),
            _section("the box is listed if any of", "  the lid"),
            _section("the box is listed if any of", "  the shape is round"),
            _section("the box is listed if", "  heavy"),
            _section("the box is listed if", "  the lid"),
            _section("the box is listed if", "  the shape is round"),
        ),
    ),
    Misreading(
        "This limb is empty.",
        "Write its condition after the label, or delete the label.",
        (_section("the box is listed if any of", "  (a)"),),
    ),
    Misreading(
        "The list that should follow is missing.",
        "Put the limbs (a), (b) … on the lines below, two spaces deeper.",
        (
            _section("the box is listed if any of"),
            _section("the box is listed if any of heavy"),
            _section("the box is listed if any of the lid"),
            _section("the box is listed if any of", "  (a) any of"),
        ),
    ),
    Misreading(
        "A limb does not end with a comma.",
        "Leave it out: limbs are joined by `any of` or `all of` above them.",
        (
            _section("the box is listed if any of", "  (a) heavy,", "  (b) the lid"),
            _section("the box is listed if any of", "  (a) the lid,", "  (b) the lid"),
            _section("the box is listed if any of", "  (a) the width is 5,", "  (b) the lid"),
            _section("the box is listed if any of", "  (a) the shape is round,", "  (b) the lid"),
        ),
    ),
    Misreading(
        "This sentence says two things.",
        "Put each outcome in a sentence of its own, on a line of its own.",
        (
            _section("the box is listed, the charge is 5 months"),
            _section("the charge is 5 months, the box is listed"),
            _section("the box is listed and the charge is 5 months"),
        ),
    ),
    Misreading(
        "Nothing is two of these choices at once.",
        "Write `or` between them; where two facts are meant, name the second one too.",
        (
            _section("where the shape is round and square, the box is listed"),
            _section("the box is listed if the shape is round and square"),
            _section("where the shape is not round and square, the box is listed"),
        ),
    ),
    Misreading(
        "`not` is said once, after `is`.",
        "Write `is not … or …`: it means none of them.",
        (
            _section("where the shape is not round or not square, the box is listed"),
            _section("the box is listed if the shape is not round and not square"),
            _section("where the shape is round or not square, the box is listed"),
        ),
    ),
    Misreading(
        "There is no open bracket to close here.",
        "Delete this one, or write `(` where the bracketed condition begins.",
        (
            _section("where heavy), the box is listed"),
            _section("where the lid), the box is listed"),
            _section("where the width is 5), the box is listed"),
            _section("where the shape is round), the box is listed"),
            _section("the box is listed if heavy)"),
            _section("the box is listed if the lid)"),
        ),
    ),
    Misreading(
        "`subject to`, `despite` and `in place of` end with a comma.",
        "Write a comma after the provision: `subject to section 82, …`.",
        (
            _section("subject to section 2 the box is listed"),
            _section("despite section 2 where heavy, the box is listed"),
            _section("subject to section 2 of BA 2001 the box is listed"),
            _section("subject to section 2 the charge is 5 months"),
        ),
    ),
    Misreading(
        "A choice stands on a line of its own, and nothing joins it to the next.",
        "Leave out what comes after it.",
        (
            "facts\n  the shape is one of\n    round,\n    square\n",
            "facts\n  the shape is one of\n    round or\n    square\n",
            "facts\n  the shape is one of\n    round and\n    square\n",
            'facts\n  the shape is one of\n    round "R",\n    square\n',
            'scale "s"\n  rung,\n  round\n',
        ),
    ),
    Misreading(
        "A length of time that is part of a sentence has an apostrophe.",
        "Write `26 weeks' custody`, or `1 year's custody`.",
        (_section("the height is 5 weeks fall"), _section("the height is rung to 5 weeks fall")),
    ),
    Misreading(
        "An Act or instrument says nothing by itself: its provisions do.",
        "Begin a provision at the left margin, such as `section 1 of …`, and put the sentence "
        "under it.",
        (
            'act "B"\n  cited as BB\n  the box is listed\n',
            'act "B"\n  cited as BB\n  where the lid, the box is listed\n',
            'act "B"\n  cited as BB\n  (1) the box is listed\n',
            'act "B"\n  cited as BB\n  section 1\n    the box is listed\n',
            'instrument "B"\n  cited as BB\n  the box is listed\n',
            'instrument "B"\n  cited as BB\n  where the lid, the box is listed\n',
            'instrument "B"\n  cited as BB\n  (1) the box is listed\n',
            'instrument "B"\n  cited as BB\n  section 1\n    the box is listed\n',
        ),
    ),
    Misreading(
        "A proposal gives instructions, and holds no law itself.",
        'Say what the law is to read: `in section 1 of …, for "old words" substitute "new words"`.',
        (
            'proposal "P"\n  (1) the box is listed\n',
            'proposal "P"\n  the box is listed\n',
            'proposal "P"\n  where heavy, the box is listed\n',
            'proposal "P"\n  commences 1 May 2027\n  (1) the box is listed\n',
            'proposal "P"\n  commences 1 May 2027\n  the box is listed\n',
            'proposal "P"\n  commences 1 May 2027\n  where heavy, the box is listed\n',
        ),
    ),
    Misreading(
        "An instruction names what it amends after `in`.",
        'Write `in section 1 of …, for "old words" substitute "new words"`.',
        (
            'proposal "P"\n  section 1 of BA 2001, for "a" substitute "b"\n',
            'proposal "P"\n  commences 1 May 2027\n  section 1 of BA 2001, for "a"\n',
        ),
    ),
    Misreading(
        "A comma is missing after the address.",
        'Write `in section 1 of …, for "old words" substitute "new words"`.',
        (
            'proposal "P"\n  in section 1 of BA 2001 for "a" substitute "b"\n',
            'proposal "P"\n  in section 1 for "a" substitute "b"\n',
        ),
    ),
    Misreading(
        "A comparison is not finished here.",
        "Write a figure, with its unit where it has one: `at least 12 months`, `under 18`.",
        (
            _section("where the width is at least, the box is listed"),
            _section("where the width is under the lid, the box is listed"),
            _section("the box is listed if the width is at most"),
            _section("the box is listed if heavy for at least"),
        ),
    ),
    Misreading(
        "The answer is missing.",
        "Write it after `is`: `5 years`, `indefinite`, or a choice that was declared.",
        (_section("the charge is"), _section("where heavy, the charge is")),
    ),
    Misreading(
        "Something should stand here after `is`.",
        "Write a choice, or a comparison such as `under 18` or `at least 12 months`.",
        (
            _section("where the width is, the box is listed"),
            _section("the box is listed if the width is"),
            _section("where the shape is not, the box is listed"),
        ),
    ),
    Misreading(
        "A condition is missing after `and` or `or`.",
        "Write another condition after it, or delete the word.",
        (
            _section("the box is listed if heavy and if the lid"),
            _section("where heavy and, the box is listed"),
            _section("where heavy or, the box is listed"),
            _section("where heavy and"),
            _section("where heavy or"),
            _section("the box is listed if heavy and"),
        ),
    ),
    Misreading(
        "A bracket is not closed.",
        "Write `)` where the bracketed condition ends.",
        (
            _section("the box is listed if (heavy"),
            _section("where (heavy and the lid, the box is listed"),
            _section("where (the shape is round, the box is listed"),
        ),
    ),
    Misreading(
        "A table should follow.",
        "On the lines below, two spaces deeper, write a heading row and the rows, each cell "
        "between bars: `| the disposal | the notification period |`.",
        (
            _section("the charge is, by the first row that applies"),
            _section("the charge is, by the only row that applies", "the box is listed"),
        ),
    ),
    Misreading(
        "It is not said how the rows of the table are read.",
        "Write `, by the first row that applies` or `, by the only row that applies`.",
        (
            _section("the charge is,", "  | the width | the charge |"),
            _section("the charge is", "  | the width | the charge |"),
        ),
    ),
    Misreading(
        "A row of a table ends with a bar.",
        "Write `|` after the last cell.",
        (
            _section("the charge is, by the first row that applies", "  | the width | the charge"),
            _section(
                "the charge is, by the first row that applies",
                "  | the width | the charge |",
                "  | 5 | 5 years",
            ),
        ),
    ),
    Misreading(
        "A definition says `means`.",
        'Write `"…" means …`.',
        (_section('"light" is the lid'), _section('"light"')),
    ),
    Misreading(
        "The new words are missing.",
        'An instruction reads `in section 1, for "old words" substitute "new words"`.',
        (
            'proposal "P"\n  in section 1 of BA 2001, for "a"\n',
            'proposal "P"\n  in section 1 of BA 2001, for "a" "b"\n',
            'proposal "P"\n  in section 1 of BA 2001, for "a" substitute\n',
            'proposal "P"\n  in section 1 of BA 2001, substitute "a"\n',
            'proposal "P"\n  in section 1 of BA 2001, "a"\n',
            'proposal "P"\n  in section 1 of BA 2001\n',
        ),
    ),
    Misreading(
        "What is to be put in is missing.",
        "Write it in the lines below, two spaces deeper; or quote words on the same line.",
        (
            'proposal "P"\n  after section 1 of BA 2001 insert\n',
            'proposal "P"\n  for section 1 of BA 2001 substitute\n',
            'proposal "P"\n  in section 1 of BA 2001, at the end insert\n',
            'proposal "P"\n  after section 1 of BA 2001 insert\n  omit section 2 of BA 2001\n',
        ),
    ),
    *OF_INSTRUCTIONS,
    *OF_ANSWERS,
    *OF_POWERS,
    *OF_CLAIMS,
    *OF_STUDIES,
    *OF_REACH,
    *OF_PATHWAYS,
    Misreading(
        "The title is missing.",
        'Write it in quotation marks: `act "Sexual Offences Act 2003"`.',
        (
            "standing claims\n",
            "act\n  cited as BA 2001\n",
            "proposal\n  commences 1 May 2027\n",
            "guideline\n",
            "study\n",
        ),
    ),
    Misreading(
        "It is not said which work this belongs to.",
        "Name the work as it is cited: `section 82 of SOA 2003`.",
        ("section 1\n  the box is listed\n", 'section 1 "A"\n  the box is listed\n'),
    ),
    Misreading(
        "This says what the fact is called, not what kind of fact it is.",
        "Go on with `is yes or no`, `is one of`, `is an age`, `is a number`, `is a duration` or "
        "`is a date`.",
        ("facts\n  the width\n", "outcomes\n  the charge\n"),
    ),
    Misreading(
        "A list of choices should follow.",
        "Write one choice a line below, two spaces deeper.",
        ("facts\n  the shape is one of\n", "outcomes\n  the box is listed is one of\n"),
    ),
)
