import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { DocumentSchema } from '../../src/preflight/document-schema.ts';
import { compileProfile, profileDocument, profileNames, profiles } from '../../src/preflight/profiles.ts';
import { UsageError } from '../../src/usage/usage-error.ts';

const find = (name: string) => {
  const profile = profiles.find((each) => each.name === name);
  if (profile === undefined) throw new Error(name);
  return profile;
};
const texts = (name: string, release?: string): string => JSON.stringify(profileDocument(find(name), release).document);

describe('profiles', () => {
  test('are those that were promised', () => {
    expect([...profileNames].sort()).toEqual(
      'amd-container-host lemonade-npu llama.cpp-cuda llama.cpp-hip llama.cpp-sycl llama.cpp-vulkan nvidia-container-host ollama ollama-rocm ollama-vulkan pytorch-cuda pytorch-rocm strix-halo vllm-cuda vllm-rocm wsl2-cuda wsl2-rocm'.split(
        ' ',
      ),
    );
  });

  test.each(profiles.map((profile) => [profile.name, profile] as const))(
    '%s keeps to the schema, compiles for every release and cites its sources',
    (_, profile) => {
      const validate = new Ajv2020({ strict: false }).compile(DocumentSchema);
      const releases = profile.releases === undefined ? [undefined] : [undefined, profile.releases.oldest, '0.18.0', '0.30.0', profile.releases.newest];
      for (const release of releases) {
        if (release !== undefined && profile.name === 'vllm-rocm' && release.startsWith('0.30')) continue;
        const { document } = profileDocument(profile, release);
        expect([validate(document), validate.errors]).toEqual([true, null]);
        const { requirements } = compileProfile(document, 'ollama');
        expect(requirements.some(({ level }) => level === 'must')).toBe(true);
        // A check brings its own evidence; that a host must not be a container is our own condition.
        for (const { id, condition, source, remedy } of requirements) {
          if (condition.op === 'check') continue;
          if (id !== 'host') expect([id, source]).toEqual([id, expect.stringMatching(/^https:\/\//)]);
          expect([id, remedy.length > 0 || condition.op === 'any' || condition.op === 'not' || id === 'host']).toEqual([id, true]);
        }
      }
    },
  );

  test('a release may be asked for: its series, its bounds, newer ones with a note', () => {
    expect(texts('ollama', '0.32')).toContain('>= 550');
    expect(texts('ollama', '0.12.4')).toContain('>= 531');
    expect(texts('ollama-rocm', '0.30')).toContain('gfx1103');
    expect(texts('ollama-rocm', '0.32')).not.toContain('gfx1103');
    expect(profileDocument(find('ollama'), '0.32').notes).toEqual([]);
    expect(profileDocument(find('ollama'), '0.32.15').notes).toEqual([]);
    expect(profileDocument(find('ollama'), '0.40').notes[0]).toContain('newer than 0.32.15');
    expect(() => profileDocument(find('ollama'), '0.1')).toThrow(UsageError);
    expect(() => profileDocument(find('ollama'), 'latest')).toThrow(/expected a release such as ollama@0.32/);
    expect(() => profileDocument(find('strix-halo'), '1')).toThrow(/no releases of its own/);
  });
});
