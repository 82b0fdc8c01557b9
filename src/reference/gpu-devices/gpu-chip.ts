/** A GPU as its PCI ids or its name tell it. */
export interface GpuDevice {
  vendor: 'amd' | 'nvidia' | 'intel';
  /** The marketing name, or the chip's where no source names the product. */
  name: string;
  /** The die: `navi23`, `ad102`, `dg2`. */
  chip: string;
  /** What compute software is built for: AMD's gfx target, NVIDIA's compute capability, for Intel an id of our own. */
  arch: string;
  generation: string;
  integrated: boolean;
}

/** A row of the tables beside this file. */
export interface GpuChip {
  chip: string;
  arch: string;
  generation: string;
  integrated?: true;
  /** Marketing name to PCI device ids: hexadecimal, separated by spaces. `73ff:c1,c3` stands for these revisions only. Empty for what is on no PCI bus. */
  names: Readonly<Record<string, string>>;
  /** First and last id of blocks that hold this chip only, for devices without a name. */
  ranges?: readonly string[];
  /** Names found in prose to the name to report: products that share an id, processors that contain this GPU. */
  aliases?: Readonly<Record<string, string>>;
}
