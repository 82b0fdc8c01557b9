// every lowercase word of every recorded machine as user and as host: is a verdict lost in the redacted report?
import { readFileSync, readdirSync } from 'node:fs';
const { parseRecording } = await import('/work/main/src/host/recording.ts'); const { recordedHost } = await import('/work/main/src/host/recorded.ts');
const { evidenceFromHost } = await import('/work/main/src/evidence/from-host.ts'); const { evidenceFromReport, parseReport } = await import('/work/main/src/evidence/from-report.ts');
const { makeReport } = await import('/work/main/src/report/report.ts'); const { redactReport } = await import('/work/main/src/redact/redact-report.ts');
const { checks } = await import('/work/main/src/check/registry.generated.ts'); const { isVocabulary } = await import('/work/main/src/redact/vocabulary.ts');
const dir='/work/main/test/machines/'; const o={checks,version:'x',startedAt:'x',durationMs:0,only:[],skip:[],runtimes:[]};
const found={};let n=0;const t0=Date.now();
for(const m of readdirSync(dir).filter(f=>f.endsWith('.machine.txt'))){ const ev=await evidenceFromHost(recordedHost(parseRecording(readFileSync(dir+m,'utf8'))),'recording',{timeoutMs:5000,wake:false});
 const rep=makeReport(ev,o); const sum=(r)=>r.findings.map(f=>f.verdict+' '+f.id).sort().join()+'|'+r.clear+'|'+r.machine.title; const before=sum(rep);
 const words=new Set();const add=(v,k)=>{if(typeof v==='string')for(const w of v.match(/(?<![A-Za-z0-9_])[a-z][a-z0-9_-]{2,20}(?![A-Za-z0-9_])/g)??[])words.add(w);else if(Array.isArray(v))v.forEach(x=>add(x));else if(v&&typeof v==='object')for(const [kk,x] of Object.entries(v)){add(kk);if(kk!=='source')add(x)}};add(rep.facts);add(rep.signs);
 for(const w of words){ if(isVocabulary(w)||found[w]) continue; if(Date.now()-t0>120000)break; n++;
  const red=redactReport(rep,{users:[w],hosts:[],homes:[],addresses:[],ids:[]}); const again=makeReport(evidenceFromReport(parseReport(JSON.stringify(red))),o); const after=sum(again).replaceAll('[user-1]',w); if(after!==before) (found[w]??=[]).push(m, before.split('|').map((x,i)=>x===after.split('|')[i]?'':x.slice(0,80)+' => '+after.split('|')[i].slice(0,80)).join(' ')); }
}
console.log('tried',n,'lost',Object.keys(found).length);for(const [w,v] of Object.entries(found))console.log(w,v.join(' ').slice(0,160));
