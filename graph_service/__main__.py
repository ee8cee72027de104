"""`graph-service` and `python -m graph_service`."""

from __future__ import annotations

from graph_service.cli.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
