import { compilers } from '../facts/compilers.ts';
import { isOk } from '../host/host.ts';
import { parseKernelCompiler } from '../parsers/kernel-compiler.ts';
import { defineProbe, from } from './define-probe.ts';
import { unreadOf } from './reading/unread.ts';

const gccRoot = '/usr/lib/gcc';

export default defineProbe({
  id: 'compilers',
  about: 'The compiler of the running kernel and the installed releases of GCC, by folder names; none is run',
  reads: ['file /proc/version', `list ${gccRoot}`, `list ${gccRoot}/*`],
  gives: [compilers.kernelCompiler, compilers.kernelCompilerVersion, compilers.gcc],
  async gather(host, claim) {
    const [banner, triplets] = await Promise.all([host.read('/proc/version'), host.list(gccRoot)]);
    const compiler = from('file /proc/version', banner, (text) => parseKernelCompiler(text).compiler);
    claim(compilers.kernelCompiler, compiler);
    const version = from('file /proc/version', banner, (text) => parseKernelCompiler(text).version);
    claim(compilers.kernelCompilerVersion, version);
    const names = isOk(triplets) ? triplets.text.split('\n').filter((name) => /^\w+-(?:\w+-)?linux(?:-gnu)?$/.test(name)) : [];
    const folders = await Promise.all(names.slice(0, 6).map(async (name) => [`list ${gccRoot}/${name}`, await host.list(`${gccRoot}/${name}`)] as const));
    const releases = folders.flatMap(([, answer]) => (isOk(answer) ? answer.text.split('\n').filter((each) => /^\d{1,2}(?:\.\d{1,2}){0,2}$/.test(each)) : []));
    const installed = from(`list ${gccRoot}`, triplets, () => releases, { absent: [] });
    claim(compilers.gcc, unreadOf(folders) ?? installed);
  },
});
