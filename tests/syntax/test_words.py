"""Words: none lost unnoticed, none taken for another, none with two meanings."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, note
from keeling.syntax import tree
from keeling.syntax.layout import without_comment
from keeling.syntax.lexer import Words, tokens
from keeling.syntax.lexicon import collect
from lark import Token

from tests.deep import many
from tests.syntax.dressed import plain
from tests.syntax.generated import Maker, makers
from tests.syntax.names import VOCABULARY
from tests.syntax.reading import bare, faults, files, grammar, nodes, read

TIDY = (Path(__file__).parent / "layouts" / "tidy.law").read_text(encoding="utf-8")


def _keywords(text: str, *others: str) -> list[Token]:
    """Return the keywords of a text, in their order."""
    lexicon, _ = collect(files(text, *others))
    words = Words.of(grammar().keywords, lexicon)
    made, _ = tokens(files(text)[0], 1, text.count("\n") + 1, words)
    return [token for token in made if token.type in grammar().keywords and str(token)]


def _without(text: str, token: Token) -> str:
    lines = text.split("\n")
    number, start, end = (token.line or 1) - 1, (token.column or 1) - 1, (token.end_column or 1) - 1
    lines[number] = lines[number][:start] + lines[number][end:]
    return "\n".join(lines)


def _differs(lost: str, said: object, *others: str) -> bool:
    """Whether a text cannot be read, or says something else than `said`."""
    result = read(lost, *others)
    return bool(result.diagnostics) or bare(result.value) != said


@given(makers)
@many(40)
def test_a_keyword_lost_changes_the_law_or_is_noticed(maker: Maker) -> None:
    text = plain(maker.blocks(1))
    keywords = _keywords(text, VOCABULARY)
    token = keywords[maker.chance.randrange(len(keywords))]
    lost = _without(text, token)
    note(f"without {token!r}:\n{lost}")
    assert _differs(lost, bare(read(text, VOCABULARY).value), VOCABULARY)


def test_no_keyword_of_the_example_can_be_lost_unnoticed() -> None:
    keywords = _keywords(TIDY)
    assert {token.type for token in keywords} == set(grammar().keywords)
    said = bare(read(TIDY).value)
    unnoticed = [
        f"{token.line}:{token.column} {token}"
        for token in keywords
        if not _differs(_without(TIDY, token), said)
    ]
    assert unnoticed == []


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


@pytest.mark.parametrize("words", ["the any of", "an all of"])
def test_a_keyword_has_no_article(words: str) -> None:
    text = "section 1 of SOA 2003\n  the offence is listed if {}\n    (a) first sexual offence\n"
    assert faults(text.format(words.split(" ", 1)[1]), VOCABULARY) == []
    assert faults(text.format(words), VOCABULARY) != []


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
    (found,) = read(colours.format("lid"), "facts\n  red is yes or no\n").diagnostics
    assert found.check.name == "duplicate-name"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("a  # b", "a"),
        ("# b", ""),
        ("a#b", "a#b"),
        ('a "b # c"', 'a "b # c"'),
        ('a "b # c" # d', 'a "b # c"'),
        ('a "b “c” d" # e', 'a "b “c” d"'),
        ('a “b "c # d” # e', 'a “b "c # d”'),
        ("the victim's age # a", "the victim's age"),
        ('a "b', 'a "b'),
    ],
)
def test_a_comment_begins_outside_quotations(line: str, kept: str) -> None:
    assert without_comment(line) == kept


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
