"""What an SVG picture may hold: SVG 2 without scripts, foreign content, and addresses of elsewhere."""

from collections.abc import Mapping, Set

from site_builder.markup.allowed import (
    Allowed,
    Judge,
    is_anchor,
    is_link,
    is_picture_data,
    is_plain_style,
    names,
)

_GENERAL = names(
    "id class lang xml:lang xml:space role tabindex aria-label aria-labelledby aria-hidden "
    "aria-describedby aria-roledescription requiredExtensions requiredFeatures systemLanguage "
    "externalResourcesRequired"
)
# Presentation attributes may hold CSS, such as fill="url(…)".
DRAWN = names(
    "transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display "
    "visibility clip-path clip-rule mask filter overflow paint-order vector-effect shape-rendering "
    "text-rendering image-rendering color-interpolation color-interpolation-filters color-rendering "
    "marker marker-start marker-mid marker-end font font-family font-size font-size-adjust "
    "font-stretch font-style font-variant font-weight letter-spacing word-spacing text-anchor "
    "text-decoration dominant-baseline alignment-baseline baseline-shift writing-mode direction "
    "unicode-bidi white-space mix-blend-mode isolation pointer-events stop-color stop-opacity "
    "flood-color flood-opacity lighting-color solid-color solid-opacity transform-origin "
    "enable-background x y width height"
)
_FILTERED = "in in2 result"
_LINK = "href xlink:href"
_GRADIENT = f"gradientUnits gradientTransform spreadMethod {_LINK}"
_ANIMATED = (
    "attributeName attributeType begin dur end min max restart repeatCount repeatDur fill calcMode values "
    f"keyTimes keySplines from to by additive accumulate {_LINK}"
)
_BOX = "viewBox preserveAspectRatio"
_LIT = f"{_FILTERED} surfaceScale kernelUnitLength"
_SVG: Mapping[str, Set[str]] = {
    **dict.fromkeys(names("g defs title desc switch"), frozenset()),
    **dict.fromkeys(
        names("feFuncR feFuncG feFuncB feFuncA"),
        names("type tableValues slope intercept amplitude exponent offset"),
    ),
    **dict.fromkeys(names("feTile feMerge feFlood feComponentTransfer"), names(_FILTERED)),
    "svg": names(f"{_BOX} version baseProfile zoomAndPan contentScriptType contentStyleType"),
    "style": names("type media title"),
    "path": names("d pathLength"),
    "circle": names("cx cy r pathLength"),
    "ellipse": names("cx cy rx ry pathLength"),
    "rect": names("rx ry pathLength"),
    "line": names("x1 y1 x2 y2 pathLength"),
    "polyline": names("points pathLength"),
    "polygon": names("points pathLength"),
    "text": names("dx dy rotate textLength lengthAdjust"),
    "tspan": names("dx dy rotate textLength lengthAdjust"),
    "textPath": names(f"{_LINK} startOffset method spacing side textLength lengthAdjust"),
    "use": names(_LINK),
    "image": names(f"{_LINK} preserveAspectRatio"),
    "a": names(f"{_LINK} target rel"),
    "symbol": names(f"{_BOX} refX refY"),
    "view": names(_BOX),
    "marker": names(f"{_BOX} refX refY markerWidth markerHeight markerUnits orient"),
    "linearGradient": names(f"x1 y1 x2 y2 {_GRADIENT}"),
    "radialGradient": names(f"cx cy r fx fy fr {_GRADIENT}"),
    "pattern": names(f"{_BOX} patternUnits patternContentUnits patternTransform {_LINK}"),
    "stop": names("offset"),
    "clipPath": names("clipPathUnits"),
    "mask": names("maskUnits maskContentUnits mask-type"),
    "filter": names(f"filterUnits primitiveUnits filterRes {_LINK}"),
    "feBlend": names(f"{_FILTERED} mode"),
    "feColorMatrix": names(f"{_FILTERED} type values"),
    "feComposite": names(f"{_FILTERED} operator k1 k2 k3 k4"),
    "feConvolveMatrix": names(
        f"{_FILTERED} order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha"
    ),
    "feDiffuseLighting": names(f"{_LIT} diffuseConstant"),
    "feDisplacementMap": names(f"{_FILTERED} scale xChannelSelector yChannelSelector"),
    "feDistantLight": names("azimuth elevation"),
    "feDropShadow": names(f"{_FILTERED} dx dy stdDeviation"),
    "feGaussianBlur": names(f"{_FILTERED} stdDeviation edgeMode"),
    "feMergeNode": names("in"),
    "feMorphology": names(f"{_FILTERED} operator radius"),
    "feOffset": names(f"{_FILTERED} dx dy"),
    "fePointLight": names("z"),
    "feSpecularLighting": names(f"{_LIT} specularConstant specularExponent"),
    "feSpotLight": names("z pointsAtX pointsAtY pointsAtZ specularExponent limitingConeAngle"),
    "feTurbulence": names(f"{_FILTERED} baseFrequency numOctaves seed stitchTiles type"),
    "animate": names(_ANIMATED),
    "set": names(_ANIMATED),
    "animateTransform": names(f"{_ANIMATED} type"),
    "animateMotion": names(f"{_ANIMATED} path keyPoints rotate origin"),
    "mpath": names(_LINK),
}
_SHAPES = names("d points cx cy r rx ry x1 y1 x2 y2 offset viewBox stdDeviation baseFrequency dx dy")
_PLAIN: Mapping[str, Judge] = dict.fromkeys(DRAWN | names("style values from to by"), is_plain_style)

PICTURE = Allowed(
    {**_SVG, "*": _GENERAL | DRAWN | names("style")},
    {
        **_PLAIN,
        **dict.fromkeys(names(_LINK), is_anchor),
        **dict.fromkeys(names("a.href a.xlink:href"), is_link),
        **dict.fromkeys(names("image.href image.xlink:href"), is_picture_data),
        # Of an address, an animation could make one that runs code.
        "attributeName": lambda name: name in DRAWN | _SHAPES,
    },
)
# The small pictures that extensions of Markdown write into a page.
ICON: Mapping[str, Set[str]] = {
    name: _SVG[name] | DRAWN
    for name in names(
        "svg g path circle ellipse rect line polyline polygon text tspan defs linearGradient "
        "radialGradient stop clipPath title desc"
    )
}
