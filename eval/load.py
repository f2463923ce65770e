"""How the server stands up to a newsroom: 50 users ask 10 questions each over loopback, and none may be lost.

    python -m eval.load --index index/store

Prints the time from the start of the process to the first answer, p50 and p95 of a turn with all users at once, and
what a turn consists of: waiting for its turn, answering, and the rest (HTTP and validation). Ends with 1 when an
answer was lost or belongs to another question.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from index import Index
from rag import Answer

_ROOT = Path(__file__).parent.parent
_SERVER = """
import sys
from pathlib import Path
from rag.web import WebSettings, create_app, run
def source():
    from index import Index
    from rag import Assistant
    return Assistant(Index.open(Path(sys.argv[1])))
run(create_app(source, WebSettings(questions_per_minute=100_000, feedback_file=None)), port=int(sys.argv[2]))
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """One answered question, in milliseconds."""

    whole: float
    waited: float
    answering: float


def main() -> None:
    """Run the crowd and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True, help="Folder of a built index.")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--questions", type=int, default=10, help="Questions each user asks, one after the other.")
    args = parser.parse_args()
    questions = _questions(args.index)
    port = _free_port()
    started = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-W", "ignore", "-c", _SERVER, str(args.index), str(port)], cwd=_ROOT
    )
    try:
        print(f"start of the process to the first answer: {_first_answer(port, questions[0], server) - started:.1f} s")
        began = time.perf_counter()
        turns = asyncio.run(_crowd(port, questions, users=args.users, each=args.questions))
        lasted = time.perf_counter() - began
    finally:
        server.terminate()
        server.wait(20)
    asked = args.users * args.questions
    print(f"{args.users} users x {args.questions} questions: {len(turns)} of {asked} answered in {lasted:.1f} s")
    if turns:
        _report(turns)
    raise SystemExit(len(turns) != asked)


def _report(turns: Sequence[Turn]) -> None:
    whole = sorted(turn.whole for turn in turns)
    slow = whole[int(0.95 * (len(whole) - 1))]
    print(f"a turn with everybody at once: p50 {statistics.median(whole):.0f} ms, p95 {slow:.0f} ms")
    total = sum(whole)
    answering, waited = sum(turn.answering for turn in turns), sum(turn.waited for turn in turns)
    print(
        f"of that: waiting for its turn {waited / total:.0%}, answering {answering / total:.0%}, "
        f"HTTP and the rest {1 - (waited + answering) / total:.0%}; answering takes {answering / len(turns):.1f} ms"
    )


def _questions(folder: Path) -> list[str]:
    index = Index.open(folder)
    counts = {one.id: len(index.quotes.by_speaker(one.id)) for one in index.quotes.speakers.values()}
    ranked = sorted(counts, key=lambda one: (-counts[one], one))
    return [f"Was sagte {index.quotes.speakers[one].name}?" for one in ranked[:10]]


def _ask(port: int, question: str) -> Turn:
    """Ask once; raise OSError when there is no answer, ValueError when it is another question's."""
    body = json.dumps({"question": question}).encode()
    url = f"http://127.0.0.1:{port}/api/ask"
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    started = time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as response:  # noqa: S310
        answer = Answer.model_validate_json(response.read())
        waited, answering = map(float, re.findall(r"dur=([\d.]+)", response.headers["Server-Timing"]))
    if answer.question != question:
        msg = f"asked {question!r}, got the answer to {answer.question!r}"
        raise ValueError(msg)
    return Turn((time.perf_counter() - started) * 1000, waited, answering)


def _first_answer(port: int, question: str, server: subprocess.Popen[bytes]) -> float:
    while server.poll() is None:
        try:
            _ask(port, question)
        except OSError:
            time.sleep(0.05)
        else:
            return time.perf_counter()
    raise SystemExit("the server ended early")


async def _crowd(port: int, questions: Sequence[str], *, users: int, each: int) -> list[Turn]:
    """Return every answered turn; what failed is named on stderr and missing."""
    turns: list[Turn] = []

    async def user(number: int) -> None:
        for turn in range(each):
            question = questions[(number + turn) % len(questions)]
            try:
                turns.append(await asyncio.to_thread(_ask, port, question))
            except (OSError, ValueError) as error:
                print(f"user {number}, question {turn}: {error}", file=sys.stderr)

    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(users))
    await asyncio.gather(*(user(number) for number in range(users)))
    return turns


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
