"""`keeling fmt`: one layout, and nothing lost by it."""

from __future__ import annotations

from hypothesis import given, note

from tests.syntax.generated import VOCABULARY, Dresser, Maker, makers, plain
from tests.syntax.reading import bare, budget, faults, read


@given(makers)
@budget(100)
def test_generated_law_can_be_read(maker: Maker) -> None:
    blocks = maker.blocks()
    note(plain(blocks))
    result = read(plain(blocks), VOCABULARY)
    assert result.diagnostics == ()
    assert len(result.value[0].blocks) == len(blocks)


@given(makers)
@budget(100)
def test_dress_changes_nothing(maker: Maker) -> None:
    blocks = maker.blocks()
    worn = Dresser(maker.chance).dressed(blocks)
    note(worn)
    assert faults(worn, VOCABULARY) == ()
    assert bare(read(worn, VOCABULARY).value) == bare(read(plain(blocks), VOCABULARY).value)
