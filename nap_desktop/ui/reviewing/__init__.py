"""The working list of a review: measure by measure, what moved since the review before, counts."""
