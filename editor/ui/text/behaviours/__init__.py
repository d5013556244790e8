"""What typing does beyond inserting characters: one file per behaviour."""
