"""Who may do what, and who did what: users, roles, the trail, sealing."""
