"""Serve the page for a test: over an index (`--index DIR`) or the fake assistant; `--settings` is JSON."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from rag.web import WebSettings, create_app, run


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--slow", type=float, default=0.0)
    parser.add_argument("--broken", action="store_true")
    parser.add_argument("--settings", default="{}")
    args = parser.parse_args()

    def source():
        time.sleep(args.slow)
        if args.broken:
            msg = "/srv/secret/path is not an index"
            raise RuntimeError(msg)
        if args.index:
            from index import Index
            from rag import Assistant

            return Assistant(Index.open(args.index))
        from tests.web_fakes import FakeAssistant

        return FakeAssistant()

    run(create_app(source, WebSettings.model_validate_json(args.settings)), port=args.port)


if __name__ == "__main__":
    main()
