"""Words: none lost unnoticed, none taken for another, none with two meanings."""

from __future__ import annotations

import pytest
from hypothesis import given, note
from keeling.syntax import tree
from keeling.syntax.lexer import Words, tokens
from keeling.syntax.lexicon import collect

from tests.syntax.generated import VOCABULARY, Maker, makers, plain
from tests.syntax.reading import bare, budget, faults, files, grammar, nodes, read


@given(makers)
@budget(60)
def test_a_keyword_lost_changes_the_law_or_is_noticed(maker: Maker) -> None:
    text = plain(maker.blocks(1))
    lexicon, _ = collect(files(text, VOCABULARY))
    words = Words.of(grammar().keywords, lexicon)
    made, _ = tokens(files(text)[0], 1, text.count("\n") + 1, words)
    keywords = [token for token in made if token.type in grammar().keywords and str(token)]
    token = keywords[maker.chance.randrange(len(keywords))]
    lines = text.split("\n")
    number, start, end = (token.line or 1) - 1, (token.column or 1) - 1, (token.end_column or 1) - 1
    lines[number] = lines[number][:start] + lines[number][end:]
    lost = "\n".join(lines)
    note(f"without {token!r}:\n{lost}")
    result = read(lost, VOCABULARY)
    assert result.diagnostics or bare(result.value) != bare(read(text, VOCABULARY).value)


@pytest.mark.parametrize(
    "word",
    ["ifx", "xif", "notguilty", "if_x", "not-guilty", "if2", "2if", "iif", "not’s", "ifé", "andor"],
)
def test_a_keyword_within_a_word_is_none(word: str) -> None:
    glued = f"section 1 of SOA 2003\n  the offence is listed {word} first sexual offence\n"
    assert [found.check.name for found in read(glued, VOCABULARY).diagnostics] == ["unknown-name"]
    sentence = f"section 1 of SOA 2003\n  the offence is listed if {word}\n"
    declared = f"facts\n  {word} is yes or no\n{sentence}"
    assert faults(declared, VOCABULARY) == []
    block = read(declared, VOCABULARY).value[0].blocks[1]
    assert word in [node.text for node in nodes(block) if isinstance(node, tree.Word)]


ALIKE = (
    ("the lid", "The Lid"),
    ("the lid", "a lid"),
    ("the lid", "lid"),
    ("the lid's colour", "the lid’s colour"),
    ("the file", "the ﬁle"),
    ("the naïve lid", "the nai\u0308ve lid"),
    ("the lid", "the  LID"),
    ("the \uff4cid", "the lid"),
    ("the lid", "the lid"),
    ("the lid is shut", "the lid is not shut"),
    ("the lid was not shut", "the lid was shut"),
)


@pytest.mark.parametrize("other_is", ["facts", "outcomes"])
@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_a_reader_would_take_for_one_are_refused(
    one: str, other: str, other_is: str
) -> None:
    first, second = f"facts\n  {one} is yes or no\n", f"{other_is}\n  {other} is yes or no\n"
    (found,) = read(first, second).diagnostics
    assert found.check.name == "duplicate-name"
    assert {found.span.path, found.labels[0].span.path} == {"0.law", "1.law"}


def test_a_choice_may_belong_to_several_facts_and_to_nothing_else() -> None:
    colours = "facts\n  the {0} is one of\n    red\n    blue\n"
    assert faults(colours.format("lid") + colours.format("box")) == []
    assert len(faults(colours.format("lid"), "facts\n  red is yes or no\n")) == 1


@pytest.mark.parametrize(
    "said",
    [
        "The Offence Is Listed If First Sexual Offence And Imprisonment",
        "THE OFFENCE IS LISTED IF FIRST SEXUAL OFFENCE AND IMPRISONMENT",
    ],
)
def test_capital_letters_make_no_difference(said: str) -> None:
    small, large = (
        read(f"section 1 of SOA 2003\n  {sentence}\n", VOCABULARY)
        for sentence in (said.casefold(), said)
    )
    assert small.diagnostics == large.diagnostics == ()
    names = [
        [node.text.casefold() for node in nodes(result.value[0]) if isinstance(node, tree.Word)]
        for result in (small, large)
    ]
    assert names[0] == names[1]


MIXED = (
    (
        "imprisonment and first sexual offence or the offender was on bail",
        "(imprisonment and first sexual offence) or the offender was on bail",
        "imprisonment and (first sexual offence or the offender was on bail)",
    ),
    (
        "imprisonment or first sexual offence, and the offender was on bail",
        "imprisonment or (first sexual offence and the offender was on bail)",
        "(imprisonment or first sexual offence) and the offender was on bail",
    ),
    (
        "imprisonment and (first sexual offence or the offence is listed) or not imprisonment",
        "(imprisonment and (first sexual offence or the offence is listed)) or not imprisonment",
        "imprisonment and ((first sexual offence or the offence is listed) or not imprisonment)",
    ),
)
TABLE = """\
the relevant date is, by the first row that applies
    | where | the relevant date   |
    | {}    | the day of sentence |"""
MIXED_IN = (
    "where {}, the offence is listed",
    "the offence is listed if {}",
    "the offence is listed, except where {}",
    "the offence is listed if any of\n    (a) {}",
    "the offence is listed if any of\n    (a) imprisonment\n  except where {}",
    "the notification period is 5 years if {}",
    "prosecutors may offer an out of court disposal if ({})",
    '"heavy" means {}',
    TABLE,
)


@pytest.mark.parametrize(("mixed", "one", "other"), MIXED)
@pytest.mark.parametrize("sentence", MIXED_IN)
def test_and_beside_or_is_refused_with_both_readings(
    sentence: str, mixed: str, one: str, other: str
) -> None:
    text = f"section 1 of SOA 2003\n  {sentence.format(mixed)}\n"
    (found,) = read(text, VOCABULARY).diagnostics
    assert found.check.name == "mixed-and-or"
    assert found.advice == f"Write `{one}`, or `{other}`."
    assert files(text)[0].slice(found.span) == mixed
    for reading in (one, other):
        assert faults(f"section 1 of SOA 2003\n  {sentence.format(reading)}\n", VOCABULARY) == []


@pytest.mark.parametrize(
    "condition",
    [
        "the offence is theft or assault and imprisonment",
        "imprisonment, and the offence is theft or assault",
        "the offence is theft, assault or sexual assault and any of\n    (a) imprisonment",
    ],
)
def test_choices_joined_by_or_stand_in_brackets_beside_and(condition: str) -> None:
    text = f"section 1 of SOA 2003\n  the offence is listed if {condition}\n"
    (found,) = read(text, VOCABULARY).diagnostics
    assert found.check.name == "mixed-and-or"
    among = files(text)[0].slice(found.span)
    assert f"`({among})" in found.advice
    assert faults(text.replace(among, f"({among})"), VOCABULARY) == []
