"""The clause library: measures and sections to start from, searched and put into the plan."""
