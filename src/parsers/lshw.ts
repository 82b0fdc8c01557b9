import type { ListedGpu } from './inxi.ts';

/**
 * The displays of `lshw`, `lshw -c display` or `-c video`:
 *
 *      *-display UNCLAIMED
 *           description: VGA compatible controller
 *           product: Opal XT [Radeon R7 M265/M365X/M465] [1002:6604]
 *           vendor: Advanced Micro Devices, Inc. [AMD/ATI] [1002]
 *           bus info: pci@0000:03:00.0
 *           configuration: driver=radeon latency=0
 *
 * The vendor stands before the product in `name`; `pciId` is there with -numeric alone.
 *
 * @throws where there is no display that has a name
 */
export function parseLshw(text: string): ListedGpu[] {
  const blocks: { readonly unclaimed: boolean; readonly fields: Map<string, string> }[] = [];
  let open: (typeof blocks)[number] | undefined;
  for (const line of text.slice(0, 400_000).split('\n', 8_000)) {
    const head = /^[\s|]{0,24}\*-([a-z]{2,20})(?::\d{1,3})?( UNCLAIMED| DISABLED)?\s*$/.exec(line.slice(0, 80));
    if (head !== null) {
      open = head[1] === 'display' ? { unclaimed: head[2] === ' UNCLAIMED', fields: new Map() } : undefined;
      if (open !== undefined) blocks.push(open);
      continue;
    }
    const [, name, value] = /^[\s|]{2,32}([a-z][a-z ]{2,20}): (.{1,300})$/.exec(line.slice(0, 400).trimEnd()) ?? [];
    if (name !== undefined && value !== undefined) open?.fields.set(name, value);
  }
  const gpus = blocks.flatMap(({ unclaimed, fields }) => {
    const [, product, id] = /^(.*?)(?: \[([0-9A-Fa-f]{4}:[0-9A-Fa-f]{4})\])?$/.exec(fields.get('product') ?? '') ?? [];
    if (product === undefined || product === '') return [];
    const vendor = /AMD|NVIDIA|Intel/.exec(fields.get('vendor') ?? '')?.[0] ?? '';
    return [
      {
        name: `${vendor} ${product}`.trim(),
        driver: unclaimed ? null : /\bdriver=([a-z][\w-]{1,20})/.exec(fields.get('configuration') ?? '')?.[1],
        pci: /^pci@([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])$/.exec(fields.get('bus info') ?? '')?.[1],
        pciId: id?.toLowerCase(),
      },
    ];
  });
  if (gpus.length === 0) throw new Error('no display with a name');
  return gpus;
}
