"""What an instruction takes away that the law still speaks of: a definition, or a provision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from keeling.amend.apply import Amended
from keeling.amend.trace import line_as_amended, place
from keeling.diagnostics import Diagnostic, Label
from keeling.model.amending import Instruction, Verb
from keeling.model.law import Law
from keeling.source import Span
from keeling.syntax.lexicon import collect

_ARTICLE = re.compile(r"\A(?:an?|the) ")
#: So many of the places that still speak of it are shown.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Gone:
    """What stands in the law before some instructions and not after, and which takes it away.

    `span` is where it stands; `said` says that it is gone, and `or_else` what else can be done than
    to change what still speaks of it. Reading stops at a name that means nothing, so there may be
    `more` that speaks of it than is found.
    """

    step: Instruction
    span: Span
    said: str
    or_else: str = ""
    more: bool = False


def parted(
    found: Iterable[Diagnostic], amended: Amended, law: Law
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return faults of amended text, those that come of what is gone told once for each thing.

    The first are these, at the instruction that takes it away; the second are the rest, as given.
    `law` is the law before.
    """
    told: dict[Gone, list[Diagnostic]] = {}
    rest: list[Diagnostic] = []
    for each in found:
        gone = _gone(each.lacks, amended, law) if each.lacks else None
        (rest if gone is None else told.setdefault(gone, [])).append(each)
    return [_once(gone, uses, amended) for gone, uses in told.items()], rest


def _once(gone: Gone, uses: Sequence[Diagnostic], amended: Amended) -> Diagnostic:
    first = uses[0]
    one = len(uses) == 1
    count = "one place" if one else f"{len(uses)} places"
    count = f"at least {count}" if gone.more else count
    line = line_as_amended(first.span, amended)
    shown = [place(each.span, amended) for each in uses[:_SHOWN]]
    return first.check.at(
        gone.step.span,
        f"{gone.said}, and {count} would still speak of it. "
        f"{'It' if one else 'The first'} would read “{line}”.",
        advice=f"Change {'that place' if one else 'those places'} too{gone.or_else}.",
        citation=gone.step.target.citation,
        labels=(
            Label(gone.span, "it stands here now"),
            *(Label(span, "what still speaks of it") for span in shown),
        ),
    )


def _gone(lacks: str, amended: Amended, law: Law) -> Gone | None:
    """Return what is lacking, where it stood in the law before."""
    return next(_provisions(lacks, amended, law), None) or next(
        _definitions(lacks, amended, law), None
    )


def _provisions(lacks: str, amended: Amended, law: Law) -> Iterator[Gone]:
    for at, provision in law.provisions.items():
        if at.citation != lacks:
            continue
        around = {*law.around(at)}
        for step in dict.fromkeys(edit.instruction for edit in amended.edits):
            if not step.units or step.verb is Verb.INSERT or around.isdisjoint(step.targets):
                continue
            if step.becomes is not None:
                said = f"{at.citation} would have another number"
                yield Gone(step, provision.span, said)
            else:
                said = f"there would be no {at.citation} any more"
                yield Gone(step, provision.span, said, ", or leave the provision as it is")


def _definitions(lacks: str, amended: Amended, law: Law) -> Iterator[Gone]:
    here = _bare(lacks)
    files = {file.path: file for file in amended.earlier}
    for term in sorted(law.definitions, key=len, reverse=True):
        if not re.match(rf"{re.escape(_bare(term))}\b", here) or _defined(term, amended):
            continue
        for span in law.definitions[term]:
            file = files[span.path]
            start, end = file.offset(span.line, 1), file.offset(span.end_line, span.end_column)
            for edit in amended.edits:
                if edit.path == span.path and edit.start < end and start < edit.end:
                    yield Gone(
                        edit.instruction,
                        span,
                        f"“{term}” would be defined nowhere any more",
                        ", or leave the definition, or put another in its place",
                        more=True,
                    )


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name)


def _defined(term: str, amended: Amended) -> bool:
    """Whether a term is defined in the text as amended."""
    terms = collect(amended.files)[0].names("TERM")
    return _bare(term) in map(_bare, terms)
