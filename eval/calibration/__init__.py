"""The networks by which answers to questions of fact are chosen and refused, from data that may be used for it."""
