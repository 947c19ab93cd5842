"""What the Incomes Register (tulorekisteri) says: pay, absences, headcount."""
