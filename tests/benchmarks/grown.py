"""Law of any size to measure by: Acts of sections that each bring a duty in matters of their own.

A section is like a paragraph of Schedule 3: it speaks of one matter, and has limbs that ask some
of the same few measures. Nothing in it is wrong, and no two are alike.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

SECTIONS_OF_AN_ACT = 50
_LIMBS = (
    "measure {} is more than {}",
    "measure {} is at least {}",
    "measure {} is under {}",
    "measure {} is at most {}",
)


def write(folder: Path, provisions: int, facts: int = 8, seed: int = 1) -> None:
    """Write law with so many provisions, whose limbs ask so many facts, into a folder."""
    chosen = random.Random(seed)
    acts = -(-provisions // SECTIONS_OF_AN_ACT)
    folder.mkdir(parents=True)
    (folder / "vocabulary.law").write_text("\n".join(_vocabulary(acts, facts)), encoding="utf-8")
    for act in range(acts):
        sections = min(SECTIONS_OF_AN_ACT, provisions - act * SECTIONS_OF_AN_ACT)
        text = "\n".join(_act(act, sections, facts, chosen))
        (folder / f"act-{act}.law").write_text(text, encoding="utf-8")


def _vocabulary(acts: int, facts: int) -> Iterator[str]:
    yield "facts"
    for act in range(acts):
        yield f"  the matter of act {act} is one of"
        yield from (f"    matter {act} {section}" for section in range(SECTIONS_OF_AN_ACT))
    yield from (f"  measure {fact} is a number" for fact in range(facts))
    yield ""
    yield "outcomes"
    yield from (f"  duty {act} arises is yes or no" for act in range(acts))


def _act(act: int, sections: int, facts: int, chosen: random.Random) -> Iterator[str]:
    yield f'act "Act {act}"'
    yield f"  cited as A{act} 2020"
    yield "  in force from 1 January 2020"
    yield f"  source https://example.org/{act}"
    yield "  not verified made up to measure by"
    for section in range(sections):
        asked = chosen.sample(range(facts), min(4, facts))
        limbs = [
            limb.format(fact, chosen.randrange(5, 40))
            for limb, fact in zip(chosen.sample(_LIMBS, len(asked)), asked, strict=True)
        ]
        yield ""
        yield f'section {section + 1} of A{act} 2020 "Matter {section}"'
        yield (
            f"  where the matter of act {act} is matter {act} {section}, "
            f"duty {act} arises if any of"
        )
        yield f"    (a) {limbs[0]}"
        yield f"    (b) {' and '.join(limbs[1:])}"
    yield ""
