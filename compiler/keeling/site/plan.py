"""The whole site, in one screen: every page that there is, and the settings that join them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from keeling.backends import Artefact
from keeling.model.law import WorkKind
from keeling.site import indexes, proposal, provision, standing, study, vocabulary
from keeling.site.addresses import (
    GUIDANCE,
    GUIDELINES,
    LAW,
    PROPOSALS,
    STANDING,
    STUDIES,
    VOCABULARY,
)
from keeling.site.home import filled
from keeling.site.library import Library
from keeling.site.navigation import settings
from keeling.site.page import PAGES, Page

_GUIDELINES = (
    "Guidelines for those who sentence. They are not legislation, and a range in one of them is no "
    "limit in law."
)
_GUIDANCE = (
    "Guidance for those who decide on prosecutions and out of court disposals. It has a strength, "
    "and it is never a bar in law."
)


def build_plan(library: Library) -> Iterator[Artefact]:
    """Yield every file of the build folder: the settings, the generated pages, those by hand.

    Paths are below the build folder: `mkdocs.yml` and `pages/…`.
    """
    yield Artefact(PurePosixPath("mkdocs.yml"), settings(library.settings, library.handwritten))
    for page in pages(library):
        yield page.artefact()
    yield from library.certificates.files(library.addresses)
    for name, text in sorted(library.handwritten.items()):
        path = PurePosixPath(name)
        yield Artefact(PAGES / path, filled(library.view(path), text))


def pages(library: Library) -> Iterator[Page]:
    """Yield every generated page."""
    addresses = library.addresses
    yield indexes.law(library.view(LAW))
    yield vocabulary.page(library.view(VOCABULARY))
    yield standing.page(library.view(STANDING))
    yield indexes.works(library.view(GUIDELINES), WorkKind.GUIDELINE, "Guidelines", _GUIDELINES)
    yield indexes.works(library.view(GUIDANCE), WorkKind.GUIDANCE, "Guidance", _GUIDANCE)
    yield indexes.proposals(library.view(PROPOSALS))
    yield indexes.studies(library.view(STUDIES))
    for name, work in library.law.works.items():
        if work.kind in (WorkKind.ACT, WorkKind.INSTRUMENT):
            yield indexes.work(library.view(addresses.works[name]), name)
    for at, path in addresses.provisions.items():
        yield provision.page(library.view(path), at)
    for put in library.proposals:
        yield proposal.page(library.view(addresses.proposals[put.proposal.name]), put)
    for checked in library.studies:
        yield study.page(library.view(addresses.studies[checked.study.name]), checked)
