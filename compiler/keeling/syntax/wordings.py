"""Words that drafters use and this language does not, and what to write for each.

Some can mean two things, some are only said in one way here. They are tried where a line can be
read no further: `here` is a pattern of what stands there, `before` of what stands before it on its
line, and `block` of the word its block begins with.
"""

from __future__ import annotations

from keeling.syntax.wording import Wording
from keeling.syntax.wordings_of_amendments import AMENDMENTS, CLAIMS
from keeling.syntax.wordings_of_conditions import CONDITIONS
from keeling.syntax.wordings_of_figures import COMPARISONS, FIGURE, FIGURES_AND_DATES

#: What a declaration may go on with, by the first word of its block.
KINDS = {
    "facts": "`is yes or no`, `is one of`, `is an age`, `is a number`, `is a duration` or `is a "
    "date`",
    "outcomes": "`is yes or no`, `is one of`, `is a duration`, `is a point on …` or `is a range on "
    "…`; what guidance answers begins `for …, whether to …`",
}
#: Words that another replaces.
_REPLACED = {
    r"(?:unless|save where|save that|save|other than where|except(?! where))\b": ", except where …",
    r"(?:provided that|provided|on condition that|so long as)\b": "if",
    r"(?:when|whenever|wherever)\b": "where",
    r"(?:notwithstanding|without prejudice to)\b": "despite",
    r"never\b": "should not` or `must not",
    r"but\b": "and` or `, except where …",
    r"(?:for )?(?:life|ever|lifelong|forever|permanent(?:ly)?|unlimited)\s*$": "indefinite",
    r"&+": "and",
}
_SAID = "This language does not say `{said}`."
_ADDRESS = "An address is written in full."
_COMMENTS = (
    Wording(r"//.*", "This is no comment.", "A comment begins with `#`, after two spaces."),
)
_JOINING_WORDS = (
    Wording(
        r"(?:over|above|more|older)\b",
        "This language does not say `and {said}`.",
        "Write `{x} or over`.",
        before=rf"(?P<x>{FIGURE}) and ",
    ),
    Wording(r"old\b", _SAID, "Leave it out.", before=r"[0-9] (?:years? )?"),
    Wording(r"(?:one or more|at least one|one) of\b", _SAID, "Write `any of`."),
    Wording(r"(?:each|every one|both) of\b", _SAID, "Write `all of`."),
    Wording(r"(?:neither|not any|no one) of\b", _SAID, "Write `none of`."),
    Wording(r"(?:the )?following\b", _SAID, "Leave it out."),
    *CONDITIONS,
    *(Wording(here, _SAID, f"Write `{instead}`.") for here, instead in _REPLACED.items()),
    *_COMMENTS,
    Wording(
        r"#", "A `#` within a word begins no comment.", "Put two spaces before it.", before=r"\S"
    ),
    Wording(r"/or\b", "`and/or` is said with `or`.", "Write `or`: it includes both.", r"\band"),
    Wording(r"/", _SAID, "Write `or`, or `and`."),
    Wording(r"(?:otherwise|else)\b", _SAID, "Write `in any other case, …`."),
    Wording(r"\w+n['’]t\b", _SAID, "Write `not` after the verb: `is not`."),
    Wording(
        r"except where\b",
        "An exception begins after a comma.",
        "Write a comma before it: `…, except where …`.",
        before=r"[^,] ",
    ),
    Wording(
        r"if\b",
        "A sentence does not begin with `if`.",
        "Begin with `where …,`; or put the condition last, after `if`.",
        before=r"^\s*(?:\([0-9A-Za-z]+\) +)?",
    ),
    Wording(r"then\b", _SAID, "Write a comma instead: `where …, …`."),
    Wording(r"(?:either|both)\b", _SAID, "Leave it out."),
    Wording(r"(?:neither|nor)\b", _SAID, "Write `is not … or …`: it means none of them."),
    Wording(
        r"(?:yes|true|no|false)\b",
        "A fact that is yes or no is a condition by itself.",
        "Leave out `is {said}`; where the fact must not be so, write `not` before it.",
        before=r"\bis ",
    ),
    Wording(
        r"not\b",
        "`not` stands in the wrong place.",
        "Write it before what it denies, or after `is`.",
        before=r"\w ",
    ),
    Wording(r"includes\b", "A definition says all that its term means.", "Write `means`."),
    Wording(
        r"['‘]?(?P<said>[^\"“”:;,]{1,60}?)['’]? means\b",
        "A term is defined in quotation marks.",
        'Write `"{said}" means`.',
        before=r"^\s*(?:\([0-9A-Za-z]+\) +)?",
    ),
    Wording(r"applies\b", _SAID, "Write `is met`.", before=r"[0-9)] "),
)
_PUNCTUATION = (
    Wording(r"\.\s*$", "A sentence of law ends with its line.", "Leave the full stop out."),
    Wording(
        r";",
        "Limbs are joined by `any of` or `all of` above them.",
        "Leave the semicolon out.",
        before=r"^\s*\([0-9A-Za-z]+\) .*",
    ),
    Wording(r";", "There are no semicolons.", "Write a comma, or leave it out."),
    Wording(r":", "No colon is needed here.", "Leave it out."),
    Wording(
        r"[-–—](?= )",
        "A dash does not join the ends of a range.",
        "Write `to`.",
        before=r"\brange is .* ",
    ),
    Wording(r"[—–]", "No dash is needed here.", "Leave it out."),
    Wording(r"[\[\]]", "Only round brackets join conditions.", "Write `(` and `)`."),
    Wording(r"[‘']", "Words are quoted with double quotation marks.", 'Write `"` around them.'),
    Wording(
        r'“(?![^”]*”)|"(?![^"]*")|”',
        "This quotation does not end on its line.",
        'Write `"` at its end.',
    ),
    Wording(
        r"(?P<said>\"[^\"]*\"|“[^”]*”)",
        "A name is used without quotation marks.",
        "Leave them out: they stand where a term is defined, and around titles and amended words.",
        before=r"\b(?:is|not|where|if|or|and|any of|all of) ",
    ),
)
_PLACE = r"\.? *(?P<x>[0-9(][0-9A-Za-z()]*)"
_ADDRESSES = (
    Wording(rf"(?P<said>s|ss|sec|sect){_PLACE}", _ADDRESS, "Write `section {x}`."),
    Wording(rf"(?P<said>paras?){_PLACE}", _ADDRESS, "Write `paragraph {x}`."),
    Wording(rf"(?P<said>sche?d?){_PLACE}", _ADDRESS, "Write `schedule {x}`."),
    Wording(rf"(?P<said>subs|subsec|sub-section){_PLACE}", _ADDRESS, "Write `subsection {x}`."),
    Wording(
        rf"(?P<said>subparas?|subparagraphs?|sub-paras?){_PLACE}",
        _ADDRESS,
        "Write `sub-paragraph {x}`.",
    ),
    Wording(rf"(?P<said>regs?){_PLACE}", _ADDRESS, "Write `regulation {x}`."),
    Wording(rf"(?P<said>arts?){_PLACE}", _ADDRESS, "Write `article {x}`."),
    Wording(
        r"(?P<said>(?-i:Section|Paragraph|Schedule|Part|Chapter|Regulation|Article|Rule)) *[0-9(]",
        "An address begins with a small letter.",
        "Write `section 82`, `schedule 3`.",
    ),
    Wording(
        r"(?:and|or|to|,) [0-9(]",
        "An address names one provision.",
        "Write a sentence for each, or put them under a definition.",
        before=r"\b(?:section|paragraph|subsection|schedule|regulation|article|rule|row)s? \S+ ?",
    ),
    Wording(
        r"(?P<y>\(\S*\))",
        "There is no space within an address.",
        "Write `{x}{y}`.",
        before=r"\b(?P<x>(?:section|paragraph|schedule|regulation|article|rule) [0-9A-Z]+) ",
    ),
)
_LIMBS_AND_TABLES = (
    Wording(
        r"[-*•·–](?=\s)",
        "A choice has no bullet.",
        "Leave it out: each line is one choice.",
        before=r"^\s*",
        block="facts|outcomes|scale",
    ),
    Wording(
        r"[-*•·–](?=\s)",
        "A limb has a label, not a bullet.",
        "Write `(a)`, `(b)`, or `(i)`.",
        before=r"^\s*",
    ),
    Wording(
        r"(?!\([^)\s]*\))\(?(?P<x>[0-9]{1,3}|[a-z]|[ivx]{1,4})[.)](?=\s)",
        "The label of a limb stands in brackets.",
        "Write `({x})`.",
        before=r"^\s+",
    ),
    Wording(
        r"[-:]{2,}",
        "No line is drawn under the heading of a table.",
        "Delete this row.",
        before=r"\|\s*",
    ),
    Wording(
        r"[-–—](?=\s*\|)",
        "A dash says nothing here.",
        "Leave the cell blank: it then holds for anything.",
        before=r"\|\s*",
    ),
    Wording(
        r"(?:otherwise|else|others?|any|all|n/a)(?=\s*\|)",
        _SAID,
        "Write `any other` for what no row above names; leave the cell blank for anything.",
        before=r"\|\s*",
    ),
    Wording(
        r"by (?:the )?(?:first|only)\b.*",
        "How a table is read is said in one of two ways.",
        "Write `by the first row that applies`, or `by the only row that applies`.",
    ),
)
_GUIDANCE_AND_READINGS = (
    Wording(
        r"to\b",
        "The course of action follows at once.",
        "Leave `to` out.",
        before=r"\b(?:must|should|may)(?: not)? ",
    ),
    Wording(
        r"(?:shall|ought)\b|(?:will|has to|have to|needs?)\b(?= (?:be|not|to)\b)",
        _SAID,
        "In guidance write `must`, `should` or `may`; elsewhere say what is so, with `is`.",
    ),
    Wording(
        r"read half\b(?! that period)",
        "A reading ends in words that do not vary.",
        "Write `read half that period`.",
    ),
)
_PROPERTIES_AND_DECLARATIONS = (
    Wording(
        r"(?:comm?enc(?:es|ed|ing)|comes? into force|in force)\b",
        "The day from which law is in force is said in one way.",
        "Write `in force from 1 May 2004`; of guidance, `effective from 1 May 2004`.",
        before=r"^\s+",
    ),
    Wording(
        r"verified\b(?! against)",
        "How far a text was verified is said in one of four ways.",
        "Write `verified against …`, `inferred from …`, `from a secondary source …` or "
        "`not verified …`.",
        before=r"^\s+",
    ),
    Wording(
        r"(?P<said>,? ?known where)\b",
        "`known where` is said of a fact, not of an outcome.",
        "Leave it out: an outcome arises where a provision answers it. Say there in which cases: "
        "`where …, …`.",
        block="outcomes",
    ),
    Wording(
        r"known where\b",
        "`known where` is said of a fact, where it is declared.",
        "Put it there. Here say in which cases with `where …, …`, or last with `if …`.",
        block="(?!facts|outcomes)",
    ),
    Wording(
        r"known\b(?! where)",
        "Which cases have a fact is said in one way.",
        "Write `known where …`.",
        block="facts",
    ),
    Wording(
        r"known where\b",
        "`known where` begins after a comma.",
        "Write a comma before it.",
        before=r"[^,\s] ",
        block="facts",
    ),
    Wording(
        r"(?:[0-9]+|at least|at most|under|not less)\b",
        "A bound begins after a comma.",
        "Write a comma before it: `is an age, 10 or over`.",
        before=r"\bis an? (?:age|number|duration|date) ",
        block="facts",
    ),
    Wording(
        r"\S.*",
        "A list of choices begins on the next line.",
        "Write one choice a line below, two spaces deeper.",
        before=r"\bis one of ",
        block="facts|outcomes",
    ),
)
#: What may be meant where a new part of the law should begin.
AT_MARGIN: tuple[Wording, ...] = (*_ADDRESSES, *_COMMENTS)
_POWERS = (
    Wording(
        r"\w[^,]* may\b.*\b(?:order|regulations|rules|statutory instrument)\b.*",
        "A power says who may amend what by order or by regulations.",
        "Write `the Minister may by order amend section 1`, or `may by regulations amend`.",
        block="section|regulation|article|schedule",
    ),
)
_SAVINGS = (
    Wording(
        r"(?P<said>(?:transitional|savings|applications?|commencement and)\b[^,]*?)(?= *$)",
        _SAID,
        "Write `application`, and below it to which cases alone the amendments apply; `saving`, "
        "and in which they do not; or `transitional provision`, and what else is done in some.",
        before=r"^\s+",
        block="proposal",
    ),
    Wording(
        r"(?:shall|will|does|would) not\b|(?:shall|will|do|would) (?:apply|have)\b",
        "A saving says it in one way.",
        "Write `the amendments do not apply`.",
        before=r"\bthe amendments?\b.* ",
        block="proposal",
    ),
    Wording(
        r"the (?P<said>amendment(?!s)|change|revision|new law|proposal)s?\b",
        _SAID,
        "Write `the amendments do not apply`; it means all that the proposal changes.",
        before=r"^\s+where .*, ",
        block="proposal",
    ),
)
WORDINGS: tuple[Wording, ...] = (
    *CLAIMS,
    *_POWERS,
    *_SAVINGS,
    *FIGURES_AND_DATES,
    *COMPARISONS,
    *_ADDRESSES,
    *_LIMBS_AND_TABLES,
    *AMENDMENTS,
    *_PROPERTIES_AND_DECLARATIONS,
    *_GUIDANCE_AND_READINGS,
    *_JOINING_WORDS,
    *_PUNCTUATION,
)
