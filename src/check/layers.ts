/** The ten layers, from the metal up. These ids are used everywhere, also in the strip. */
export const layers = ['hardware', 'firmware', 'kernel', 'kernel-driver', 'gpu-userspace', 'container', 'wsl', 'service', 'runtime', 'model-config'] as const;
export type Layer = (typeof layers)[number];

/** What a finding does to the user, worst first. */
export const impacts = ['blocked', 'silent-wrong', 'unstable', 'degraded', 'risk'] as const;
export type Impact = (typeof impacts)[number];
