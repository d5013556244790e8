"""The form: the header as rows that are updated in place while anybody edits the text."""
