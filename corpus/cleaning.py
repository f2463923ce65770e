"""Debris of a scraped page."""


def clean_body(text: str) -> str:
    """Provisional."""
    return text.strip()
