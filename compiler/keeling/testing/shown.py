"""What a command says of an example, in the words in which it would say it to a drafter."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from textwrap import wrap

from keeling.between_days import compare_days
from keeling.between_places import compare_places
from keeling.covering import held
from keeling.deciding import Deciding
from keeling.diagnostics import Diagnostic
from keeling.model.held import Always
from keeling.model.places import HOME
from keeling.pathways import guidelines, pathway
from keeling.pipeline import Corpus, check_always, check_study, compare
from keeling.questions.worked_cases import Disagreement, Run
from keeling.report import (
    decisions,
    differences,
    findings,
    proofs,
    schedules,
    standing,
    studies,
    tested,
    tried,
)
from keeling.report import pathway as report
from keeling.resolve.proposals import named
from keeling.source import SourceFile
from keeling.testing.markdown import blocks, shows_command
from keeling.testing.pages import Cases, Example, Shown

_SNIPPET = re.compile(r" +\d* *\| ")
_WIDTH = 72


def said_by(shown: Shown) -> str:
    """Return what a command says of the law above it, its long lines folded.

    Raises:
        LookupError: there is no such command, proposal or case.
    """
    verb, *rest = shown.command.removeprefix("keeling ").split(" ")
    if verb not in _COMMANDS or shown.example is None:
        raise LookupError(f"nothing can be shown for `{shown.command}` here")
    said = _COMMANDS[verb](shown, shown.example, " ".join(rest))
    return folded(said)


def folded(text: str) -> str:
    """Fold the long lines of a text as pages show it."""
    return "\n".join(part for line in text.rstrip("\n").split("\n") for part in _fold(line))


def _check(shown: Shown, example: Example, rest: str) -> str:
    return _report(example.found, example.sources())


def _test(shown: Shown, example: Example, rest: str) -> str:
    if shown.cases is None and not example.worked:
        raise LookupError("there are no cases above")
    every = [Cases(1, file, (), example) for file in example.worked]
    if shown.cases is not None:
        every = [shown.cases]
    if found := [item for cases in every for item in cases.found]:
        sources = {path: file for cases in every for path, file in cases.sources().items()}
        return _report(found, sources)
    run = _run(every)
    if not rest:
        return tested.text(run)
    law = held(_corpus(example), example.as_at, run.passing).value
    if law is None:
        raise LookupError("what the cases reach cannot be told")
    reached = law.covered().value if "--coverage" in rest else None
    return tried.text(run, reached, law.mutated().value if "--mutants" in rest else None)


def _run(every: Iterable[Cases]) -> Run:
    cases = tuple(case for each in every for case in each.read.value)
    wrong: dict[int, list[Disagreement]] = {}
    for each in every:
        for case, one in each.disagreements:
            if isinstance(one, Disagreement):
                wrong.setdefault(id(case), []).append(one)
    parted = ((case, tuple(wrong[id(case)])) for case in cases if id(case) in wrong)
    return Run(cases, tuple(parted))


def _report(found: Iterable[Diagnostic], files: Mapping[str, SourceFile]) -> str:
    kept = findings.ordered(found)
    return "\n\n".join([*(findings.text(item, files) for item in kept), findings.summary(kept)])


def _diff(shown: Shown, example: Example, rest: str) -> str:
    corpus = _corpus(example)
    if rest.startswith("--from"):
        _, since, _, until = rest.split(" ")
        days = compare_days(corpus, date.fromisoformat(since), date.fromisoformat(until))
        if days.value is None:
            raise LookupError(f"`{rest}` cannot be compared")
        return differences.text(days.value)
    if rest.startswith("--between"):
        places = compare_places(corpus, example.as_at, *shlex.split(rest)[1:])
        if places.value is None:
            raise LookupError(f"`{rest}` cannot be compared")
        return differences.text(places.value)
    proposals = [corpus.law.proposals[name] for name in rest.split(" ")]
    day = max([example.as_at, *(each.commences for each in proposals if each.commences)])
    made = compare(corpus, day, proposals)
    if made.value is None:
        raise LookupError(f"`{rest}` cannot be compared")
    if shown.command.startswith("keeling schedule"):
        return schedules.as_text(made.value)
    return differences.text(made.value)


def _prove(shown: Shown, example: Example, rest: str) -> str:
    corpus = _corpus(example)
    if rest in corpus.law.studies:
        study = corpus.law.studies[rest]
        checked = check_study(corpus, study.as_at or example.as_at, study)
        if checked.value is not None:
            return studies.text(checked.value)
    elif rest in corpus.law.standing:
        return standing.text(_always(corpus, example.as_at, rest))
    else:
        proposal = corpus.law.proposals[rest]
        made = compare(corpus, max(example.as_at, proposal.commences or example.as_at), [proposal])
        if made.value is not None:
            return proofs.text(made.value)
    raise LookupError(f"`{rest}` cannot be proved or refuted")


def _always(corpus: Corpus, as_at: date, name: str) -> Always:
    made = check_always(corpus, as_at, lambda one: max(as_at, one.commences or as_at), [name])
    if made.failed:
        raise LookupError(f"`{name}` cannot be proved or refuted")
    return made.value[0]


def _decide(shown: Shown, example: Example, rest: str) -> str:
    if shown.cases is None or not shown.cases.read.value:
        raise LookupError("there is no case above")
    case, corpus = shown.cases.read.value[0], _corpus(example)
    options = shlex.split(rest)
    given = dict(zip(options[::2], options[1::2], strict=False))
    day = date.fromisoformat(given.get("--as-at", example.as_at.isoformat()))
    named = [corpus.law.proposals[given["--with"]]] if "--with" in given else []
    place = given.get("--in", case.place or HOME)
    made = Deciding(corpus).law_for(case.facts, day, named, place)
    if made.value is None:
        raise LookupError("the case cannot be decided")
    return decisions.text(made.value.decide(case.facts, case.counted), case.counted, place)


def _pathway(shown: Shown, example: Example, rest: str) -> str:
    corpus, words = _corpus(example), rest.split(" ")
    proposals = [corpus.law.proposals[name] for name in words[2::2] if words[1] == "--with"]
    day = max([example.as_at, *(each.commences for each in proposals if each.commences)])
    known = {named(work.title): work for work in guidelines(corpus.law)}
    made = pathway(corpus, day, known[words[0]], proposals)
    if made.value is None:
        raise LookupError(f"it cannot be said what follows from `{words[0]}`")
    return report.text(made.value)


_COMMANDS: Mapping[str, Callable[[Shown, Example, str], str]] = {
    "check": _check,
    "test": _test,
    "diff": _diff,
    "schedule": _diff,
    "prove": _prove,
    "decide": _decide,
    "pathway": _pathway,
}


def _corpus(example: Example) -> Corpus:
    if example.law.value is None:
        raise LookupError("the law above cannot be read")
    return example.law.value


def _fold(line: str) -> list[str]:
    """Fold a long line of prose, what runs over standing deeper."""
    if len(line) <= _WIDTH or _SNIPPET.match(line):
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    return wrap(
        line.strip(),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def with_shown(text: str, number: int, said: str) -> str:
    """Return a page with its block number `number` of those that show a command replaced."""
    found = list(filter(shows_command, blocks(text)))
    block, lines = found[number], text.split("\n")
    start = block.line - 1
    return "\n".join([*lines[:start], *said.split("\n"), *lines[start + len(block.lines) :]])
