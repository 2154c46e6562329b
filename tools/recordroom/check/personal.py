"""Personal data in a text: identity numbers, mobile numbers, bank cards, e-mail addresses.

Each kind is known by its own arithmetic, not by its length alone, and only as a whole token:
eleven digits inside a longer serial number are no telephone number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.access.decide import as_strict, demand_of, demand_of_field
from recordroom.capture.leaves import leaves
from recordroom.check.rule import Context
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Access
from recordroom.model.text import Place

# Wide digits, letters and marks are typed in Chinese texts; each becomes one plain character,
# so that offsets stay.
_PLAIN = {0xFF10 + n: ord("0") + n for n in range(10)} | str.maketrans(
    "Ｘｘ＋－＠．　（）‐‑–—\u00a0", "Xx+-@. ()---- "
)
_LONG = re.compile(r"[0-9](?:[ -]?[0-9]){7}")
_LEFT = r"(?<![0-9A-Za-z])(?<![0-9][.-])"
_RIGHT = r"(?![0-9A-Za-z])(?![.-][0-9])"

_RESIDENT = re.compile(rf"{_LEFT}[0-9]{{6}}([ -]?)[0-9]{{8}}\1[0-9]{{3}}[0-9Xx]{_RIGHT}")
# GB/T 2260: the provinces; 81 to 83 are residence permits of people from Hong Kong, Macau and
# Taiwan, 91 and up those of foreigners.
_PROVINCES = frozenset(
    n
    for first, last in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71),
                        (81, 83), (91, 99))
    for n in range(first, last + 1)
)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

# In groups, eleven digits are a mobile number only where no longer serial (BH-156-2024-0301) is
# cut; written whole, a word may stand before them (tel-13812345678.pdf).
_MOBILE = re.compile(
    rf"(?<!\+){_LEFT}(?:(?:(?:\+|00)?86[ -]?)?1[3-9][0-9]{{9}}"
    r"|(?:(?:\+|00)86[ -]|(?<![0-9A-Za-z]-))1[3-9][0-9]([ -])[0-9]{4}\1?[0-9]{4}"
    r"|(?:\+|00)852[ -]?[4-9][0-9]{3}[ -]?[0-9]{4}"
    r"|(?:\+|00)853[ -]?6[0-9]{3}[ -]?[0-9]{4}"
    rf"|(?:\+|00)886[ -]?0?9[0-9]{{2}}[ -]?[0-9]{{3}}[ -]?[0-9]{{3}}){_RIGHT}"
)
_CARD = re.compile(
    rf"{_LEFT}[34569](?:[0-9]{{15,18}}|[0-9]{{3}}([ -])[0-9]{{4}}\1[0-9]{{4}}\1[0-9]{{4}}"
    rf"(?:\1[0-9]{{1,3}})?){_RIGHT}"
)
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])(?<!//)[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
    r"(?![A-Za-z0-9-])"
)


@dataclass(frozen=True, slots=True)
class Personal:
    """A piece of personal data: the stretch of the text that it takes, and the text itself."""

    start: int
    end: int
    text: str

    @property
    def masked(self) -> str:
        """Enough to find it and too little to copy it into a report."""
        if "@" in self.text:
            name, _, domain = self.text.partition("@")
            return f"{name[:1]}***@{domain}"
        return f"{self.text[:3]}***{self.text[-2:]}"


def resident_ids(text: str) -> Iterator[Personal]:
    """Identity numbers of eighteen places: region, a day of birth that exists, check digit
    (GB 11643-1999). The old ones of fifteen have no check digit and are not looked for.
    """
    plain = _plain(text)
    for match in _RESIDENT.finditer(plain) if plain else ():
        digits = _compact(match[0])
        if _like_resident(digits) and check_digit(digits) == digits[17].upper():
            yield _found(text, match)


def mobile_numbers(text: str) -> Iterator[Personal]:
    """Mobile numbers of the mainland, and with their prefix those of Hong Kong, Macau, Taiwan."""
    plain = _plain(text)
    if not plain:
        return
    taken = [(c.start, c.end) for c in (*resident_ids(text), *bank_cards(text))]
    for match in _MOBILE.finditer(plain):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield _found(text, match)


def bank_cards(text: str) -> Iterator[Personal]:
    """Card numbers of sixteen to nineteen digits, whole or in groups of four, that satisfy Luhn's
    formula (ISO/IEC 7812-1); not what has the shape of an identity number or is the unified
    social credit code of an organisation (GB 32100-2015).
    """
    plain = _plain(text)
    for match in _CARD.finditer(plain) if plain else ():
        digits = _compact(match[0])
        other = len(digits) == 18 and (_like_resident(digits) or _is_credit_code(digits))
        if luhn(digits) and not other:
            yield _found(text, match)


def email_addresses(text: str) -> Iterator[Personal]:
    """E-mail addresses; whether one is an office's is for the policy to say."""
    if "@" in text or "＠" in text:
        for match in _MAIL.finditer(text.translate(_PLAIN)):
            yield _found(text, match)


FINDERS: Mapping[str, Callable[[str], Iterator[Personal]]] = {
    "resident-id": resident_ids,
    "mobile": mobile_numbers,
    "bank-card": bank_cards,
    "private-email": email_addresses,
}
"""For each kind of personal data of access.yml, what finds it."""


def check_digit(digits: str) -> str:
    """The eighteenth place for the first seventeen (ISO 7064, MOD 11-2)."""
    total = sum(int(d) * w for d, w in zip(digits[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def luhn(digits: str) -> bool:
    """Whether the last digit is Luhn's check digit for the others."""
    total = 0
    for i, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + i % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def told(record: Record, context: Context, kind: str) -> Iterator[Finding]:
    """The findings of one kind: in the id, the fields, the names of files beside the record and
    the body, wherever readers that the policy does not admit could see them.
    """
    rule = context.policies.access.personal_data.get(kind)
    if rule is None:
        return
    contacts = context.policies.access.office_contacts
    for place, text, demand in _texts(record, context):
        if as_strict(demand, rule.access, context.policies.access):
            continue
        for item in FINDERS[kind](text):
            if not is_office_contact(item.text, contacts):
                yield Finding(_within(record, place, item), {"text": item.masked}, record.id)


def is_office_contact(text: str, contacts: tuple[str, ...]) -> bool:
    """Whether an address has a domain of the office (`@…`), or a number is one of its numbers."""
    plain = text.translate(_PLAIN).lower()
    if "@" in plain:
        return any(c.lower() in (plain, plain[plain.index("@") :]) for c in contacts)
    return any(_compact(c.translate(_PLAIN)) == _compact(plain) for c in contacts)


_OWN_SHAPE = ("type", "status", "number", "external-number", "reference-code")
"""Fields whose digits are numbers of papers."""


def _texts(record: Record, context: Context) -> Iterator[tuple[Place | None, str, Access]]:
    """Every text with its place (None: the body) and what it asks of its readers."""
    policy = context.policies.access
    whole = demand_of(record)
    yield record.at(), record.id, whole
    type_ = context.type_of(record)
    for leaf in leaves(record, type_, "text", "paragraph", "number", "money", "url"):
        if leaf.path[0] not in _OWN_SHAPE:
            demand = demand_of_field(record, leaf.demands, policy)
            yield record.at(*leaf.path), leaf.text, demand
    for attachment in record.attachments:
        if attachment.index is None:
            yield record.at("attachments"), attachment.name, whole
    yield None, record.body, whole


def _within(record: Record, place: Place | None, item: Personal) -> Place:
    return place or record.at_body(item.start, item.end - item.start)


def _plain(text: str) -> str:
    """The text with plain digits; empty where it has no long number, which is the usual case."""
    plain = text.translate(_PLAIN) if not text.isascii() else text
    return plain if _LONG.search(plain) else ""


def _compact(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def _found(text: str, match: re.Match[str]) -> Personal:
    return Personal(match.start(), match.end(), text[match.start() : match.end()])


def _is_credit_code(digits: str) -> bool:
    # Its check place is in base 31; a code with letters is no card number in any case.
    total = sum(int(d) * pow(3, i, 31) for i, d in enumerate(digits[:17]))
    return (31 - total % 31) % 31 == int(digits[17])


def _like_resident(digits: str) -> bool:
    if int(digits[:2]) not in _PROVINCES:
        return False
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return 1880 <= born.year < 2100
