"""The directory of bodies: names, kinds, contacts, where each is named, two made one."""
