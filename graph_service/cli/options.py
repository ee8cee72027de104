"""The options that every question about paths has: declared once, given to each command."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from graph_service.application.asking import scope_of, stop_of

STOPS = "graph_service.stops"
"""Where a command keeps its stops, in the order of the command line."""

Many = list[str]


@dataclass(frozen=True)
class ScopeOptions:
    """How far is searched, as of when, for whom, under which conditions."""

    max_mediators: Annotated[int, typer.Option(help="仲立ちは何人まで / at most so many mediators")] = 3
    alternatives: Annotated[int, typer.Option(help="行き先ごとに何通りまで / paths for each target")] = 3
    as_of: Annotated[str, typer.Option(metavar="DATE", help="YYYY-MM-DD")] = ""
    audience: Annotated[str, typer.Option(help="own, case, office, council, public")] = "office"
    leave_out: Annotated[
        Many, typer.Option(metavar="ID", help="この人・団体を通らない / not through this actor")
    ] = field(default_factory=list)
    leave_out_kind: Annotated[
        Many, typer.Option(metavar="KIND", help="この種類を通らない / not through this kind of actor")
    ] = field(default_factory=list)
    leave_out_tie: Annotated[
        Many, typer.Option(metavar="KIND", help="この種類のつながりを使わない / not over this kind of tie")
    ] = field(default_factory=list)
    leave_out_area: Annotated[
        Many, typer.Option(metavar="ID", help="この地区の人・団体を通らない / not through this area")
    ] = field(default_factory=list)
    via: Annotated[
        Many, typer.Option(metavar="ID", help="必ず通る(3つまで) / must pass this mediator (up to three)")
    ] = field(default_factory=list)
    via_kind: Annotated[
        Many, typer.Option(metavar="KIND", help="必ず通る種類 / must pass a mediator of this kind")
    ] = field(default_factory=list)
    via_in_order: Annotated[
        bool, typer.Option("--via-in-order", help="書いた順に通る / in the order given")
    ] = False
    min_strength: Annotated[int, typer.Option(help="つよさ 0-3 以上 / ties at least so strong")] = 0
    confirmed_since: Annotated[
        str, typer.Option(metavar="DATE", help="この日以降に確認したつながりだけ / ties confirmed since")
    ] = ""
    tie_audience: Annotated[
        Many, typer.Option(metavar="CLASS", help="この見せる範囲のつながりだけ / ties of this audience")
    ] = field(default_factory=list)
    without_us: Annotated[
        bool,
        typer.Option("--without-us", help="SC・地域包括支援センターなしで / without SC and support centres"),
    ] = False
    count: Annotated[
        bool, typer.Option("--count", help="何通りあるかも(100まで) / also how many there are, up to 100")
    ] = False


class Scoped(TyperCommand):
    """A command with `ScopeOptions`. It keeps the order in which stops of both sorts were given."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        given, _, order = self.make_parser(ctx).parse_args(list(args))
        stops = {"via": iter(given.get("via") or ()), "via_kind": iter(given.get("via_kind") or ())}
        names = [option.name for option in order if option.name in stops]
        ctx.meta[STOPS] = tuple(stop_of(str(name), next(stops[str(name)])) for name in names)
        return super().parse_args(ctx, args)


def scoped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with every option of `ScopeOptions` in the place of its parameter `scope`."""
    own = inspect.signature(command, eval_str=True).parameters.values()
    options = inspect.signature(ScopeOptions, eval_str=True).parameters

    @wraps(command)
    def wrapped(context: typer.Context, **given: Any) -> None:  # noqa: ANN401 (what typer parsed)
        asked = {name: given.pop(name) for name in options}
        command(context, **given, scope=scope_of(asked, context.meta[STOPS]))

    parameters = [*(one for one in own if one.name != "scope"), *map(plain_default, options.values())]
    by_keyword = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
    wrapped.__signature__ = inspect.Signature(by_keyword)  # type: ignore[attr-defined]
    wrapped.__annotations__ = {one.name: one.annotation for one in by_keyword}
    return wrapped


def plain_default(option: inspect.Parameter) -> inspect.Parameter:
    """A dataclass hides the default of a list: here it is an empty one."""
    return option.replace(default=[]) if option.annotation.__origin__ == Many else option
