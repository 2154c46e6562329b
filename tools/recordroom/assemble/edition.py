"""The edition of an audience: every page, file and line of navigation it gets, and no other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from recordroom.access.decide import covers
from recordroom.assemble.display import Display
from recordroom.assemble.dossiers import dossier_pages
from recordroom.assemble.front import about_page, home_page, search_page
from recordroom.assemble.guides import ManualPage, guide_pages, rule_pages
from recordroom.assemble.handling import handling_pages
from recordroom.assemble.organisation import organisation_page, review_page
from recordroom.assemble.readers import readings_for
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.registers import register_pages
from recordroom.assemble.secrets import secrets_of
from recordroom.assemble.site import attachment_path
from recordroom.assemble.statistics import statistics_page
from recordroom.assemble.tables import Tables
from recordroom.assemble.view import View, view_for
from recordroom.assemble.words import Words, template_words
from recordroom.model.edition import Edition, FileCopy, NavItem
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Access, Audience, Policies, RecordType


def assemble(
    holdings: Holdings,
    policies: Policies,
    audience: Audience,
    *,
    as_of: date,
    lang: str,
    unsafe: Collection[str],
    manual: Sequence[ManualPage],
) -> Edition:
    """Assemble an edition. `unsafe` are records kept back by findings, `manual` the rules' pages."""
    view = view_for(holdings, policies, audience, unsafe=unsafe)
    view = replace(view, readings=readings_for(holdings, policies, audience, as_of=as_of))
    words = Words(lang)
    tables = Tables(Display(view, words))
    pages = RecordPages(view, words, as_of=as_of, tables=tables.draw)
    records = [pages.page(r) for r in view.records]
    entries = [p.search for p in records if p.search is not None]
    registers, register_nav = register_pages(pages)
    dossiers, dossier_nav = dossier_pages(pages)
    out = [home_page(pages, as_of=as_of), search_page(pages, entries)]
    out += [*records, *registers, *dossiers]
    out += [organisation_page(pages, as_of=as_of), statistics_page(pages)]
    out += [review_page(pages, as_of=as_of), about_page(pages, as_of=as_of)]
    house = [
        NavItem(words("organisation"), PurePosixPath("organisation/index.md")),
        NavItem(words("reviews"), PurePosixPath("reviews/index.md")),
        NavItem(words("statistics"), PurePosixPath("statistics/index.md")),
    ]
    if audience.edit_link:
        guides, guide_nav = guide_pages(pages, tables)
        handling, handling_nav = handling_pages(pages, tables)
        rules, rule_nav = rule_pages(pages, manual)
        out += [*handling, *guides, *rules]
        house += [*handling_nav, *guide_nav, *rule_nav]
    house.append(NavItem(words("about"), PurePosixPath("about/index.md")))
    nav = [NavItem(words("home"), PurePosixPath("index.md"))]
    nav += _policy_nav(view, words)
    nav.append(
        NavItem(
            words("registers"),
            None,
            (NavItem(words("registers"), PurePosixPath("registers/index.md")), *register_nav),
        )
    )
    if dossier_nav:
        nav.append(NavItem(words("dossiers"), None, tuple(dossier_nav)))
    nav.append(NavItem(words("house"), None, tuple(house)))
    nav.append(NavItem(words("search"), PurePosixPath("search/index.md")))
    return Edition(
        audience=audience,
        lang=lang,
        site_name=words.label(policies.organisation.name),
        as_of=as_of,
        revision=holdings.revision,
        pages=tuple(out),
        files=tuple(
            FileCopy(a.path, attachment_path(r, a)) for r in view.records for a in r.attachments
        ),
        nav=tuple(nav),
        complete=_sees_all(audience, policies),
        withheld=view.withheld,
        secrets=secrets_of(
            holdings, view, _house(policies, audience, manual, as_of=as_of, lang=lang)
        ),
    )


def _policy_nav(view: View, words: Words) -> list[NavItem]:
    """The policies in force by chapter, as they are what people look up most."""
    types = view.policies.types
    policies = [r for r in view.records if types[r.type].root == "policies"]
    chapters: dict[str, list[NavItem]] = {}
    for record in sorted(policies, key=lambda r: str(r.path)):
        if view.policies.phase(record) == "issued":
            item = NavItem(record.title, record.path)
            chapters.setdefault(_chapter(record, types[record.type], words), []).append(item)
    inner = [NavItem(name, None, tuple(items)) for name, items in chapters.items()]
    return [NavItem(words("policies"), None, tuple(inner))] if inner else []


def _chapter(record: Record, type_: RecordType, words: Words) -> str:
    """The chapter as its field calls it; a type without such a field is one chapter."""
    named, field = record.text("chapter"), type_.fields.get("chapter")
    if not named or field is None:
        return words.label(type_.label)
    found = next((c for c in field.choices if c.value == named), None)
    return words.label(found.label) if found else named


def _sees_all(audience: Audience, policies: Policies) -> bool:
    """Whether nothing can be above the audience, so that what it does not see is really missing."""
    access = policies.access
    top = Access(list(access.levels)[-1], frozenset(access.compartments))
    return covers(audience.clearance, top, access).shown


def _house(
    policies: Policies, audience: Audience, manual: Sequence[ManualPage], *, as_of: date, lang: str
) -> list[str]:
    """The texts of an edition without any record: what the organisation's own settings say."""
    nothing = Holdings((), {}, {}, {}, (), (), ())
    view = view_for(nothing, policies, audience, unsafe=())
    words = Words(lang)
    tables = Tables(Display(view, words))
    pages = RecordPages(view, words, as_of=as_of, tables=tables.draw)
    own = [organisation_page(pages, as_of=as_of), *guide_pages(pages, tables)[0]]
    own += handling_pages(pages, tables)[0]
    texts = [f"{page.path}\n{page.title}\n{page.body}" for page in own]
    texts += [tables.draw(node) for node in tables.nodes]
    texts += [f"{page.title}\n{page.body}" for page in manual]
    return [*texts, *words.every(), *template_words(lang, complete=True).values()]
