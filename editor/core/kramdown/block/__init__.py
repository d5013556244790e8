"""Block rules, one file each; `editor.core.kramdown.block.rules` has them in order."""
