"""The room mode: what a round table sees while somebody dictates."""
