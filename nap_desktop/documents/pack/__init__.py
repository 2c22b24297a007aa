"""The documents of a pack: what goes up with a plan for approval, and to the Committee."""
