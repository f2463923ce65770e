"""A trained encoder as a folder that SentenceTransformer loads, and that index.static_encoder reads without torch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save
from tokenizers import Tokenizer

from index.training.vocabulary import UNKNOWN

_HIGHEST = 15
"""Five bits of the eight are used: no figure differs by more than 0.001 from that of all eight, and git and every other
packer store 19 MB instead of 29. Three bits (7) lose 0.006 of the XQuAD passages."""
_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    }
]
_CONFIG = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def save_model(folder: Path, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
    """Write the four files of the model; vectors in eight bits, each row with a scale of its own.

    `embeddings` and `weights` are the names that sentence-transformers multiplies with one another on loading.
    """
    folder.mkdir(parents=True, exist_ok=True)
    scaled = vectors / np.sqrt(vectors.shape[1])
    scaled[tokenizer.token_to_id(UNKNOWN)] = 0  # what nobody knows says nothing
    weights = np.abs(scaled).max(axis=1) / _HIGHEST
    rows = np.divide(scaled, weights[:, np.newaxis], out=np.zeros_like(scaled), where=weights[:, np.newaxis] > 0)
    arrays = {"embeddings": np.rint(rows).astype(np.int8), "weights": weights.astype(np.float32)}
    (folder / "model.safetensors").write_bytes(save(arrays))
    tokenizer.save(str(folder / "tokenizer.json"))
    for name, content in (("modules.json", _MODULES), ("config_sentence_transformers.json", _CONFIG)):
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
