"""The file beside a page that holds what the page says was found, for others to check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from keeling.backends import Artefact
from keeling.site.addresses import STANDING, Addresses
from keeling.site.markup import Html, element, heading, link, paragraph, text
from keeling.site.page import PAGES

CERTIFICATE = "certificate.json"
COMMAND = f"python -m tests.certificates.checker {CERTIFICATE}"


@dataclass(frozen=True)
class Certificates:
    """The certificates of proposals and of studies, by their names, and of what must always hold.

    One that cannot be written is not there, or empty.
    """

    proposals: dict[str, str] = field(default_factory=dict)
    studies: dict[str, str] = field(default_factory=dict)
    standing: str = ""

    def files(self, addresses: Addresses) -> Iterator[Artefact]:
        """Yield each certificate as a file beside its page."""
        beside = [(addresses.proposals[name], each) for name, each in self.proposals.items()]
        beside += [(addresses.studies[name], each) for name, each in self.studies.items()]
        for page, written in (*beside, (STANDING, self.standing)):
            if written:
                yield Artefact(PAGES / page.parent / CERTIFICATE, written)


def certificate(found: str, to: str) -> Iterator[Html]:
    """Yield what a certificate is and how to check it; nothing where there is none.

    `to` is the link to the page about certificates.
    """
    if not found:
        return
    size = f"{max(1, round(len(found.encode()) / 1000))} kB"
    yield heading(2, text("Check it again"), "certificate")
    yield paragraph(
        link(CERTIFICATE, text("The certificate of what is found here")),
        text(
            f" ({size}, JSON) holds the law as rules and each finding on this page, with the case "
            "that shows it. Whoever has the folder of this project can check it again with a "
            "small program that shares nothing with the one that found it: "
        ),
        element("code", text(COMMAND)),
        text(". "),
        link(to, text("What is checked, and what is not")),
        text("."),
    )
