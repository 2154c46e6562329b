"""The book of numbers of a run, and the shelf of reference codes, as the numbering rules share them."""

from __future__ import annotations

from recordroom.check.rule import Context
from recordroom.number.book import Book, book_of
from recordroom.number.shelf import Shelf, shelf_of


def book(context: Context) -> Book:
    """The book of numbers, to be asked for through `context.once(book)`."""
    return book_of(context.policies, context.holdings)


def shelf(context: Context) -> Shelf | None:
    """The shelf of reference codes, None where none are set up; through `context.once(shelf)`."""
    return shelf_of(context.policies, context.holdings)
