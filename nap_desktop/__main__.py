"""Starts the window: `python -m nap_desktop`."""

import sys

from nap_desktop.app import main

if __name__ == "__main__":
    sys.exit(main())
