"""Rule packs: law and market practice as TOML, a file a jurisdiction. `router.settings.packs` reads them."""

from pathlib import Path

SHIPPED = Path(__file__).parent
"""The folder of the packs that come with the product."""
