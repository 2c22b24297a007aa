"""The screen on which bodies are asked, their answers noted and their remarks decided."""
