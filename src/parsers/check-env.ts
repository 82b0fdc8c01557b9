/** What SGLang's `check_env` and LMDeploy's (which is mmengine's collect_env) print of PyTorch and its GPUs. */
export interface CheckEnv {
  readonly torch: string;
  readonly python?: string;
  /** In PyTorch's own order, which CUDA_VISIBLE_DEVICES may have shortened. */
  readonly gpus: readonly { readonly number: number; readonly name: string; readonly computeCapability?: string }[];
  readonly nvidiaDriver?: string;
  /** Name, in small letters with `-` for `_`, → version; those that are not installed are left out. */
  readonly packages: Readonly<Record<string, string>>;
}

/**
 *     Python: 3.10.12 (main, Feb  4 2025, 14:57:36) [GCC 11.4.0]
 *     CUDA available: True
 *     GPU 0,1,2,3: NVIDIA H20
 *     GPU 0,1,2,3 Compute Capability: 9.0
 *     CUDA Driver Version: 535.161.08
 *     PyTorch: 2.6.0+cu124
 *     sglang: 0.4.6.post4
 *     flashinfer: Module Not Found
 *
 * @throws where the line of PyTorch is missing
 */
export function parseCheckEnv(text: string): CheckEnv {
  const names = new Map<number, string>();
  const capabilities = new Map<number, string>();
  const packages: Record<string, string> = {};
  let torch: string | undefined;
  let python: string | undefined;
  let nvidiaDriver: string | undefined;
  for (const whole of text.slice(0, 200_000).split('\n')) {
    const [, key = '', value = ''] = /^\s{0,8}([A-Za-z][\w ,.-]{1,120}): (\S.{0,200}?)\s{0,20}$/.exec(whole.slice(0, 400)) ?? [];
    const [, listed = '', capability] = /^GPU (\d{1,2}(?:,\d{1,2}){0,31})( Compute Capability)?$/.exec(key) ?? [];
    // Others go on behind the name: `NVIDIA GB10, compute_capability=12.1, total_memory=121.63GB`.
    const of = capability === undefined ? names : capabilities;
    for (const number of listed.split(',').filter(Boolean)) of.set(Number(number), value.split(', ', 1)[0] as string);
    if (key === 'Python') python = /^\d\.\d{1,2}(?:\.\d{1,2})?/.exec(value)?.[0];
    else if (key === 'PyTorch') torch = /^\d\.\d{1,2}\.\d{1,2}[\w.+-]{0,30}$/.exec(value)?.[0];
    else if (key === 'CUDA Driver Version') nvidiaDriver = /^\d{3}\.\d{1,3}(?:\.\d{1,3})?$/.exec(value)?.[0];
    else if (/^[a-zA-Z][\w-]{1,40}$/.test(key) && /^\d{1,4}\.\d[\w.+-]{0,40}$/.test(value)) packages[key.toLowerCase().replaceAll('_', '-')] = value;
  }
  if (torch === undefined) throw new Error('no "PyTorch: 2.6.0": no output of check_env');
  return {
    torch,
    ...(python === undefined ? {} : { python }),
    gpus: [...names].map(([number, name]) => {
      const computeCapability = /^\d{1,2}\.\d$/.exec(capabilities.get(number) ?? '')?.[0];
      return { number, name, ...(computeCapability === undefined ? {} : { computeCapability }) };
    }),
    ...(nvidiaDriver === undefined ? {} : { nvidiaDriver }),
    packages,
  };
}
