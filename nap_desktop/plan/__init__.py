"""What a plan is: a frozen tree, its changes and the rules on them."""
