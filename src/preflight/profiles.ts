import { checks } from '../check/registry.generated.ts';
import { compareVersions, parseVersion } from '../logic/versions/compare.ts';
import { suggest } from '../usage/nearest.ts';
import { UsageError } from '../usage/usage-error.ts';
import { type CompiledDocument, compileDocument } from './compile.ts';
import type { RequirementDocument } from './document-schema.ts';
import type { PreflightReport } from './preflight-report-schema.ts';
import amdContainerHost from './profiles/amd-container-host.ts';
import lemonadeNpu from './profiles/lemonade-npu.ts';
import llamaCppCuda from './profiles/llama.cpp-cuda.ts';
import llamaCppHip from './profiles/llama.cpp-hip.ts';
import llamaCppSycl from './profiles/llama.cpp-sycl.ts';
import llamaCppVulkan from './profiles/llama.cpp-vulkan.ts';
import nvidiaContainerHost from './profiles/nvidia-container-host.ts';
import ollama from './profiles/ollama.ts';
import ollamaRocm from './profiles/ollama-rocm.ts';
import ollamaVulkan from './profiles/ollama-vulkan.ts';
import type { Profile } from './profiles/profile.ts';
import pytorchCuda from './profiles/pytorch-cuda.ts';
import pytorchRocm from './profiles/pytorch-rocm.ts';
import strixHalo from './profiles/strix-halo.ts';
import vllmCuda from './profiles/vllm-cuda.ts';
import vllmRocm from './profiles/vllm-rocm.ts';
import wsl2Cuda from './profiles/wsl2-cuda.ts';
import wsl2Rocm from './profiles/wsl2-rocm.ts';

export const profiles: readonly Profile[] = [
  ollama,
  ollamaRocm,
  ollamaVulkan,
  llamaCppCuda,
  llamaCppVulkan,
  llamaCppHip,
  llamaCppSycl,
  vllmCuda,
  vllmRocm,
  pytorchCuda,
  pytorchRocm,
  lemonadeNpu,
  strixHalo,
  wsl2Cuda,
  wsl2Rocm,
  nvidiaContainerHost,
  amdContainerHost,
];

export const profileNames = profiles.map(({ name }) => name);

/** The document of a profile, for a release where one is asked for: `0.32` means the last of its series. */
export function profileDocument(profile: Profile, release: string | undefined): { document: RequirementDocument; notes: string[] } {
  const { releases } = profile;
  if (releases === undefined) {
    if (release !== undefined) throw new UsageError(`${profile.name} has no releases of its own; ask for ${profile.name} alone`);
    return { document: profile.document(() => true), notes: [] };
  }
  const wanted = release === undefined ? releases.newest : filled(release, profile.name);
  const order = (a: string, b: string): number => {
    const [left, right] = [parseVersion('release', a), parseVersion('release', b)];
    return left === undefined || right === undefined ? 0 : compareVersions('release', left, right);
  };
  if (order(wanted, releases.oldest) < 0) throw new UsageError(`${profile.name}@${release}: releases from ${releases.oldest} to ${releases.newest} are known`);
  const series = release === undefined ? undefined : release.replace(/^v/, '');
  const newer = series !== undefined && order(wanted, releases.newest) > 0 && !releases.newest.startsWith(`${series}.`) && series !== releases.newest;
  return {
    document: profile.document((since) => order(wanted, since) >= 0),
    notes: newer ? [`${profile.name} ${series} is newer than ${releases.newest}, the last release whose requirements are known here; those were taken.`] : [],
  };
}

/** `0.32` → `0.32.9999`. */
function filled(release: string, name: string): string {
  if (!/^v?\d{1,4}(?:\.\d{1,4}){0,2}$/.test(release)) throw new UsageError(`${name}@${release}: expected a release such as ${name}@0.32`);
  const parts = release.replace(/^v/, '').split('.');
  return [...parts, ...['9999', '9999'].slice(parts.length - 1)].join('.');
}

export async function loadProfile(
  name: string,
  release: string | undefined,
  user: string | null,
): Promise<{ compiled: CompiledDocument; asked: PreflightReport['asked'] }> {
  const profile = profiles.find((each) => each.name === name);
  if (profile === undefined) throw new UsageError(suggest(name, profileNames, 'no profile'));
  const { document, notes } = profileDocument(profile, release);
  const compiled = compileProfile(document, user);
  return { compiled, asked: { name, version: release ?? null, about: profile.about, file: null, user, notes } };
}

/** A fault in a profile of ours is our bug, and every profile is compiled by the tests. */
export function compileProfile(document: RequirementDocument, user: string | null): CompiledDocument {
  return compileDocument(document, {
    checks,
    user,
    lineOf: () => undefined,
    fault: (path, message) => {
      throw new Error(`profile ${document.name}: ${path}: ${message}`);
    },
  });
}
