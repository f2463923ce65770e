"""Training the vectors of word keys: words in the same places get like vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.key_vectors import KeyVectors
from index.sentence_words import encode_key
from index.training.words import DIMENSION, train_key_vectors
from index.word_keys import word_key


def test_words_in_the_same_places_are_alike(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    places = {"Hund": "bellt knurrt frisst Napf Leine", "Kater": "schnurrt Pfote Maus Sofa kratzt"}
    places |= {"Dackel": places["Hund"], "Zug": "Gleis Bahnhof Schaffner Weiche Lok"}
    texts = []
    for _ in range(6000):
        name = str(rng.choice(list(places)))
        texts.append(" ".join([name, *rng.choice(places[name].split(), 4).tolist()]))
    train_key_vectors(texts, tmp_path / "keys.safetensors", threads=1)
    keys = [encode_key(word_key(word)) for word in ("Hund", "Dackel", "Zug", "nirgends")]
    dog, dachshund, train, unknown = KeyVectors(tmp_path / "keys.safetensors").of(np.array(keys, dtype="S32"))
    assert len(dog) == DIMENSION
    assert float(dog @ dachshund) > float(dog @ train)
    assert not unknown.any()
