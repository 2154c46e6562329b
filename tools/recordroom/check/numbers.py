"""The book of numbers of a run, as the numbering rules share it."""

from __future__ import annotations

from recordroom.check.rule import Context
from recordroom.number.book import Book, book_of


def book(context: Context) -> Book:
    """The book of numbers, to be asked for through `context.once(book)`."""
    return book_of(context.policies, context.holdings)
