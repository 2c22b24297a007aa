"""The lists of what may want another look, and of what a team usually does next."""
