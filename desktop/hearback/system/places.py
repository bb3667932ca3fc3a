"""The world's countries and zones, from the zone table that comes with the time zone database."""

from collections.abc import Mapping, Sequence
from functools import cached_property


class ZoneTable:
    """Implements the Places port; read when first asked."""

    @cached_property
    def _by_country(self) -> Mapping[str, Sequence[str]]:
        from importlib.resources import files

        table: dict[str, list[str]] = {}
        for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                country, _, zone = line.split("\t")[:3]
                table.setdefault(country, []).append(zone)
        return table

    def zones(self) -> Sequence[str]:
        """Return every IANA zone name that stands for a place."""
        return sorted({zone for zones in self._by_country.values() for zone in zones} | {"UTC"})

    def zones_of(self, country: str) -> Sequence[str]:
        """Return a country's zones in the table's order (the most populous usually first); none for an unknown country."""
        return self._by_country.get(country, ())
