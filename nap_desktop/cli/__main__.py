"""Starts `nap` as `python -m nap_desktop.cli`."""

from nap_desktop.cli import main

main()
