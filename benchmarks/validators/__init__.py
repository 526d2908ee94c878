"""What the validator's speed is measured on, and beside whom."""
