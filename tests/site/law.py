"""A small folder of law with a little of everything, for tests that look closely."""

from keeling.source import SourceFile

VOCABULARY = """\
facts "The dog"
  the breed is one of
    terrier     "any terrier"
    mastiff
    other breed
  the dog's age is an age
  the dog bit somebody is yes or no
  the time at large is a duration

outcomes
  the keeper is liable is yes or no
  the ban is a duration, or indefinite
  for wardens, whether to seize the dog is a matter of guidance
"""

ACT = """\
act "Dogs Act 1999"
  cited as DA 1999
  identifier http://www.legislation.gov.uk/id/ukpga/1999/9
  extent England and Wales
  source https://www.legislation.gov.uk/ukpga/1999/9
  note Only two sections are here.

section 1 of DA 1999 "Liability of keepers"
  in force from 1 January 2000
  source https://www.legislation.gov.uk/ukpga/1999/9/section/1
  verified against the text as at 1 May 2020
  note The Act also speaks of wolves.

  (1) the keeper is liable if any of
        (a) the dog bit somebody
        (b) a dangerous dog and the time at large is at least 12 months
  (2)
    not encoded the liability of owners

section 2 of DA 1999 "Length of the ban"
  in force from 1 January 2000
  source https://www.legislation.gov.uk/ukpga/1999/9/section/2
  not verified from memory
  flag Whether a day counts in full is in doubt.

  (1) where the keeper is liable, the ban is, by the first row that applies
      | the breed | the dog's age | the ban    |
      | mastiff   |               | indefinite |
      | terrier   | under 2       | 1 year     |
      | terrier   |               | 2 years    |
      | any other |               | 5 years    |

section 3 of DA 1999 "Meaning of dangerous dog"
  in force from 1 January 2000
  source https://www.legislation.gov.uk/ukpga/1999/9/section/3
  inferred from section 1

  "a dangerous dog" means the breed is mastiff or terrier
"""

GUIDES = """\
guidance "Seizing dogs"
  cited as Seizure guidance
  identifier https://example.org/seizing
  by the Council of Wardens
  binds wardens
  effective from 1 May 2021
  source https://example.org/seizing
  from a secondary source a newspaper

  where the dog bit somebody,
  wardens should not seize the dog
"""

PROPOSAL = """\
proposal "Wait longer"
  put forward by a keeper
  made under section 1 of DA 1999
  commences 1 April 2027
  because dogs come back
  against some do not
  source https://example.org/wait
  inferred from a letter

  in section 1 of DA 1999
    in subsection (1)(b), for "12 months" substitute "24 months"

  claims
    nobody is affected where the dog bit somebody
    only terrier is affected
"""

STUDY = """\
study "Dogs that bite"
  lines counted in the plain text
  as at 1 June 2026
  not verified an invented paper

  claim "a dog that bit is never seized" at line 3
    where the dog bit somebody, wardens should not seize the dog
    note It is so.

  claim "a keeper is always liable" at lines 4 to 6
    the keeper is liable

  claim "dogs were kept for bears" at line 7
    outside what rules can say why dogs were kept

  claim "a muzzle costs little" at line 8
    not encoded what a muzzle costs
"""

STANDING = """\
standing claims "What must hold of dogs"
  because a keeper must know where he stands

  where the dog bit somebody, the keeper is liable
  where the breed is mastiff and the time at large is at least 18 months, the keeper is liable
"""

CASES = """\
- case: A mastiff at large for 18 months
  facts:
    the breed: mastiff
    the dog's age: 4
    the dog bit somebody: no
    the time at large: 18 months
  expect:
    current law: {the keeper is liable: yes, the ban: indefinite}
    wait-longer: {the keeper is liable: no, the ban: none}
  authority: https://www.legislation.gov.uk/ukpga/1999/9/section/1
- case: A terrier that bit
  facts:
    the breed: terrier
    the dog's age: 1
    the dog bit somebody: yes
    the time at large: 1 month
  expect:
    current law: {the keeper is liable: yes, the ban: 1 year}
    wait-longer: {the keeper is liable: yes, the ban: 1 year}
"""

FILES = (
    SourceFile("legislation/guidance/seizing.law", GUIDES),
    SourceFile("legislation/proposals/wait-longer.law", PROPOSAL),
    SourceFile("legislation/standing-claims.law", STANDING),
    SourceFile("legislation/studies/dogs-that-bite.law", STUDY),
    SourceFile("legislation/ukpga/1999/9/act.law", ACT),
    SourceFile("legislation/vocabulary.law", VOCABULARY),
)
CASE_FILES = (SourceFile("legislation/ukpga/1999/9/act.yaml", CASES),)
