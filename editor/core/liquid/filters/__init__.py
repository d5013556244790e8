"""The filters of Liquid and Jekyll; the table of all of them is :mod:`.catalog`."""
