"""The report's look: colours of the product, for a file that stands alone on paper and in the dark."""

STYLE = """
:root{color-scheme:light dark;--paper:#faf6ef;--raised:#fffdf9;--sunk:#f1ebe0;--ink:#24313a;--soft:#55636b;
--line:#ddd3c3;--s0:#55636b;--s1:#a85336;--s2:#5b5b8c;--s3:#8a5a3c;--s4:#2f6f73;--s5:#1f4f86;--s6:#24313a}
@media(prefers-color-scheme:dark){:root{--paper:#171d21;--raised:#1f272c;--sunk:#12171a;--ink:#ece5d9;
--soft:#aeb6b6;--line:#38434a;--s0:#aeb6b6;--s1:#e08a66;--s2:#aaaae0;--s3:#d9a681;--s4:#7cc0c0;--s5:#93b4ff;
--s6:#ece5d9}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:1rem/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem clamp(16px,4.5vw,32px) 4rem}
h1,h2,h3{font-family:ui-serif,"New York",Charter,"Noto Serif",Georgia,serif;line-height:1.2;font-weight:600}
h1{font-size:2rem;margin:.5rem 0}h2{font-size:1.4rem;margin:3rem 0 .5rem;padding-top:1.25rem;
border-top:1px solid var(--line)}h3{font-size:1.1rem;margin:1.5rem 0 .4rem}
p{max-width:44rem;margin:.5rem 0 1rem}.lead{font-size:1.2rem;color:var(--soft)}
.note{background:var(--sunk);border-left:4px solid var(--s4);border-radius:.5rem;padding:.9rem 1.1rem}
svg{display:block;width:100%;min-width:36rem;height:auto;margin:.5rem 0 1rem;background:var(--raised);
border:1px solid var(--line);border-radius:.75rem;padding:.5rem}
text{fill:var(--ink);font:12.5px ui-sans-serif,system-ui,sans-serif}.small{fill:var(--soft);font-size:11px}
.rule{stroke:var(--line)}.turn{stroke:var(--soft);stroke-dasharray:2 3}
.bar{fill:var(--s4)}.error{stroke:var(--ink);stroke-width:1.5}
.line{fill:none;stroke-width:2.2;stroke-linejoin:round}.band{opacity:.16;stroke:none}
path.line.s0{stroke:var(--s0);stroke-dasharray:1 4;stroke-linecap:round}path.line.s1{stroke:var(--s1);stroke-dasharray:7 4}
path.line.s2{stroke:var(--s2);stroke-dasharray:10 3 2 3}path.line.s3{stroke:var(--s3)}
path.line.s4{stroke:var(--s4);stroke-width:3}path.line.s5{stroke:var(--s5);stroke-dasharray:4 3}path.line.s6{stroke:var(--s6);stroke-dasharray:1 2}
path.band.s3{fill:var(--s3)}text.s0{fill:var(--s0)}text.s1{fill:var(--s1)}text.s2{fill:var(--s2)}
text.s3{fill:var(--s3)}text.s4{fill:var(--s4)}text.s5{fill:var(--s5)}td{white-space:nowrap}td.long{white-space:normal;min-width:9rem}
.wide{overflow-x:auto;margin:.5rem 0 1rem}.wide:focus-visible{outline:2px solid var(--s5)}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums;min-width:100%}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;font-size:.8rem;vertical-align:bottom}tbody th{font-weight:500;min-width:9rem}
details{margin:1rem 0}summary{cursor:pointer;padding:.6rem 0;min-height:2.75rem}
@media print{body{background:#fff}h2{break-after:avoid}svg,table{break-inside:avoid}}
"""
