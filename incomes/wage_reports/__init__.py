"""Earnings payment reports (palkkatietoilmoitus) as XML: bytes to plain objects and back."""
