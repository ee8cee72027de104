"""Reads a page as a browser and a screen reader do: its outline, its labels, what it would load."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "img", "input", "br", "hr"}
LOADS = {"src", "href", "action"}


@dataclass
class Page(HTMLParser):
    """A parsed page. `tags` are (name, attributes); `faults` is what no page may have."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        self.faults += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        self.faults += [
            f"{tag} loads {given[name]}"
            for name in LOADS & given.keys()
            if given[name] and not given[name].startswith(("/", "#", "data:image/"))
        ]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style") and data.strip():
            self.faults.append(f"text in {self.open[-1]}")
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.tags if name == tag]


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    page.faults += [f"<{tag}> stays open" for tag in page.open]
    return page


def faults(page: Page) -> list[str]:
    """What keeps a page from being whole and accessible."""
    ids = [given["id"] for _, given in page.tags if "id" in given]
    labelled = {given.get("for") for given in page.all("label")}
    fields = [*page.all("input"), *page.all("select")]
    named = [given[n] for _, given in page.tags for n in ("aria-labelledby",) if n in given]
    targets = [given["href"][1:] for given in page.all("a") if given["href"].startswith("#")]
    checks = {
        "one lang": [given.get("lang") for given in page.all("html")] in (["ja"], ["en"]),
        "one title": len(page.all("title")) == 1,
        "one h1": len(page.all("h1")) == 1,
        "one main": len(page.all("main")) == 1,
        "ids differ": len(ids) == len(set(ids)),
        "fields have labels": all(f.get("type") == "hidden" or f["id"] in labelled for f in fields),
        "images have alt": all("alt" in image for image in page.all("img")),
        "frames have titles": all(frame.get("title") for frame in page.all("iframe")),
        "names exist": set(named) | set(targets) <= set(ids),
        "a skip link": bool(targets),
    }
    return [*page.faults, *(name for name, right in checks.items() if not right)]
