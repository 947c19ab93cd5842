"""The door of Kela's officers: casework and payment."""
