"""Writes every preset into its folder beside this package."""

from __future__ import annotations

from pathlib import Path

from seed_data.generate import PRESETS, build, write

SEED_DATA = Path(__file__).resolve().parents[1]


def main() -> None:
    for preset in PRESETS.values():
        write(build(preset), SEED_DATA / preset.key)


if __name__ == "__main__":
    main()
