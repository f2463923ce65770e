"""Is an answer found, right, grounded and attributed? Measured offline, without a judge model."""
