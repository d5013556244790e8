"""The settings in a dialog that is made from their records: search, reset, keys, exchange."""
