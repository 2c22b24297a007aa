"""The centre of the plan window: the fields of the chosen item, made from the schema."""
