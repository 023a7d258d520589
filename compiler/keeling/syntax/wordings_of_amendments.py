"""Words in which amendments are drafted elsewhere, and what this language says instead."""

from __future__ import annotations

from keeling.syntax.wording import Wording

_SAID = "This language does not say `{said}`."
_ROW = (
    "Write `in row 3 of section …`, counting the rows below the heading; of a guideline, `in row 3 "
    "of` and its name."
)
_WHOLE_TABLE = (
    "Write `for section … substitute`, with the provision that the table stands in, and below it "
    "all of that provision as it is to read. In a guideline, rows are put in place of rows."
)
#: What stands before the first word of an instruction: the margin, or places that end in a comma.
_FIRST = r"(?:^\s*|, ?)"
_QUOTED = r"(?:\"[^\"]*\"|“[^”]*”)"

AMENDMENTS: tuple[Wording, ...] = (
    Wording(
        r"(?P<said>renumber) (?P<x>.+?) (?:as|to) (?P<y>.+)",
        _SAID,
        "Write `{x} becomes {y}`.",
        before=_FIRST,
        block="proposal",
    ),
    Wording(
        r"(?:move|transfer|relocate)\b",
        _SAID,
        "Omit it where it stands, with `omit …`, and insert it where it is to stand, with "
        "`after … insert`.",
        before=_FIRST,
        block="proposal",
    ),
    Wording(
        rf"(?P<said>replace|change|exchange|alter|swap) (?P<x>{_QUOTED}) "
        rf"(?:with|by|to|for|into) (?P<y>{_QUOTED}) in (?P<place>.+)",
        _SAID,
        "Write `in {place}, for {x} substitute {y}`.",
        before=_FIRST,
        block="proposal",
    ),
    Wording(
        rf"(?P<said>replace|change|exchange|alter|swap) (?P<x>{_QUOTED}) "
        rf"(?:with|by|to|for|into) (?P<y>{_QUOTED})",
        _SAID,
        "Write `for {x} substitute {y}`.",
        before=_FIRST,
        block="proposal",
    ),
    Wording(
        rf"(?P<said>substitute) (?P<y>{_QUOTED}) for (?P<x>{_QUOTED})",
        "The old words stand first, and the new ones after them.",
        "Write `for {x} substitute {y}`.",
        before=_FIRST,
        block="proposal",
    ),
    Wording(
        r"(?:replace|change|amend|exchange|alter)\b",
        _SAID,
        'Write `for "old words" substitute "new words"`.',
        block="proposal",
    ),
    Wording(
        r"(?:read|put|write|use)\b",
        "This language says `substitute`.",
        'Write `for "old words" substitute "new words"`.',
        before=r'" ',
        block="proposal",
    ),
    Wording(
        r"(?:delete|leave out|repeal|remove|strike out)\b",
        "This language says `omit`.",
        'Write `omit "words"`, or `omit paragraph (b)` for a whole provision.',
        block="proposal",
    ),
    Wording(
        r"(?:is|are) (?:to be )?(?:repealed|omitted|deleted|revoked|removed)\b",
        "This language says `omit`.",
        "Write `omit` before the provision, and nothing after it.",
        block="proposal",
    ),
    Wording(
        r"(?:is|are|shall be) (?:to be )?amended\b.*",
        "That something is amended is said by the instructions alone.",
        "Write `in` before the provision and nothing after it; below, two spaces deeper, the "
        "instructions.",
        block="proposal",
    ),
    Wording(
        r"(?:the )?table\b",
        "A table is not put in place of another by itself.",
        _WHOLE_TABLE,
        before=r"\bfor ",
        block="proposal",
    ),
    Wording(
        r"(?:the )?(?:(?:first|second|third|fourth|fifth|last|new) )?column\b",
        "A column is not put in or taken out by itself.",
        _WHOLE_TABLE,
        before=r"\b(?:omit|after|before|for|insert) ",
        block="proposal",
    ),
    Wording(
        r"(?:the )?table(?: in)?\b",
        "A place in a table is named by its row.",
        _ROW + ' A whole column is `the column "…"`.',
        before=r"\b(?:in|of) ",
        block="proposal",
    ),
    Wording(
        r"(?:the )?(?:entry|entries|rows?|line)\b",
        "A row of a table is named by its number.",
        _ROW,
        before=r"\b(?:in|omit|after|before|for) ",
        block="proposal",
    ),
    Wording(
        r"the (?:guideline|guidance|act|order|regulations)\b",
        "A work is named as it is cited.",
        "Write its name alone, without quotation marks; of an Act, also the provision: `in section "
        "1 of …`.",
        before=r"\b(?:in|of|to) ",
        block="proposal",
    ),
    Wording(
        r"(?:after|before|at the (?:beginning|end)|omit)\b",
        "A comma is missing after the address.",
        "Write `in section 1 of …, after …`: the comma parts the place from what is done there.",
        before=r"^\s*in [^,\"]*[^,\"\s] ",
        block="proposal",
    ),
    Wording(
        r"(?:insert|add)\b",
        "It is not said where something is to be inserted.",
        'Write `after "words" insert "new words"`, `at the end insert "new words"`, or `after '
        "paragraph (b) insert` with the new paragraph below it.",
        block="proposal",
    ),
    Wording(r"with\b", _SAID, "Leave it out.", before=r"\bsubstitute ", block="proposal"),
    Wording(
        r"the amendment (?:applies|does not apply)\b",
        "This language says `the amendments`, of one as of several.",
        "Write `the amendments apply only where …` or `the amendments do not apply where …`.",
        block="proposal",
    ),
)

#: Words that say of an answer or a fact that it is more, and that it is less.
_MORE = r"(?:longer|higher|greater|older|larger|more|heavier)"
_LESS = r"(?:shorter|lower|smaller|younger|less|fewer|lighter)"
#: For each pair of such words: what grows with what, and whether it goes the same way.
_GROWING = {(_MORE, _MORE): "shorter", (_LESS, _LESS): "shorter"}
_GROWING |= {(_MORE, _LESS): "longer", (_LESS, _MORE): "longer"}
_UNCHANGED = "Write `where …, … is unchanged`; of all answers, `nobody is affected where …`."
#: Words in which claims are made elsewhere.
CLAIMS: tuple[Wording, ...] = (
    Wording(
        r"(?:at|on|in)? ?\b(?:page|p|pp|paragraph|para|section|chapter)s?\b.*",
        "What a study says is found again by the lines of its text.",
        "Number the lines of the text, and write `at line 616` or `at lines 606 to 610`.",
        before=r'^\s*claim "[^"]*" ',
        block="study",
    ),
    Wording(
        r"if\b",
        "A claim begins with the cases that it speaks of.",
        "Write `where …,` before what the law would answer.",
        before=r"^ +\w.* ",
        block="study|standing",
    ),
    Wording(
        r"(?:no|not a(?: single)?|none of the) (?:case|person|people|one|offender)s?\b",
        "This language says `nobody`.",
        "Write `nobody is affected where …`.",
        before=r"^ {4}\s*|, ",
        block="proposal",
    ),
    Wording(
        r"(?:unless|except for|other than|save)\b",
        _SAID,
        "Write `nobody is affected except where …`.",
        before=r"\baffected,? ",
        block="proposal",
    ),
    *(
        Wording(
            rf"(?P<said>the {one}) (?P<x>[^,]+?)(?: is| gets| becomes)?, the {other} "
            r"(?P<y>[^,]+?)(?: is| gets| becomes)?\s*$",
            "How an answer changes with a fact is claimed in one way.",
            f"Write `{{y}} is never {never} as {{x}} grows`.",
            before=r"^ +(?:\w.*, )?",
            block="proposal|study|standing",
        )
        for (one, other), never in _GROWING.items()
    ),
    Wording(
        r"as (?P<x>[^,]+) (?:grows|rises|increases), (?P<y>.+?) is (?P<said>never \w+)\s*$",
        "What is claimed stands first, and the fact that grows after it.",
        "Write `{y} is {said} as {x} grows`.",
        before=r"^ +(?:\w.*, )?",
        block="proposal|study|standing",
    ),
    *(
        Wording(
            rf"(?P<said>{more}) (?:with|as) (?P<x>[^,]+?)(?: (?:grows|rises|increases))?\s*$",
            _SAID,
            f"Write `is never {never} as {{x}} grows`.",
            before=rf"^ {{2,}}.*{verb} ",
            block="proposal|study|standing",
        )
        for more, verb, never in (
            ("longer", r"\bis", "shorter"),
            ("shorter", r"\bis", "longer"),
            ("higher", r"\bis", "lower"),
            ("lower", r"\bis", "higher"),
            ("(?:grows|rises|increases)", r"\w", "shorter"),
            ("(?:falls|shrinks|decreases)", r"\w", "longer"),
        )
    ),
    Wording(
        r"(?P<said>is not (?P<x>longer|shorter|higher|lower))\b",
        _SAID,
        "Write `is never {x}`.",
        before=r"^ {2,}.*\w ",
        block="proposal|study|standing",
    ),
    Wording(
        r"never (?P<x>longer|shorter|higher|lower)\b",
        "`is` is missing before `never {x}`.",
        "Write `is never {x}`.",
        before=r"^ {2,}.*(?<!\bis) ",
        block="proposal|study|standing",
    ),
    Wording(
        r"(?:never|not|no) (?:gets?|becomes?|longer|shorter|increases?|decreases?)\b"
        r"|(?:longer|shorter)\b",
        _SAID,
        "Write `is never longer` or `is never shorter`.",
        before=r"^ {4}.* ",
        block="proposal",
    ),
    Wording(
        r"the same (?:as|in|whether)\b",
        _SAID,
        "Write `… is the same for … as for …`, with two choices of one fact.",
        before=r"\bis ",
        block="proposal|study|standing",
    ),
    Wording(
        r"(?:unaffected|not affected|not changed|the same|left alone)\b",
        _SAID,
        _UNCHANGED,
        before=r"\bis ",
        block="proposal",
    ),
    Wording(
        r"nothing (?:changes|is changed)\b",
        _SAID,
        _UNCHANGED,
        before=r"^ {4}.*, ",
        block="proposal",
    ),
)
