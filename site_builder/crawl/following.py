"""What one file says → complaints at once, and what can be judged only when all files are read."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from site_builder.crawl.addresses import LONGEST, Bearings, Resolver
from site_builder.crawl.asked import Asked
from site_builder.crawl.complaints import FAULTS, Complaint, Complaints, note
from site_builder.crawl.files import Files
from site_builder.crawl.judge import (
    Landing,
    Places,
    Verdict,
    has_places,
    judge_address,
    judge_path,
    judge_place,
)
from site_builder.crawl.page import (
    DRAFT,
    FORWARD,
    FORWARDS,
    LISTED,
    OWN,
    SCRIPTED,
    TO_PAGES,
    UNLISTED,
    WAITS,
    WHOLE,
    WITH_FRAGMENT,
    Page,
)
from site_builder.diagnostics import Severity


@dataclass(frozen=True)
class Site:
    """What all files are judged against. `is_own` says that we made it: then no fault is a mere manner."""

    files: Files
    bearings: Bearings
    resolver: Resolver
    own_resolver: Resolver
    is_own: bool = False


@dataclass(slots=True)
class Found:
    """What is known after some files.

    `linked` are the pages to which another page leads, by the first that does; `used` those that a page
    outside their own part of the site leads to.
    """

    complaints: Complaints = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)
    places: dict[str, Places] = field(default_factory=dict)
    linked: dict[str, tuple[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    forwards: dict[str, str] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=dict)
    drafts: set[str] = field(default_factory=set)
    pages: list[str] = field(default_factory=list)
    unlisted: set[str] = field(default_factory=set)

    def take_in(self, other: "Found") -> None:
        """Add what was found in later files."""
        for key, complaint in other.complaints.items():
            note(self.complaints, key, complaint)
        self.asked.take_in(other.asked)
        self.places |= other.places
        for page, first in other.linked.items():
            self.linked.setdefault(page, first)
        self.used |= other.used
        self.forwards |= other.forwards
        self.terms |= other.terms
        self.drafts |= other.drafts
        self.pages += other.pages
        self.unlisted |= other.unlisted


def follow(path: str, page: Page, site: Site, found: Found) -> None:
    """Judge what the file at `path` says by itself, and note what it asks of others."""
    one = _File(path, page, site, found)
    one.note_itself(page)
    one.note_faults(page)
    one.check_base(page.base)
    for use, some in page.addresses.items():
        one.follow(use, some)
    for written, seal in page.sealed:
        one.check_seal(written, seal)


def note_unread(found: Found, path: str, problem: Exception) -> None:
    """Note that a file was not read, so that nobody takes it for checked."""
    reason = (problem.strerror if isinstance(problem, OSError) else str(problem)) or "it cannot be read"
    said = Complaint(
        Severity.ERROR,
        "unread-file",
        f"the file was not checked: {reason}",
        "put a regular file of usual size in its place",
        path,
        line=1,
    )
    note(found.complaints, ("unread-file", path), said)


class _File:
    """A file while its addresses are followed."""

    def __init__(self, path: str, page: Page, site: Site, found: Found) -> None:
        self.path, self.site, self.found = path, site, found
        self.folder = site.resolver.folder(path, page.base)
        self.marks = frozenset(page.marks)
        places = Places(
            tuple(map(sys.intern, page.anchors)),
            tuple(page.slides) if page.slides is not None else None,
            not self.marks.isdisjoint((FORWARDS, WAITS)),
            SCRIPTED in self.marks,
        )
        self.landing = Landing(places)

    def note_itself(self, page: Page) -> None:
        """What others may ask of this file."""
        path, found, marks = self.path, self.found, self.marks
        if path.endswith(_WITH_PLACES):
            found.places[path] = self.landing.places
        if WHOLE in marks and not self.landing.places.is_forward:
            found.pages.append(path)
        if UNLISTED in marks:
            found.unlisted.add(path)
        if DRAFT in marks:
            found.drafts.add(path)
        if page.terms and "glossary" in path:
            found.terms[path] = page.terms

    def note_faults(self, page: Page) -> None:
        for fault in page.faults:
            if fault.is_sure or self.site.is_own:
                severity, message, hint = FAULTS[fault.code]
                message = message.format(fault.about)
                said = Complaint(
                    severity, fault.code, message, hint, self.path, line=fault.line, tag=fault.tag
                )
                note(self.found.complaints, (fault.code, fault.about), said)

    def check_base(self, base: str) -> None:
        """Report a base that is too long, since the relative addresses of its page are then not followed."""
        if len(base) > LONGEST:
            message = f"the base address is longer than {LONGEST} characters"
            hint = "write the address of a folder of the site"
            self._note(("bad-address", base), (Severity.ERROR, "bad-address", message, hint), base)

    def follow(self, use: str, some: Sequence[str]) -> None:
        """Follow addresses of one use. Nearly all lead straight to a file; the rest takes the long way."""
        plain, above = self.site.files.plain, self.folder.above
        origin = self.site.bearings.origin if use == OWN or self.site.bearings.is_whole else ""
        is_inside = not self.folder.is_outside
        for written in some:
            rest, _, fragment = written.partition("#")
            climb = 0
            if origin and rest.startswith(origin) and (file := plain.get(rest[len(origin) :])):
                self._arrive(use, written, file, fragment)
                continue
            # No further than the root: a hostile address can hold very many.
            while climb < len(above) and rest.startswith("../"):
                climb += 1
                rest = rest[3:]
            if is_inside and climb < len(above) and rest and (file := plain.get(above[climb] + rest)):
                self._arrive(use, written, file, fragment)
            else:
                self._follow(use, written)

    def _follow(self, use: str, written: str) -> None:
        if not written or written.isspace():
            return
        site = self.site
        # Only what begins like a scheme, or holds what no address holds, can be wrong in its form.
        if _MAY_BE_ODD.search(written) and (
            verdict := judge_address(use, written, site.bearings, site.is_own)
        ):
            self._note((verdict[1], written), verdict, written)
            return
        resolver = site.own_resolver if use == OWN else site.resolver
        target = resolver.resolve(written, self.folder)
        if target is None:
            return
        file = None if target.leaves else site.files.answer(target.path)
        if file is not None:
            self._arrive(use, written, file, target.fragment)
        elif verdict := judge_path(use, written, target, site.files):
            # Each list of pages is a place of its own.
            key = (verdict[1], target.path or written, use, self.path if use == LISTED else "")
            self._note(key, verdict, written)

    def _arrive(self, use: str, written: str, file: str, fragment: str) -> None:
        """Note a link to a file that is there, and what it asks of it."""
        if use == FORWARD and (file != self.path or WAITS not in self.marks):
            self.found.forwards[self.path] = file
        if file != self.path and use in TO_PAGES and use != OWN:
            self._note_link(written, file)
        if fragment and use in WITH_FRAGMENT and has_places(use, file):
            self._ask(written, file, fragment.partition(":~:")[0])

    def _note_link(self, written: str, file: str) -> None:
        found, path = self.found, self.path
        if file not in found.linked and DRAFT not in self.marks:
            found.linked[file] = (path, written)
        if "glossary" in file and file.partition("/")[0] != path.partition("/")[0]:
            found.used.add(file)

    def _ask(self, written: str, file: str, fragment: str) -> None:
        found = self.found
        if file != self.path:
            known = found.places.get(file)
            is_small = known is not None and len(known.anchors) < _LARGE
            # Large pages wait until their anchors are a set; of a glossary all that is asked is kept.
            if not (known and is_small and fragment in known.anchors and file not in found.terms):
                found.asked.add(file, fragment, self.path, written)
        elif fragment not in self.landing.anchors and (
            verdict := judge_place(file, written, fragment, self.landing)
        ):
            self._note(("missing-anchor", file, fragment), verdict, written)

    def _note(self, key: tuple[str, ...], verdict: Verdict, written: str) -> None:
        note(self.found.complaints, key, Complaint(*verdict, self.path, written))

    def check_seal(self, written: str, seal: str) -> None:
        """Compare a file with the hash that a page demands of it; only the strongest kind of hash counts."""
        files = self.site.files
        target = self.site.resolver.resolve(written, self.folder)
        file = files.answer(target.path) if target and not target.leaves else None
        hashes = [one.partition("?")[0].partition("-")[::2] for one in seal.split()]
        strongest = next((kind for kind in _STRENGTH if any(kind == k for k, _ in hashes)), None)
        if file is None or strongest is None:
            return
        made = files.seal(file, strongest)
        if made and made not in [value for kind, value in hashes if kind == strongest]:
            message = f"browsers refuse '{written}', since its hash is another than the page says"
            hint = "write the hash of the file as it is now"
            self._note(("wrong-integrity", file), (Severity.ERROR, "wrong-integrity", message, hint), written)


_LARGE = 50  # anchors
_STRENGTH = ("sha512", "sha384", "sha256")
_WITH_PLACES = (".html", ".htm", ".xhtml", ".svg")
_MAY_BE_ODD = re.compile(r"[:{%$<]")
