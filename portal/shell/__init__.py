"""What every page shares: sign-in, language, look, errors."""
