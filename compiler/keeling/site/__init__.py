"""The site: pages as Markdown, written before mkdocs runs. Nothing here reads or writes a file."""

from keeling.site.certificates import CERTIFICATE, Certificates
from keeling.site.library import Edition, Library, Put
from keeling.site.plan import build_plan

__all__ = ["CERTIFICATE", "Certificates", "Edition", "Library", "Put", "build_plan"]
