"""The module put together: the law's own parts set into the template."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from keeling.backends import Emission
from keeling.backends.python import wording
from keeling.backends.python.diagrams import changed, plain
from keeling.backends.python.functions import Writer, in_python
from keeling.backends.python.layout import Code, Group, laid_out, literal, prose
from keeling.backends.python.lists import tied
from keeling.backends.python.named import Named
from keeling.backends.python.names import defined
from keeling.model.answers import (
    DOES_NOT_ARISE,
    Answer,
    Conflict,
    Gap,
    HalfOf,
    Lasting,
    WholeOf,
)
from keeling.model.places import HOME
from keeling.model.words import both
from keeling.partition import Node, leaves
from keeling.partition.truth import Met

#: What of the template is written anew: its docstring, and what is marked so.
_OWN = re.compile(r'\A""".*?"""\n|^# law: .*?^# end\n', re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"  # noqa.*")
_LOCAL = frozenset({"case", "facts", "self", "go_on"})


def written(emission: Emission, template: str) -> str:
    """Return the module for a law."""
    template = _REMARK.sub("", template)
    named = Named(emission, frozenset(defined(_OWN.sub("", template))) | _LOCAL)
    example = next(iter(named.public.values()), "decide")
    first = [*_constants(emission), *_facts(named), *_functions(named), "", ""]
    own = iter([wording.module(emission, example), first, [*tied(named)]])
    return _OWN.sub(lambda _: "\n".join(next(own)) + "\n", template)


def _constants(emission: Emission) -> Iterator[str]:
    yield f'AS_AT = "{emission.as_at.isoformat()}"'
    yield f'PLACE = "{HOME}"'
    proposals = Group("", [literal(name) for name in emission.proposals])
    yield from laid_out(proposals, 0, "PROPOSALS: tuple[str, ...] = ")


def _facts(named: Named) -> Iterator[str]:
    """Yield the types of the facts, and what a case may state."""
    facts = named.vocabulary.facts
    yield from [""] if any(fact.choices for fact in facts.values()) else []
    for name, fact in facts.items():
        if fact.choices:
            values = Group("Literal", [literal(value) for value in fact.values], "[]")
            yield from laid_out(values, 0, f"{named.types[name]}: TypeAlias = ")
    yield from ["", "", "@dataclass(frozen=True, kw_only=True)", "class Facts:"]
    yield '    """What is so in a case; what is None is not known."""'
    for name, fact in facts.items():
        yield ""
        yield f"    {named.fields[name]}: {named.types[name]} | None = None"
        yield from wording.fact(fact, named.vocabulary)


def _functions(named: Named) -> Iterator[str]:
    """Yield the functions: whether facts exist, what is answered, and for what reasons."""
    writer = Writer(named.space, named.fields, named.names)
    for fact, function in named.existing.items():
        exists = changed(named.space, named.space.exists(fact), lambda leaf: isinstance(leaf, Met))
        about = [f"Whether there is a value for “{prose(fact)}” in a case."]
        yield from ["", "", *writer.condition(function, exists, about, every=True)]
    if named.impossible:
        excluded = changed(named.space, named.space.excluded, lambda leaf: isinstance(leaf, Met))
        about = ["Whether a case is one that cannot be."]
        yield from ["", "", *writer.condition(named.impossible, excluded, about, every=True)]
    done: set[str] = set()
    for name in named.vocabulary.outcomes:
        yield from ["", "", *_public(named, name), "", ""]
        answers = plain(named.space, named.emission.partitions[name].answers)
        yield from writer.answers(named.private[name], answers, _said(answers))
        for provision, function in named.because[name].items():
            if function not in done:
                done.add(function)
                about = [f"Whether {prose(provision.citation)} is a reason."]
                node = named.deciding[name][provision]
                yield from ["", "", *writer.condition(function, node, about)]


def _public(named: Named, name: str) -> Iterator[str]:
    signature = Group(f"def {named.public[name]}", ["facts: Facts"])
    yield from laid_out(signature, 0, after=" -> Answer:")
    yield from wording.outcome(named.vocabulary.outcomes[name], named.law)
    yield from laid_out(Group("_answer", [literal(name), "_read(facts)"]), 4, "return ")


def _said(root: Node) -> Callable[[Answer | None], Code]:
    """Return how the answers of a diagram are written, no two of them the same."""
    codes: dict[Answer | None, Code] = {None: literal("none")}
    texts: dict[str, Answer] = {str(DOES_NOT_ARISE): DOES_NOT_ARISE}
    for answer in leaves(root):
        text = str(answer)
        match answer:
            case Lasting(duration):
                codes[answer] = in_python(duration)
            case WholeOf(fact):
                codes[answer] = Group("_GivenBy", [literal(fact)])
            case HalfOf(fact):
                codes[answer] = Group("_HalfOf", [literal(fact)])
            case Gap(provisions):
                promised = both(each.citation for each in provisions)
                codes[answer] = _fault([], f"{promised} promises an answer and gives none")
            case Conflict(answers):
                said = both(f"{by.citation} answers {one}" for by, one in answers)
                clash = f"{said}, and no word of priority orders them"
                codes[answer] = _fault(sorted({str(one) for _, one in answers}), clash)
            case _ if texts.setdefault(text, answer) != answer:
                codes[answer] = Group("_Words", [literal(text)])
            case _:
                codes[answer] = literal(text)
    return codes.__getitem__


def _fault(answers: list[str], note: str) -> Code:
    said = Group("", [literal(answer) for answer in answers])
    return Group("_Fault", [said, literal(f"the law is at fault: {note}")])
