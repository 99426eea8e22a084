"""What of somebody's has its days, and what is said when the day has come."""
