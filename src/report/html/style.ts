/**
 * How the page looks: light and dark as the reader's system is, on paper without tools. Every pair of
 * text and ground has a contrast of at least 4.5 to 1 in both.
 */
export const STYLE = `
:root{color-scheme:light dark;--ground:#fff;--text:#1c1e21;--soft:#565c64;--line:#c9ced6;--box:#f4f5f7;--link:#0b57b0;
--pass:#146c2e;--pass-ground:#e6f4ea;--warn:#7a4b00;--warn-ground:#fdf1d8;--fail:#a3181d;--fail-ground:#fdeaea;--info:#0b57b0;--info-ground:#e8f0fb;--idle:#565c64;--idle-ground:#f0f1f3}
@media (prefers-color-scheme:dark){:root{--ground:#15181c;--text:#e6e8eb;--soft:#a7aeb8;--line:#3c434c;--box:#1f242a;--link:#8ab8ff;
--pass:#7fd896;--pass-ground:#12301c;--warn:#f2c572;--warn-ground:#36290d;--fail:#ff9a97;--fail-ground:#3d1719;--info:#8ab8ff;--info-ground:#152b4a;--idle:#a7aeb8;--idle-ground:#262b31}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0 auto;max-width:72rem;padding:1.5rem 1rem 3rem;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3;margin:.25rem 0 1rem}
h2{font-size:1.2rem;margin:2rem 0 .75rem}
h3{font-size:1.05rem;margin:0 0 .25rem}
h4{font-size:1rem;margin:1rem 0 .25rem}
p{margin:.4rem 0}
a{color:var(--link)}
code,pre{font:.9em/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.about,.code{color:var(--soft)}
h1.pass,td.pass{color:var(--pass)}h1.warn,td.warn{color:var(--warn)}h1.fail,td.fail,td.crashed{color:var(--fail)}td.blocked,td.skipped,td.unknown,td.none{color:var(--soft)}
.leg h3{font-size:.9rem;font-weight:600;color:var(--soft);margin:.75rem 0 .35rem}
.leg ol{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem 1.9rem;margin:0;padding:0}
.station{position:relative;flex:1 1 9.5rem;max-width:20rem;display:flex;flex-direction:column;padding:.5rem .7rem;border:2px solid var(--idle);border-radius:.5rem;background:var(--idle-ground)}
.station:not(:last-child)::after{content:"\\2192";position:absolute;right:-1.6rem;top:50%;transform:translateY(-50%);color:var(--soft);font-size:1.2rem}
.station .label{font-weight:600;color:var(--idle)}
.station .word{font-size:.85rem;color:var(--idle)}
.station .value{font-size:.9rem}
.station a{font-size:.85rem}
.station.pass{border-color:var(--pass);background:var(--pass-ground)}.station.pass .label,.station.pass .word{color:var(--pass)}
.station.warn{border-color:var(--warn);background:var(--warn-ground)}.station.warn .label,.station.warn .word{color:var(--warn)}
.station.fail{border-color:var(--fail);background:var(--fail-ground)}.station.fail .label,.station.fail .word{color:var(--fail)}
.station.blocked,.station.skipped,.station.unknown{border-style:dashed}
.finding{border:1px solid var(--line);border-left:.35rem solid var(--idle);border-radius:.4rem;padding:1rem;margin:0 0 1rem}
.finding.error{border-left-color:var(--fail)}.finding.error h3{color:var(--fail)}
.finding.warning{border-left-color:var(--warn)}.finding.warning h3{color:var(--warn)}
.finding.info{border-left-color:var(--info)}
.finding:target{outline:3px solid var(--link);outline-offset:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.75rem 0}
dt{color:var(--soft)}dd{margin:0;min-width:0}
.block{position:relative;margin:.6rem 0}
.block p{margin:0 5.5rem .2rem 0;font-size:.9rem;color:var(--soft)}
.block button{position:absolute;right:0;top:-.2rem}
pre{margin:0;padding:.6rem .8rem;background:var(--box);border:1px solid var(--line);border-radius:.4rem;overflow-x:auto;white-space:pre}
button,select,input{font:inherit;color:var(--text);background:var(--ground);border:1px solid var(--soft);border-radius:.3rem;padding:.05rem .55rem}
button{cursor:pointer;font-size:.9rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.tools{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;border:0;padding:0;margin:0 0 .8rem}
.tools legend{float:left;padding:0 .6rem 0 0;color:var(--soft)}
summary{cursor:pointer}summary h2{display:inline}details{margin:.6rem 0}section>details{margin:2rem 0 0}details[open]>summary{margin-bottom:.75rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
th{font-weight:600}thead th{color:var(--soft)}
tbody th{font-weight:400}
blockquote{margin:.3rem 0;padding-left:.7rem;border-left:3px solid var(--line);color:var(--soft)}
.told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:40rem){.leg ol{flex-direction:column;gap:1.6rem}.station{max-width:none;flex-basis:auto}.station:not(:last-child)::after{content:"\\2193";right:auto;left:50%;top:auto;bottom:-1.75rem;transform:none}dl{grid-template-columns:1fr}}
@media print{:root{--ground:#fff;--text:#000;--soft:#444;--line:#999;--box:#fff;--link:#000;--pass:#146c2e;--warn:#7a4b00;--fail:#a3181d;--info:#0b57b0;--idle:#444;--pass-ground:#fff;--warn-ground:#fff;--fail-ground:#fff;--info-ground:#fff;--idle-ground:#fff}
body{max-width:none;padding:0;font-size:10pt}.tools,button{display:none!important}pre{white-space:pre-wrap;overflow-wrap:anywhere}.finding,.station,tr{break-inside:avoid}.wide{overflow:visible}article[hidden],tr[hidden]{display:revert!important}}
`;
