"""Whom to invite: the smallest group as it is planned, and for any guests what they stand for and bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_service.analysis.meeting.guests import brings
from graph_service.analysis.meeting.sides import officials_near, parties_of, sides_of
from graph_service.application.meeting_plan import MeetingAsked, ask_meeting, subtypes_of
from graph_service.application.meeting_words import MeetingWords, sides_in_words
from graph_service.application.questions import Answered
from graph_service.application.services import Services
from graph_service.application.viewers import Viewer
from graph_service.domain.gaps import GapQuestion, GapsAnswer
from graph_service.domain.meeting_records import GapKey
from graph_service.domain.meetings import Party, Side
from graph_service.domain.terms import Language
from graph_service.domain.wording import listed, say


@dataclass(frozen=True)
class Wishes:
    """Who must come and who must not, by id: what a coordinator changes in a proposal."""

    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """Somebody of the proposed group, or (`proposed` False) who could stand for an end instead of them."""

    id: str
    why: str
    invitation: str = ""
    bring: str = ""
    proposed: bool = False


@dataclass(frozen=True)
class Proposal:
    """Guests, how good the group is, and where there is none what hinders it; agenda matters by gap."""

    guests: tuple[Proposed, ...]
    words: str
    hindrances: tuple[str, ...]
    matters: dict[str, str]


@dataclass(frozen=True)
class Seats:
    """Who could stand for which end of the gaps of a meeting that are open now."""

    numbers: dict[str, int]
    sides: Sequence[Side]
    parties: tuple[Party, ...]
    subtypes: dict[str, str]

    @property
    def members(self) -> set[str]:
        return {actor for party in self.parties for actor in party.members}

    def why(self, actor: str, language: Language) -> str:
        """For which items and ends somebody speaks."""
        standing = [(party.gap, party.end) for party in self.parties if actor in party.members]
        if not standing:
            return say("pack_why_all", language)
        return sides_in_words(((self.numbers[gap], end) for gap, end in standing), language)

    def bring(self, actor: str, language: Language) -> str:
        """What they are asked to bring."""
        codes = dict.fromkeys(brings(actor, self.sides, self.subtypes))
        return listed([say(f"meeting_bring_{code}", language) for code in codes], language)


def seats(
    services: Services, answered: Answered[GapsAnswer], keys: Sequence[GapKey], guests: Iterable[str] = ()
) -> Seats:
    """The seats at a meeting about these gaps. `guests` are further actors who may sit there."""
    district = services.known.know(answered.snapshot, answered.answer.question, services.policy)
    open_keys = [str(key) for key in keys if str(key) in district.gaps]
    sides = sides_of(district.look, [district.gaps[key] for key in open_keys])
    near = officials_near(district.look, sides)
    subtypes = dict(subtypes_of(services.store, {*near, *guests}))
    known = {actor: subtypes[actor] for actor in near}
    numbers = {str(key): number for number, key in enumerate(keys, 1)}
    return Seats(numbers, sides, parties_of(district.look, sides, known), subtypes)


def propose(
    services: Services,
    answered: Answered[GapsAnswer],
    keys: Sequence[GapKey],
    wishes: Wishes,
    viewer: Viewer,
    language: Language,
) -> Proposal:
    """The smallest group for these gaps with its reasons, then others who could come."""
    asked = MeetingAsked(tuple(map(str, keys)), must=wishes.must, must_not=wishes.must_not)
    today, know = services.today(), services.known.know
    planned = ask_meeting(services.store, GapQuestion(), asked, services.policy, viewer, today, know)
    words, group = MeetingWords(planned, language), planned.answer.group
    proposed = [
        Proposed(one.actor, words.reason(one), words.invitation(one), words.bring(one), proposed=True)
        for one in planned.answer.guests
    ]
    table = seats(services, answered, keys)
    others = table.members | {*wishes.must_not, *wishes.must}
    further = sorted(others - {one.id for one in proposed}, key=lambda one: (table.why(one, language), one))
    return Proposal(
        (*proposed, *(Proposed(one, table.why(one, language)) for one in further)),
        words.group(),
        tuple(words.hindrance(one) for one in group.hindrances),
        {item.gap.key: item.matter for item in planned.answer.agenda},
    )
