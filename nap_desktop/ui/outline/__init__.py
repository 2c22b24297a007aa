"""The outline: the plan as a tree that people type, drag and fold."""
