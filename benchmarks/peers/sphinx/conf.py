project = "A large library"
html_baseurl = "https://example.org/large/"
extensions = ["myst_parser"]
root_doc = "index"
myst_heading_anchors = 3
