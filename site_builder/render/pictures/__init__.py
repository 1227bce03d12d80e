"""Pictures of the library, laid out at build time: values for the templates that draw them as SVG."""
