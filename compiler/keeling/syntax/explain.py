"""What to say where law can be read no further: where that is, what is so, and what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from lark import UnexpectedToken

from keeling.diagnostics import Diagnostic
from keeling.source import SourceFile, Span
from keeling.syntax.belonging import could_belong, head_of, misplaced, too_late
from keeling.syntax.below import without_commas, words_below
from keeling.syntax.choices import lone_choice, no_choice
from keeling.syntax.grammar import Grammar
from keeling.syntax.layout import PROPERTY, without_comment
from keeling.syntax.lexer import GROUPED
from keeling.syntax.lexicon import Lexicon
from keeling.syntax.misreadings import SYNTAX, UNKNOWN
from keeling.syntax.nearest import nearest
from keeling.syntax.recognise import misreading
from keeling.syntax.spelled import NAMES, what_can_stand, where_declared
from keeling.syntax.titles import by_title
from keeling.syntax.too_deep import too_deep
from keeling.syntax.wordings import AT_MARGIN, KINDS, WORDINGS

_GOES_ON = re.compile(r"(?:,|\band|\bor)$", re.IGNORECASE)
_LABEL = re.compile(r"\s*\([0-9A-Za-z]{1,6}\)\s")
_HEADS = [
    *("facts", "outcomes", "scale", "act", "instrument", "guideline", "guidance", "proposal"),
    *("study", "standing claims"),
]
_LONGEST = 60
_LIKE, _VERY_LIKE = 0.75, 0.8
_FIGURES = {"COMMENCEMENT", "DATE", "DURATION", "NUMBER"}


def explain(
    fault: UnexpectedToken, file: SourceFile, grammar: Grammar, lexicon: Lexicon
) -> Diagnostic:
    """Word the fault the parser met."""
    return _Fault(fault, file, grammar, lexicon).explained()


def stands_too_far_out(fault: UnexpectedToken) -> bool:
    """Whether a line should have been deeper: it belongs to the list or table above."""
    return (fault.accepts or fault.expected) == {"_INDENT"}


@dataclass(frozen=True)
class _Fault:
    """A fault and the line it is in."""

    found: UnexpectedToken
    file: SourceFile
    grammar: Grammar
    lexicon: Lexicon

    def explained(self) -> Diagnostic:
        """Return the first explanation that fits; the last fits always."""
        ways = (
            self._grouped,
            self._ran_on,
            self._too_far_out,
            self._too_deep,
            self._unfinished,
            self._titled,
            self._worded,
            self._kindless,
            self._at_margin,
            self._property,
            self._lone_choice,
            self._almost,
            self._known,
            self._fact_for_outcome,
            self._unquoted,
            self._unknown,
        )
        made = (way() for way in ways)
        return next((said for said in made if said is not None), None) or self._unexpected()

    # The place

    @cached_property
    def _span(self) -> Span:
        token = self.found.token
        line = token.line or len(self.file.lines)
        column = token.column or 1
        return Span(
            self.file.path, line, column, token.end_line or line, token.end_column or column
        )

    @cached_property
    def _line(self) -> str:
        return without_comment(self.file.lines[self._span.line - 1])

    @property
    def _before(self) -> str:
        return self._line[: self._span.column - 1]

    @property
    def _here(self) -> str:
        return self._line[self._span.column - 1 :]

    @cached_property
    def _above(self) -> tuple[int, str]:
        """The number and the text of the line above that is not blank."""
        for number in range(self._span.line - 1, 0, -1):
            if line := without_comment(self.file.lines[number - 1]):
                return number, line
        return 0, ""

    @cached_property
    def _block(self) -> str:
        """The line at the left margin under which this stands."""
        lines = (without_comment(line) for line in self.file.lines[self._span.line - 1 :: -1])
        return next((line for line in lines if line and not line.startswith(" ")), "")

    @cached_property
    def _accepts(self) -> set[str]:
        return self.found.accepts or self.found.expected

    @property
    def _said(self) -> str:
        """What stands at the fault, as written."""
        if self._span.line == self._span.end_line:
            said = self._line[self._span.column - 1 : self._span.end_column - 1]
        else:
            said = self._here
        return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"

    def _syntax(self, message: str, advice: str, width: int = 0) -> Diagnostic:
        span = self._span
        if width:
            span = Span(span.path, span.line, span.column, span.line, span.column + width)
        return SYNTAX.at(span, message, advice=advice)

    # The ways to explain it

    def _grouped(self) -> Diagnostic | None:
        grouped = self.found.token.type == "UNKNOWN" and GROUPED.fullmatch(self._said)
        return self._syntax(*without_commas(self._said)) if grouped else None

    def _ran_on(self) -> Diagnostic | None:
        """A limb or row that was read as part of the line above, because of how that ends."""
        number, above = self._above
        joint = _GOES_ON.search(above)
        label = _LABEL.match(self._line + " ")
        starts = (label and self._span.column <= label.end()) or self._line.lstrip()[:1] == "|"
        if not joint or not starts or self._span.column == 1:
            return None
        said = "a comma" if joint.group() == "," else f"`{joint.group()}`"
        return SYNTAX.at(
            Span(self._span.path, number, joint.start() + 1, number, joint.end() + 1),
            f"This line ends with {said}, so the next one was read as part of it.",
            advice="Leave it out: limbs are joined by `any of` or `all of` above them.",
        )

    def _too_far_out(self) -> Diagnostic | None:
        if not stands_too_far_out(self.found) or self._before.strip():
            return None
        number, above = self._above
        if _LABEL.fullmatch(above + " "):
            return SYNTAX.at(
                Span(self._span.path, number, len(above) + 1, number, len(above) + 1),
                "This limb is empty.",
                advice="Write its condition after the label; or under it, two spaces deeper, "
                "`not encoded` and why.",
            )
        if _LABEL.match(above) and not self._here.startswith("|"):
            return None
        if self.found.token.type == "CLAIM":
            return None  # it is the claim above that says nothing
        return self._syntax(
            "This line belongs to the line above, and does not stand deeper.",
            "Indent it, and its sisters, two spaces deeper than the line above.",
        )

    def _too_deep(self) -> Diagnostic | None:
        if self.found.token.type != "_INDENT":
            return None
        said = too_deep(self._line, self._above[1], self._block)
        return self._syntax(*said) if said else None

    def _unfinished(self) -> Diagnostic | None:
        """A line that breaks off, as the line below shows or as what is wanted shows."""
        number = self._span.line
        below = next((line.lstrip() for line in self.file.lines[number:] if line.strip()), "")
        if not self._here and (said := words_below(self._before, below)):
            return self._syntax(*said)
        joint = re.match(r"(?:and|or)\b", below, re.IGNORECASE)
        if joint and not self._here:
            return self._syntax(
                f"The next line begins with `{joint.group()}`, but this one does not say that the "
                "sentence goes on.",
                f"Move `{joint.group()}` up to the end of this line.",
            )
        if below.startswith("|") and not self._here and not self._before.lstrip().startswith("|"):
            return self._syntax(
                "It is not said how the rows of the table are read.",
                "End the line with `, by the first row that applies` or `, by the only row that "
                "applies`.",
            )
        if self._accepts == {"TEXT"}:
            return self._syntax(
                "A property has no text.",
                "Write what it is after the keyword, on the same line.",
            )
        if self._accepts == _FIGURES and self._here[:1] in ("", ",", ")", "|"):
            return self._syntax(
                "A comparison is not finished here.",
                "Write a figure, with its unit where it has one: `at least 12 months`, `under 18`.",
            )
        return None

    def _titled(self) -> Diagnostic | None:
        said = by_title(self._before, self._here, self.lexicon.titles)
        return replace(self._syntax(*said), check=UNKNOWN) if said else None

    def _worded(self) -> Diagnostic | None:
        if not self._here or self.found.token.type.startswith("P_"):
            return None
        entries = WORDINGS if self._span.column > 1 else AT_MARGIN
        found = (entry.says(self._block, self._before, self._here) for entry in entries)
        said = next((said for said in found if said is not None), None)
        return self._syntax(*said) if said else None

    def _kindless(self) -> Diagnostic | None:
        head = self._block.split(" ")[0].casefold()
        if (
            head not in (*KINDS, "scale")
            or self._before.strip()
            or self.found.token.type != "UNKNOWN"
        ):
            return None
        if self._line == self._block:
            return None
        name = re.split(r"\sis\s|[\"“]", self._line)[0]
        mark = re.search(r"[,:;|]", name)
        if mark:
            return self._syntax(
                f"There can be no `{mark.group()}` in a name.",
                "Leave it out. Only `, by length` and `, where …` may follow a step of a scale."
                if head == "scale"
                else "Leave it out.",
            )
        if head == "scale":
            return None
        return self._syntax(
            f"It is not said what kind of {head[:-1]} this is.", f"Go on with {KINDS[head]}."
        )

    def _at_margin(self) -> Diagnostic | None:
        if self._span.column > 1 or not self._here:
            return None
        near = nearest(self._here, _HEADS, _LIKE)
        return self._syntax(
            "This stands at the left margin, where only a new part of the law begins.",
            f"Did you mean `{near}`?"
            if near
            else "Indent it under what it belongs to. At the margin stand "
            f"{', '.join(f'`{head}`' for head in _HEADS)} and the provisions of a work, such as "
            "`section 82 of SOA 2003`.",
        )

    def _property(self) -> Diagnostic | None:
        if self._before.strip():
            return None
        kind = self.found.token.type
        if kind.startswith("P_") or (kind == "_INDENT" and PROPERTY.match(self._here)):
            return self._late_property()
        keywords = self.grammar.keywords.items()
        keys = [text for token, text in keywords if token.startswith("P_")]
        near = nearest(self._here, keys, _LIKE) if self.found.token.type == "UNKNOWN" else None
        if near is None:
            return None
        if PROPERTY.match(re.sub(r":(?=\s|$)", "", self._here)):
            return self._syntax(
                "There is no colon after the first words of a property.", "Leave it out."
            )
        return UNKNOWN.at(
            self._span, f"`{self._said}` is not known here.", advice=f"Did you mean `{near}`?"
        )

    def _late_property(self) -> Diagnostic:
        """A property after what the provision says, or of which the block has none at all."""
        head = head_of(self._block)
        match = PROPERTY.match(self._here)
        written = match.group() if match else self._said
        key = " ".join(written.casefold().split())
        if not could_belong(key, head):
            text = self._here[len(written) :].strip()
            return self._syntax(*misplaced(key, text, head))
        of_limb = _LABEL.match(self._above[1] + " ") is not None
        return self._syntax(*too_late(key, head, of_limb))

    def _lone_choice(self) -> Diagnostic | None:
        """A choice where a condition should stand, perhaps after an `or` that lists no choices."""
        joint = self.found.token.type in ("_LIST_OR", "_LIST_AND") and "OR" in self._accepts
        if not joint and not ("FACT" in self._accepts and self._accepts & {"OUTCOME", "TERM"}):
            return None
        said = lone_choice(self._before, self._here, self.lexicon)
        return self._syntax(*said) if said else None

    def _almost(self) -> Diagnostic | None:
        """A name that was almost written, where its beginning is a name by itself."""
        kind = self.found.token.type
        if kind not in NAMES and not kind.startswith("NOT_"):
            return None
        near = nearest(self._here, self._candidates(), _VERY_LIKE)
        if near is None or len(near) <= len(self._said) + 1:
            return None
        words = " ".join(self._here.split()[: len(near.split())]).rstrip(",")
        return UNKNOWN.at(
            self._span,
            f"`{words}` is not a name that is declared anywhere.",
            advice=f"Did you mean `{near}`?",
            lacks=self._here,
        )

    def _known(self) -> Diagnostic | None:
        known = misreading(self.found, self.grammar)
        return self._syntax(known.message, known.advice) if known else None

    def _fact_for_outcome(self) -> Diagnostic | None:
        """A sentence that would answer what a case states."""
        kinds = self._accepts & NAMES
        if self.found.token.type != "FACT" or "OUTCOME" not in kinds or "FACT" in kinds:
            return None
        return self._syntax(
            f"`{self._said}` is a fact: a case states it, and no sentence answers it.",
            "Say here what follows: an outcome and its answer. Conditions about facts stand after "
            "`where` or `if`.",
        )

    def _unquoted(self) -> Diagnostic | None:
        """A title, a heading or words to be amended, without quotation marks."""
        kinds = {"UNKNOWN", "DURATION", "NUMBER", "DATE", *NAMES}
        fits = self.found.token.type in kinds and "STRING" in self._accepts
        if not fits or self._accepts & NAMES:
            return None
        if re.search(r"\b(?:for|substitute) $", self._before):
            return self._syntax(
                "The words to be amended, and those for them, stand in quotation marks.",
                'Write `for "old words" substitute "new words"`.',
            )
        return self._syntax(
            "A title or a heading stands in quotation marks.", f'Write `"{self._here.strip()}"`.'
        )

    def _unknown(self) -> Diagnostic | None:
        if self.found.token.type != "UNKNOWN":
            return None
        if self._accepts & NAMES == {"CHOICE"}:
            said = no_choice(self._before, self._here, self.lexicon)
            if said:
                return replace(self._syntax(*said), check=UNKNOWN)
        near = nearest(self._here, self._candidates(), _LIKE)
        if near is None and not self._accepts & NAMES <= {"WORK", "SCALE", "COURSE"}:
            near = nearest(self._here, self.lexicon.names(), _LIKE)
        written = self._said
        if self._accepts & NAMES == {"WORK"}:
            written = re.split('[",]', self._here)[0].strip() or written
        return UNKNOWN.at(
            self._span,
            f"`{written}` is not a name that is declared anywhere.",
            advice=f"Did you mean `{near}`?"
            if near
            else where_declared(self._accepts, self._here, self.lexicon),
            lacks=self._here,
        )

    def _unexpected(self) -> Diagnostic:
        if self.found.token.type in ("$END", "_NL", "_DEDENT", "_INDENT"):
            return self._syntax(
                "This sentence stops before it is finished.", self._what_can_stand()
            )
        return self._syntax(f"`{self._said}` does not fit here.", self._what_can_stand())

    # What could stand there

    def _candidates(self) -> list[str]:
        """Return the names and words that could stand here."""
        kinds = {kind.removeprefix("NOT_") for kind in self._accepts} & NAMES
        keywords = (
            text.strip(", ")
            for token, text in self.grammar.keywords.items()
            if token in self._accepts and not token.startswith("P_")
        )
        names = self.lexicon.names(*kinds) if kinds else []
        return [*names, *(word for word in keywords if len(word) > 3)]

    def _what_can_stand(self) -> str:
        return what_can_stand(self._accepts, self.grammar.keywords)
