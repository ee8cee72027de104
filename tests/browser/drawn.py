"""What the canvas of the map one explores shows: it tells nobody, so the page's own module is asked."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

ASK = """async (given) => {{
  const {{ canvas }} = await import(document.querySelector('script[src$="/explore/main.js"]').src);
  return ({})(canvas, given);
}}"""
SPOT = """(canvas, id) => {
  const { x, y } = canvas.cy.getElementById(id).renderedPosition();
  const box = canvas.holder.getBoundingClientRect();
  return [x + box.left, y + box.top];
}"""
PLACE = "(canvas, id) => Object.values(canvas.cy.getElementById(id).position())"
BADGES = """(canvas) => canvas.cy.nodes(".badge").map((badge) => {
  const [from, to] = ["from", "to"].map((end) => canvas.cy.getElementById(badge.data(end)).position());
  const { label, from: start, to: end } = badge.data();
  return { number: label, from: start, to: end, ends: [from, to], at: badge.position() };
})"""
PLACES = "(canvas) => canvas.cy.nodes().map((node) => Object.values(node.renderedPosition()))"
ZOOM = "(canvas) => canvas.cy.zoom()"


def ask(page: Page, question: str, given: object = "") -> Any:
    return page.evaluate(ASK.format(question), given)


def spot(page: Page, symbol: str) -> tuple[float, float]:
    """Where a symbol is in the window."""
    x, y = ask(page, SPOT, symbol)
    return x, y


def place(page: Page, symbol: str) -> list[float]:
    """Where a symbol stands on the map."""
    return [float(one) for one in ask(page, PLACE, symbol)]


def settled(page: Page) -> Page:
    """Waits until the map says what it shows."""
    expect(page.locator("#explorer")).to_be_visible()
    expect(page.locator("#explorer")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#canvas canvas").first).to_be_attached()
    return page
