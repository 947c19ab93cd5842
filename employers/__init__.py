"""For whom, with which mandate, to which account."""
