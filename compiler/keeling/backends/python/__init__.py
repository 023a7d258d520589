"""The law as one module of plain Python, which needs nothing but Python's own library.

The module has three parts: what a case may state and, for each outcome, functions that ask for it
and answer (`functions`); what is the same in every module (`template`); and the lists that tie the
two together. The functions are plain nested questions because that is what people who read Python
can check against the law, and they are the only statement of it: what follows from incomplete facts
is found by running them with every answer to each question that is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import PurePosixPath

from keeling.backends import Artefact, Emission
from keeling.backends.python.module import written


def emit(emission: Emission) -> Iterator[Artefact]:
    """Write the module `law.py`: facts in, answers with their reasons out."""
    template = files(__package__).joinpath("template.py").read_text(encoding="utf-8")
    yield Artefact(PurePosixPath("law.py"), written(emission, template))
