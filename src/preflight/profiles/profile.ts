import type { Condition, RequirementDocument } from '../document-schema.ts';

/** Requirements that the project keeps for a runtime or host, from its makers' own pages. */
export interface Profile {
  /** Equals the file's name. */
  readonly name: string;
  readonly about: string;
  /** Releases that were looked at; absent where the requirements carry no release. */
  readonly releases?: { readonly oldest: string; readonly newest: string };
  /** @param since is the release asked for this one or a later one? */
  document(since: (release: string) => boolean): RequirementDocument;
}

export function defineProfile(profile: Profile): Profile {
  return profile;
}

/** All that a ROCm program opens. */
export const rocmNodes = ['/dev/kfd', '/dev/dri/renderD*'];
export const nativeLinux: Condition = { not: { wsl2: true } };
export const nvidiaGpu: Condition = { gpu: { vendor: 'nvidia' } };
export const amdGpu: Condition = { gpu: { vendor: 'amd' } };
