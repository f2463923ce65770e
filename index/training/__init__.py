"""Training of the shipped encoder: `python -m index.training`; nothing at run time imports it."""
