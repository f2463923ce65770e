"""Text to lexical terms: the one tokenizer of both sides of the lexical leg."""

from index.tokens.terms import passage_terms, stems, tokenize

__all__ = ["passage_terms", "stems", "tokenize"]
