"""Amendments that were made: taken back and made again, they give the text of today, byte for byte.

`make deep` tries many more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st
from keeling.amend import Amended, amend
from keeling.amend.history import Version
from keeling.model.amending import Instruction, Verb, as_law
from keeling.model.identity import ProvisionId
from keeling.pipeline import Corpus, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.amend.test_idiom import BASE, LAW, PATH, Maker, _written
from tests.deep import many

AMENDER = """
act "Kites (Amendment) Act 2023"
  cited as      KAA 2023
  source        https://example.org/kites-amendment-act
  not verified  an invented Act

section 1 of KAA 2023
  in force from 1 March 2023

"""
DAY = date(2023, 3, 1)


def corpus(text: str) -> Corpus:
    made = read((SourceFile(PATH, text),), reader())
    assert made.value is not None, [found.message for found in made.diagnostics]
    return made.value


def stood(target: ProvisionId) -> tuple[str, ...]:
    """Return the lines of a provision, as the earlier text has them."""
    span = BASE.provisions[target].span
    lines = LAW.split("\n")[span.line - 1 : span.end_line]
    while lines and not lines[-1].strip():
        lines.pop()
    return tuple(line[span.column - 1 :] for line in lines)


def as_made(steps: tuple[Instruction, ...]) -> Iterator[Instruction]:
    """Yield instructions with what stood there before, where they do not say it.

    Of several provisions substituted at once, the first has the new words, and the others went.
    """
    for step in steps:
        if step.verb is Verb.OMIT or (step.units and step.verb is Verb.SUBSTITUTE):
            went = step if step.verb is Verb.OMIT else replace(step, verb=Verb.OMIT, lines=())
            for target in step.targets:
                each = step if target == step.target else went
                yield replace(each, targets=(target,), stood=stood(target))
        else:
            yield step


def amended(steps: tuple[Instruction, ...]) -> str | None:
    """Return the law as instructions make it, where they can be carried out and it is law."""
    proposed = read((SourceFile(PATH, _written(steps)),), reader()).value
    assert proposed is not None
    result = amend(
        Amended.of(proposed.files), proposed.law, proposed.law.proposals["made"].instructions
    )
    if result.diagnostics:
        return None
    text = result.value.files[0].text.split("\nproposal ")[0]
    return text if read((SourceFile(PATH, text),), reader()).value else None


def history_of(steps: tuple[Instruction, ...], after: str) -> Corpus | None:
    """Return today's law with the amendments that were made, where it can be read."""
    lines = "".join(f"  {line}\n" for step in as_made(steps) for line in as_law(step))
    return read((SourceFile(PATH, f"{after}{AMENDER}{lines}"),), reader()).value


def words(text: str) -> list[list[str]]:
    """Return the words of each line, without remarks: where those stand is nobody's amendment."""
    lines = (line.split("#")[0].split() for line in text.split("\n"))
    return [line for line in lines if line]


def again(version: Version) -> str:
    """Make the amendments again in an earlier text."""
    made = [each for each in version.law.made if each.day == DAY]
    steps = tuple(step for each in made for step in each.instructions)
    result = amend(Amended.of(version.files), version.law, steps)
    assert not result.diagnostics
    return result.value.files[0].text


def taken_back(seed: int) -> bool | None:
    """Take made amendments back; whether that could be done, None where there is nothing to do."""
    steps: tuple[Instruction, ...] = ()
    for step in Maker(seed).steps():
        steps = (*steps, step) if amended((*steps, step)) else steps
    after = amended(steps) if steps else None
    today = history_of(steps, after) if after is not None else None
    if today is None:
        return None
    history = today.history
    if history.found:
        assert {found.check.name for found in history.found} == {"history"}
        assert not [found for found in history.found if "do not lead" in found.message], (
            history.found
        )
        assert today.on(DAY - timedelta(1)).value is None
        return False
    before, now = history.versions
    assert now.files == today.files
    earlier = before.files[0].text.split(AMENDER)[0]
    assert words(earlier) == words(LAW)
    now_again, said = again(before), today.files[0].text
    if earlier.count("# between the two") == 1 and "# between the two\n  (2)" in earlier:
        assert now_again == said
    # Where what stood below a remark was taken away, nothing tells where the remark stood: it is no
    # law, and what is put in may come before it or after it.
    assert words(now_again) == words(said)
    return True


@many(120)
@given(st.integers(0, 2**40))
@example(2713457045)
@example(33554432)
@example(2398)
@example(265256951)
@example(17920827651)
@example(17839)
@example(12433433)
@example(16379826)
def test_what_is_taken_back_and_made_again_gives_the_text_of_today(seed: int) -> None:
    taken_back(seed)


def test_most_amendments_can_be_taken_back() -> None:
    told = [taken_back(seed) for seed in range(60)]
    assert told.count(True) > 12
    assert told.count(True) > told.count(False)
