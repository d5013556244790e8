"""One design: colour tokens from TOML, the palette and the style sheet made of them."""
