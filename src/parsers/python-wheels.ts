export type ServingPackage = 'torch' | 'vllm' | 'sglang' | 'llama-cpp-python';

export interface PinnedPackage {
  readonly name: ServingPackage;
  readonly version: string;
  /** What conda was asked for beside PyTorch: `cudatoolkit=10.1`, since 2022 `pytorch-cuda=11.8`. */
  readonly cuda?: string;
}

const name = '(torch|vllm|sglang|llama[-_]cpp[-_]python)';
const version = '(\\d{1,2}\\.\\d{1,3}\\.\\d{1,3}(?:\\.?(?:post|rc)\\d{1,2})?(?:\\+[a-z]{2,6}[\\d.]{0,8})?)';
/** `torch-2.4.0+cu121-cp310-cp310-linux_x86_64.whl`; pip quotes the plus sign in addresses. */
const wheel = new RegExp(`\\b${name}-${version.replace('\\+', '(?:\\+|%2B)')}-(?:cp|py)\\d{1,3}[\\w.]{0,12}-[\\w.]{2,12}-([\\w.]{3,80})`, 'gi');
/** `pip install vllm==0.6.4`, `uv pip install`, a list of requirements. */
const pinned = new RegExp(`(?:^|[\\s"'])${name}(?:\\[[\\w,-]{1,40}\\])? ?== ?${version}(?![\\w.]*[\\d*])`, 'gi');
/** `Successfully installed torch-2.4.0+cu121 vllm-0.6.4` */
const installed = new RegExp(`[ \\t]${name}-${version}(?=\\s|$)`, 'gi');
/** `conda install pytorch==1.6.0 torchvision cudatoolkit=10.1 -c pytorch`, as pytorch.org gave it until 2.5. */
const conda = new RegExp(`\\b(?:conda|mamba) install\\s(?:[^\\n;&|]{0,120}\\s)?pytorch==?${version}(?![\\w.*])`, 'i');
const condaCuda = /\s(?:cudatoolkit|pytorch-cuda)==?(\d{1,2}\.\d)(?![\d*])/;

/**
 * The packages that run models, of a line in which pip was told what to install or said what it did. Wheels for Windows and macOS are of another
 * machine.
 */
export function packagesOfLine(line: string): PinnedPackage[] {
  const text = line.slice(0, 4_000);
  const found: PinnedPackage[] = [];
  for (const [, of = '', release = '', platform = ''] of text.matchAll(wheel)) if (!/^(?:win|macosx)/i.test(platform)) found.push(packageOf(of, release));
  if (/\bSuccessfully installed /.test(text)) for (const [, of = '', release = ''] of text.matchAll(installed)) found.push(packageOf(of, release));
  for (const [, of = '', release = ''] of text.matchAll(pinned)) found.push(packageOf(of, release));
  const [command, ofConda] = conda.exec(text) ?? [];
  if (command !== undefined && ofConda !== undefined) {
    const cuda = condaCuda.exec(text.slice(text.indexOf(command)))?.[1];
    found.push({ ...packageOf('torch', ofConda), ...(cuda === undefined ? {} : { cuda }) });
  }
  return found;
}

function packageOf(of: string, release: string): PinnedPackage {
  return { name: of.toLowerCase().replaceAll('_', '-') as ServingPackage, version: release.replace(/%2B/i, '+') };
}
