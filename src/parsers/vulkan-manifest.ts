export interface VulkanManifest {
  /** As written: absolute, relative to the manifest's folder, or a bare file name that the dynamic loader looks for. */
  readonly library: string;
  readonly api: string | null;
}

/**
 * A Vulkan driver manifest (https://github.com/KhronosGroup/Vulkan-Loader/blob/main/docs/LoaderDriverInterface.md):
 *
 *     { "file_format_version": "1.0.1", "ICD": { "library_path": "/usr/lib/x86_64-linux-gnu/libvulkan_radeon.so", "api_version": "1.4.318" } }
 */
export function parseVulkanManifest(text: string): VulkanManifest {
  const { ICD: driver } = JSON.parse(text) as { ICD?: { library_path?: unknown; api_version?: unknown } };
  if (typeof driver?.library_path !== 'string' || driver.library_path === '') throw new Error('no ICD.library_path');
  return { library: driver.library_path, api: typeof driver.api_version === 'string' ? driver.api_version : null };
}

/** The names of the layers in a layer manifest: `layer` holds one, `layers` several. */
export function parseVulkanLayers(text: string): string[] {
  const { layer, layers } = JSON.parse(text) as { layer?: { name?: unknown }; layers?: { name?: unknown }[] };
  return [layer, ...(Array.isArray(layers) ? layers : [])].flatMap((each) => (typeof each?.name === 'string' ? [each.name] : []));
}

/** Who made a driver, and whose GPUs it opens: by the names of its manifest and library, since nothing else tells before it is loaded. */
export function driverOfManifest(name: string, library: string): { driver: string; vendors: readonly string[] } {
  const words = `${name} ${library.slice(library.lastIndexOf('/') + 1)}`.toLowerCase();
  for (const [pattern, driver, vendors] of drivers) if (pattern.test(words)) return { driver, vendors };
  return { driver: 'other', vendors: ['amd', 'nvidia', 'intel'] };
}

const drivers: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/amd_pro_icd|amdvlkpro/, 'amd-proprietary', ['amd']],
  [/amdvlk|^amd_icd(?:32|64)/, 'amdvlk', ['amd']],
  [/radeon_icd|vulkan_radeon/, 'mesa-radv', ['amd']],
  [/hasvk/, 'mesa-hasvk', ['intel']],
  [/intel_icd|vulkan_intel/, 'mesa-anv', ['intel']],
  [/nouveau_icd|vulkan_nouveau/, 'mesa-nvk', ['nvidia']],
  [/nvidia/, 'nvidia', ['nvidia']],
  [/lvp_icd|vulkan_lvp/, 'mesa-llvmpipe', []],
  [/swiftshader/, 'swiftshader', []],
  [/dzn_icd|vulkan_dzn/, 'mesa-dozen', []],
  [/virtio_icd|vulkan_virtio/, 'mesa-venus', []],
  [/gfxstream/, 'gfxstream', []],
  [/asahi|freedreno|panfrost|broadcom|powervr/, 'mesa-embedded', []],
];
