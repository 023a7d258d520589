"""What plain YAML does to a careless file, and what is made of it here: a table of traps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from keeling.cases import loading
from keeling.cases.loading import DEPTH_LIMIT, FAULT_LIMIT, SIZE_LIMIT, load
from keeling.cases.nodes import plain
from keeling.source import SourceFile

#: Written value -> what it is read as.
READ_AS: dict[str, object] = {
    "NO": "NO",
    "no": "no",
    "yes": "yes",
    "on": "on",
    "Off": "Off",
    "y": "y",
    "True": "True",
    "TRUE": "TRUE",
    "true": True,
    "false": False,
    "null": None,
    "": None,
    "~": "~",
    "Null": "Null",
    "24": 24,
    "0": 0,
    "-1": -1,
    "-0": 0,
    "+1": "+1",
    "010": "010",
    "0o10": "0o10",
    "0x10": "0x10",
    "0b1": "0b1",
    "1_000": "1_000",
    "1:30": "1:30",
    "190:20:30": "190:20:30",
    "1.5": "1.5",
    "1e3": "1e3",
    ".inf": ".inf",
    ".nan": ".nan",
    "٢٤": "٢٤",
    "2020-01-01": "2020-01-01",
    "2020-01-01 10:00:00": "2020-01-01 10:00:00",
    "999999999999999999": 999999999999999999,
    "9999999999999999999": "9999999999999999999",
    "'24'": "24",
    '"no"': "no",
    "''": "",
    "=": "=",
    "12 months": "12 months",
    "26 weeks' custody": "26 weeks' custody",
    "Order#3": "Order#3",
    "Order  # the third": "Order",
    "'Order #3'": "Order #3",
    "https://example.org/a#b": "https://example.org/a#b",
    "a ’quoted’ word": "a ’quoted’ word",
    "é😀": "é😀",
    "|\n  two\n  lines": "two\nlines\n",
    ">\n  one\n  line": "one line\n",
    "one\n  line": "one line",
}

#: What cannot be read -> where it is refused, and the first words of the complaint.
REFUSED: dict[str, tuple[int, int, str]] = {
    "a: 1\na: 2": (2, 1, "`a` is given twice."),
    "{a: 1, b: 2, a: 3}": (1, 14, "`a` is given twice."),
    "a:\n  b: 1\n  'b': 2": (3, 3, "`b` is given twice."),
    "1: a\n'1': b": (2, 1, "`1` is given twice."),
    "a: &x 1": (1, 4, "What follows begins with `&`"),
    "a: *x": (1, 4, "This points back to another place"),
    "a: &x {b: 1}\nc: *x": (1, 4, "What follows begins with `&`"),
    "a: *": (1, 4, "A value cannot begin with `*`."),
    "a: & b": (1, 4, "A value cannot begin with `&`."),
    "a: !!str 1": (1, 4, "What follows begins with `!`"),
    "a: !!python/object/apply:os.system [ls]": (1, 4, "What follows begins with `!`"),
    "a: !e!x 1": (1, 4, "A value cannot begin with `!`."),
    "a: ! 1": (1, 4, "What follows begins with `!`"),
    "<<: {a: 1}": (1, 1, "Values are not taken over from elsewhere."),
    "a: 1\n---\nb: 2": (2, 1, "A second document begins here."),
    "--- a\n--- b": (2, 1, "A second document begins here."),
    "a: b: c": (1, 5, "A colon followed by a space begins a value"),
    "a: 1\n b: 2": (2, 3, "A colon followed by a space begins a value"),
    "a:\n\tb: 1": (2, 1, "There is a tab"),
    "a: b\tc": (1, 5, "There is a tab"),
    "a: @b": (1, 4, "A value cannot begin with `@`."),
    "a: `b`": (1, 4, "A value cannot begin with ```."),
    "a: %b": (1, 4, "A value cannot begin with `%`."),
    "a: 'b": (1, 4, "The quotation mark that opens here is not closed."),
    'a: "b\nc: d': (1, 4, "The quotation mark that opens here is not closed."),
    "a: 'b' c": (1, 8, "This does not fit with the names above it."),
    'a: "b" c: d': (1, 8, "This does not fit with the names above it."),
    "a: [b, c": (1, 4, "The bracket that opens here is not closed"),
    "a: {b: c\nd: e": (1, 4, "The bracket that opens here is not closed"),
    "a: ]": (1, 4, "A value is expected here."),
    "a: }": (1, 4, "A value is expected here."),
    "- a\nb: 1": (2, 1, "This does not fit in the list above it."),
    "a: 1\n- b": (2, 1, "This does not fit with the names above it."),
    "a:\n  b: 1\n c: 2": (3, 2, "This does not fit with the names above it."),
    "a: 1\nb\nc: 2": (2, 1, "A name is expected here"),
    "a: Order #3": (1, 10, "From here on the line is a comment"),
    "- a\n - b": (2, 2, "This line is read as going on from the words above it"),
    r'a: "\0"': (1, 4, "These words hold a character that cannot be seen (U+0000)."),
    r'a: "\_"': (1, 4, "These words hold a space of another kind than it looks (U+00A0)."),
    "a: |x\n b": (1, 4, "`|` and `>` begin words that run over several lines"),
    "a: b\x00": (1, 5, "There is a character that cannot be seen (U+0000)"),
    "a: b\u200bc": (1, 5, "There is a character that cannot be seen (U+200B)"),
    "a: \u202eb": (1, 4, "There is a character that cannot be seen (U+202E)"),
    "a: b\u00a0c": (1, 5, "There is a space of another kind than it looks (U+00A0)"),
    "a: b\u2028c": (1, 5, "There is a character that cannot be seen (U+2028)"),
    "a: b\rc: d": (1, 5, "There is a character that cannot be seen (U+000D)"),
    "a: \ufffe": (1, 4, "There is a character that cannot be seen (U+FFFE)"),
    "a: \ud800": (1, 4, "There is a character that cannot be seen (U+D800)"),
    "a: b\ufeff": (1, 5, "There is a character that cannot be seen (U+FEFF)"),
    "? [a]\n: b": (1, 3, "A list stands where a name is expected."),
    "{[a]: b}": (1, 2, "A list stands where a name is expected."),
    "'': b": (1, 1, "A name is missing before this colon."),
    ": b": (1, 1, "This does not fit with the names above it."),
    "{: b}": (1, 2, "A value is expected here."),
    "%YAML 9.9\n---\na": (1, 1, "A line cannot begin with `%`."),
    "[" * 33: (1, 33, "This is nested too deeply to be meant."),
    "- " * 33: (1, 65, "This is nested too deeply to be meant."),
}
LOADERS = [yaml.CSafeLoader, yaml.SafeLoader]


@pytest.fixture(params=LOADERS, ids=["libyaml", "python"])
def _either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "CSafeLoader", request.param)


def found(text: str) -> list[tuple[int, int, str]]:
    result = load(SourceFile("a.yaml", text))
    return [(it.span.line, it.span.column, it.message) for it in result.diagnostics]


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("written", READ_AS, ids=repr)
def test_what_a_value_is_read_as(written: str) -> None:
    result = load(SourceFile("a.yaml", f"a: {written}\n"))
    assert result.diagnostics == ()
    assert result.value is not None
    assert repr(plain(result.value)) == repr({"a": READ_AS[written]})


@pytest.mark.usefixtures("_either_parser")
@pytest.mark.parametrize("text", REFUSED, ids=lambda text: repr(text[:30]))
@pytest.mark.parametrize("end", ["", "\n"], ids=["", "line-end"])
def test_what_is_refused_and_where(text: str, end: str) -> None:
    line, column, message = REFUSED[text]
    first = found(text + end)[0]
    assert first[:2] == (line, column)
    assert first[2].startswith(message)


@pytest.mark.parametrize("text", [r'a: "\q"', r'a: "\ud83d"', r'a: "\x4"', 'a: "b\\'])
@pytest.mark.usefixtures("_either_parser")
def test_a_backslash_that_means_nothing_is_refused_near_where_it_stands(text: str) -> None:
    ((line, column, _),) = found(text)
    assert line == 1
    assert 4 <= column <= 7


@pytest.mark.parametrize("written", ["yes", "no", "on", "1.5", "010", "24x", "null", "~", "a b"])
def test_a_name_is_always_the_words_that_are_written(written: str) -> None:
    result = load(SourceFile("a.yaml", f"{written}: 1\n"))
    assert result.value is not None
    assert plain(result.value) == {written: 1}


def test_a_mark_at_the_start_of_a_file_is_passed_over() -> None:
    result = load(SourceFile("a.yaml", "\ufeffa: 1\na: 2\n"))
    assert [(it.span.line, it.span.column) for it in result.diagnostics] == [(2, 1)]
    assert [it.labels[0].span.column for it in result.diagnostics] == [2]


def test_every_fault_of_a_file_that_can_be_read_on_is_told() -> None:
    text = "a: &x 1\nb: !t 2\na: 3\n<<: 4\n"
    assert [line for line, _, _ in found(text)] == [1, 2, 3, 4]


#: Files built to take long or to reach deep, each as large as a file may be.
HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": lambda size: "[" * size,
    "braces": lambda size: "{" * size,
    "items on one line": lambda size: "- " * (size // 2),
    "deeper and deeper": lambda size: "\n".join(" " * depth + "a:" for depth in range(1400)),
    "one long word": lambda size: "a" * size,
    "one long name": lambda size: "a" * (size - 3) + ": b",
    "one long quoted word": lambda size: '"' + "a" * (size - 2) + '"',
    "many numbers": lambda size: "[" + "1," * (size // 2 - 1) + "]",
    "many names": lambda size: "".join(f"n{number}: 1\n" for number in range(size // 12)),
    "the same name": lambda size: "a: 1\n" * (size // 5),
    "many anchors": lambda size: "- &a a\n" * (size // 7),
    "many lines of a word": lambda size: "a: b\n" + "  c\n" * (size // 4 - 2),
    "many items in a word": lambda size: "- b\n" + " - c\n" * (size // 5 - 2),
    "many digits": lambda size: "1" * size,
    "many quotation marks": lambda size: "'" * size,
    "many questions": lambda size: "? " * (size // 2),
    "many comments": lambda size: "# a\n" * (size // 4),
    "many tabs": lambda size: "\t\n" * (size // 2),
    "laughter": lambda size: (
        "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a]\n" for n in range(size // 40))
    ),
}


@pytest.mark.parametrize("made", HOSTILE)
def test_the_largest_file_is_read_or_refused_soon(made: str) -> None:
    text = HOSTILE[made](SIZE_LIMIT)
    assert len(text) <= SIZE_LIMIT
    load(SourceFile("a.yaml", text))


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert found("a" * (SIZE_LIMIT + 1)) == [(1, 1, "This file is larger than 1 MiB.")]


def test_a_file_with_too_many_faults_is_read_no_further() -> None:
    assert len(found("a: 1\n" * 1000)) == FAULT_LIMIT
    assert len(found("\t\n" * 1000)) == FAULT_LIMIT


def test_a_file_with_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "COUNT_LIMIT", 3)
    assert found("[1, 2, 3]") == [(1, 8, "This file holds too many values.")]


@pytest.mark.parametrize("depth", [1, DEPTH_LIMIT])
def test_what_is_nested_no_deeper_than_the_limit_is_read(depth: int) -> None:
    assert found("[" * depth + "]" * depth) == []
