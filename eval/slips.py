"""Questions as hurried hands type them: one slip in the longest word."""

from __future__ import annotations

import random
import re

_SHORTEST = 7  # letters; shorter words are hardly what a question hangs on
_BESIDE = "enrtisa"  # commonest letters, one of which stands for another by mistake


def mistyped(question: str, chance: random.Random) -> str | None:
    """The question with a letter left out, doubled, swapped or replaced inside its longest word; None without one."""
    word = max(re.findall(rf"\w{{{_SHORTEST},}}", question), key=len, default=None)
    if word is None:
        return None
    at = chance.randrange(2, len(word) - 1)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + chance.choice(_BESIDE) + word[at + 1 :],
    )
    return question.replace(word, chance.choice(slips), 1)
