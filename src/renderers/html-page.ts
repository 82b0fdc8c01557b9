/** The page's style: system fonts, both colour schemes, one column on a phone. Contrasts are at least 4.5 to 1 in both. */
export const style = `
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--faint:#595959;--line:#d0d0d0;--box:#f5f5f5;--bad:#a3120a;--warn:#7a4b00;--good:#17602a;--link:#0b57a4}
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#161616;--faint:#b0b0b0;--line:#444;--box:#222;--bad:#ff9a90;--warn:#f3c26b;--good:#7fd492;--link:#8fc1ff}}
*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}header p,small{color:var(--faint)}a{color:var(--link);overflow-wrap:anywhere}
.strip{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.4rem;padding:0;margin:0}
.strip li{border:1px solid var(--line);border-left:.4rem solid var(--line);padding:.3rem .5rem;display:flex;flex-direction:column}
.strip li.clear{border-left-color:var(--good)}.strip li.fault{border-left-color:var(--bad)}.strip li.undecided{border-left-color:var(--warn)}.strip li span{color:var(--faint);font-size:.85rem}.strip li.fault span{color:var(--bad)}
details{border:1px solid var(--line);margin:.5rem 0;padding:.5rem .8rem}summary{cursor:pointer}.finding.confirmed,.finding.present{border-left:.4rem solid var(--bad)}.finding.suspected,.finding.exposed,.finding.risk{border-left:.4rem solid var(--warn)}
.rank{font-variant-numeric:tabular-nums;color:var(--faint)}.tag{border:1px solid var(--line);padding:0 .4rem;font-size:.8rem;white-space:nowrap}.calm{color:var(--good)}
dt{font-weight:600;margin-top:.6rem}dd{margin:0}ul{margin:.2rem 0;padding-left:1.2rem}code,pre{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
pre{background:var(--box);padding:.5rem;margin:.3rem 0;overflow-x:auto;white-space:pre-wrap;position:relative}pre button{position:absolute;top:.2rem;right:.2rem;font:inherit}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem}th,td{text-align:left;vertical-align:top;border-bottom:1px solid var(--line);padding:.2rem .5rem;overflow-wrap:anywhere}th[scope=row]{font-weight:400}
@media print{details>*{display:block}}
`.trim();

/** Comfort only: a copy button on each command, and a search over the facts. */
export const script = `
for(const pre of document.querySelectorAll('pre.copy')){const b=document.createElement('button');b.type='button';b.textContent='Copy';const c=pre.textContent;b.addEventListener('click',async()=>{try{await navigator.clipboard.writeText(c)}catch{const r=document.createRange();r.selectNodeContents(pre.firstChild);const s=getSelection();s.removeAllRanges();s.addRange(r);document.execCommand('copy')}b.textContent='Copied'});pre.append(b)}
for(const p of document.querySelectorAll('.needs-script'))p.hidden=false;
const box=document.getElementById('search');box?.addEventListener('input',()=>{const q=box.value.toLowerCase();for(const row of document.querySelectorAll('tbody tr'))row.hidden=!row.textContent.toLowerCase().includes(q)});
`.trim();
