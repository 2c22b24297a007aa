"""The record of an event: what was agreed at a round table, and the draft note on it."""
