"""The coverage: what the plan touches, paragraph by paragraph and row by row."""
