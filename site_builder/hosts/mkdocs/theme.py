"""How Material is dressed: our overrides, our font, and our colors where an author chose none."""

from mkdocs.config.defaults import MkDocsConfig

from site_builder.routes import SITE_ASSETS
from site_builder.shipped import shipped

_FEATURES = ["navigation.tabs", "navigation.top", "content.action.edit", "toc.follow"]


def _scheme(name: str, scheme: str, icon: str, other: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {name})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": f"material/{icon}", "name": f"Switch to {other} colors"},
    }


_PALETTE = [
    _scheme("light", "default", "weather-night", "dark"),
    _scheme("dark", "slate", "weather-sunny", "light"),
]


def dress(config: MkDocsConfig) -> None:
    """Set what the theme does not say by itself. What stands in `mkdocs.yml` stays as it is."""
    theme = config.theme
    own_overrides = 1 if theme.custom_dir else 0
    theme.dirs.insert(own_overrides, str(shipped("themes/site") / "overrides"))
    theme["font"] = False  # the theme would fetch it from another host
    config.extra.setdefault("generator", False)
    for name, ours in (
        ("logo", f"{SITE_ASSETS}icon.svg"),
        ("palette", _PALETTE),
        ("features", _FEATURES),
    ):
        if not theme.get(name):
            theme[name] = ours
