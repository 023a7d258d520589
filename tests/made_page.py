"""The parts of a page made up for tests: the law around, a section, a proposal and a case."""

AROUND = """<details markdown="1">
<summary>around</summary>

```law
facts
  the flyer's age is an age

outcomes
  a licence is needed is yes or no

act "Kites Act 2020"
  cited as        KA 2020
  in force from   1 April 2021
  source          https://example.org/kites-act
  not verified    an invented Act

section 5 of KA 2020 "Power"
  not encoded     the Minister may amend this Act
```

</details>
"""
CHILDREN = """
```law
section 1 of KA 2020 "Children"
  a licence is needed if the flyer's age is under 18
```
"""
PROPOSAL = """
```law
section 1 of KA 2020 "Children"
  a licence is needed if the flyer's age is under 18

# file: proposal.law
proposal "Let them fly"
  made under  section 5 of KA 2020
  in section 1 of KA 2020, for "18" substitute "16"
```
"""
CASE = """
```yaml
- case: Seventeen
  facts:
    the flyer's age: 17
  expect:
    current law: {a licence is needed: yes}
  authority: https://example.org/kites-act
```
"""
