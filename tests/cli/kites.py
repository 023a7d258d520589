"""A sound folder of law about kites, for tests to spoil; and how every refusal looks."""

from __future__ import annotations

from collections.abc import Callable

from click.testing import Result

#: Runs a verb, with what follows it, on a folder of law.
Run = Callable[..., Result]

LAW = """facts "The kite"
  the kind is one of
    box kite
    stunt kite
  the height is a number
  the pilot's age is an age, 5 or over

outcomes
  a licence is needed is yes or no
  the licence lasts for is a duration

act "Kites Act 2019"
  cited as KA 2019
  identifier https://example.org/kites
  extent England and Wales

section 1 of KA 2019 "Licences"
  in force from 1 May 2019
  source https://example.org/kites/1
  verified against the copy in the library

  where the kind is stunt kite, a licence is needed if
    (a) where the pilot's age is under 12,
        the height is at least 10
    (b) in any other case,
        the height is more than 60

section 2 of KA 2019 "How long a licence lasts"
  in force from 1 May 2019
  source https://example.org/kites/2
  verified against the copy in the library

  where a licence is needed, the licence lasts for is 2 years

proposal "Fly higher"
  put forward by the kite club
  made under a new Act
  commences 1 June 2030

  in section 1(b) of KA 2019, for "60" substitute "70"
"""
CASE = """- case: High stunt kite
  facts:
    the kind: stunt kite
    the height: 61
    the pilot's age: 30
  expect:
    current law: {a licence is needed: yes, the licence lasts for: 2 years}
    fly-higher: {a licence is needed: no, the licence lasts for: none}
  authority: https://example.org/kites/1
"""


def refused(result: Result) -> str:
    """What was said, once it is sure that this was a refusal as all refusals are."""
    assert result.exit_code == 2, (result.exit_code, result.output)
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert "keeling has failed" not in result.output
    return result.output
