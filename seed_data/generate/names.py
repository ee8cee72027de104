"""Names from invented parts, each used once."""

from __future__ import annotations

from seed_data.generate.words import (
    BODY_NAMES,
    GIVEN_FIRST,
    GIVEN_SECOND,
    PLACE_FIRST,
    PLACE_SECOND,
    SURNAME_FIRST,
    SURNAME_SECOND,
)

HIRAGANA_FROM_KATAKANA = ord("ア") - ord("あ")


class Namer:
    """Gives out names in a fixed order. `town` is the district's own."""

    def __init__(self, town: str) -> None:
        self.town = town
        self.people = self.surnames = self.places = 0
        self.turns: dict[str, int] = {}
        self.used: set[str] = set()

    def person(self) -> tuple[str, str]:
        """A person's name and its reading."""
        surname, kana = self.surname()
        given = GIVEN_FIRST[self.people % len(GIVEN_FIRST)] + GIVEN_SECOND[self.people % len(GIVEN_SECOND)]
        self.people += 1
        return f"{surname}{given}", f"{kana} {hiragana(given)}"

    def surname(self) -> tuple[str, str]:
        """Every pair of parts comes once before one comes again: both tables have the same length."""
        turn, self.surnames = self.surnames, self.surnames + 1
        first = SURNAME_FIRST[turn % len(SURNAME_FIRST)]
        second = SURNAME_SECOND[(turn + turn // len(SURNAME_FIRST)) % len(SURNAME_SECOND)]
        return first[0] + second[0], first[1] + second[1]

    def place(self) -> str:
        turn, self.places = self.places, self.places + 1
        second = PLACE_SECOND[(turn + turn // len(PLACE_FIRST)) % len(PLACE_SECOND)]
        return PLACE_FIRST[turn % len(PLACE_FIRST)] + second

    def fill(self, template: str, place: str = "") -> str:
        """A template with its parts filled in: {town}, {place}, {surname}."""
        return template.format(
            town=self.town,
            place=(place or self.place()) if "{place}" in template else "",
            surname=self.surname()[0] if "{surname}" in template else "",
        )

    def body(self, subtype: str, place: str = "") -> str:
        """A body's name; it carries the name of `place` where one is given."""
        while True:
            turn = self.turns[subtype] = self.turns.get(subtype, -1) + 1
            template = BODY_NAMES[subtype][turn % len(BODY_NAMES[subtype])]
            name = self.fill(template, place)
            if name not in self.used:
                self.used.add(name)
                return name


def hiragana(katakana: str) -> str:
    return "".join(chr(ord(letter) - HIRAGANA_FROM_KATAKANA) for letter in katakana)
