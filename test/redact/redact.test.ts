import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nothingPrivate, privateValuesOf } from '../../src/redact/private-values.ts';
import { makeRedactor } from '../../src/redact/redact.ts';
import { isVocabulary } from '../../src/redact/vocabulary.ts';

/** What carries the diagnosis; none of it may change, whatever the user and the host are called. */
const knowledge = [
  'kernel 6.17.1-300.fc43.x86_64, Ubuntu 24.04.3 LTS, Fedora Linux 43 (Workstation Edition)',
  '6.6.87.2-microsoft-standard-WSL2',
  'WSL version: 2.6.1.0, Kernel version: 6.6.87.2-1, Windows version: 10.0.26100.4652',
  'intel-opencl-icd 26.27.39122.12, libcublas 10.2.0.168, cuDNN 9.10.2.21, nvidia-cublas-cu12==12.8.4.1',
  '0000:c5:00.0 VGA compatible controller [0300]: Advanced Micro Devices, Inc. [AMD/ATI] Navi 23 [1002:73ff] (rev c1)',
  'Radeon RX 6600 (RADV NAVI23) gfx1032, gfx1151, NVIDIA GeForce RTX 4090, compute capability 8.9, Intel Arc A770',
  'NVRM: version: NVIDIA UNIX Open Kernel Module for x86_64  580.95.05  Release Build',
  'version: 9484 (63e66fdd2), build b11669, ROCm 7.0.2, Mesa 25.2.1-1ubuntu2',
  'amdgpu 0000:03:00.0: amdgpu: MES FW version must be >= 0x82 to enable LR compute workaround.',
  'listening on 127.0.0.1:11434 and 0.0.0.0:8080, [::1]:8080, std::vector<int>',
  'uid=0(root) gid=0(root) groups=0(root),44(video),994(render) /dev/dri/renderD128 /usr/share/ollama/.ollama',
  'sha256:8eeb52dfb3bb9aefdf9d1ef24b3bdbcfbe82238798c4b918278320b6fcef18fe',
  'OLLAMA_FLASH_ATTENTION=1 HSA_OVERRIDE_GFX_VERSION=10.3.0 TOKENIZERS_PARALLELISM=false max_tokens=4096',
  'getty@tty1.service user@1000.service Debian 6.12.48-1 (2025-09-20)',
];

const person = fc.oneof(
  fc.constantFrom('amd', 'nvidia', 'fedora', 'ubuntu', 'render', 'kernel', 'jdoe', 'maria-k', 'x', 'al', 'ollama', 'gfx', 'wsl', 'zorblax77'),
  fc.stringMatching(/^[a-z][a-z0-9_-]{3,11}$/),
);
const hex = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const token = fc
  .tuple(
    fc.constantFrom('hf_', 'ghp_', 'sk-proj-'),
    fc.string({ unit: fc.constantFrom(...'abcdefghijkmnopqrstuvwxyzABCDEFG0123456789'), minLength: 30, maxLength: 40 }),
  )
  .map((parts) => parts.join(''));
const uuid = fc.uuid();
const mac = fc.array(hex(2), { minLength: 6, maxLength: 6 }).map((parts) => parts.join(':'));
const privateQuad = fc
  .tuple(fc.constantFrom('10', '192.168', '172.16'), fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.integer({ min: 1, max: 254 }))
  .map(([head, b, c, d]) => (head === '10' ? `10.${b}.${c}.${d}` : `${head}.${c}.${d}`));

describe('redaction', () => {
  test('seeded secrets never leak, wherever they stand, and knowledge is never lost', () => {
    fc.assert(
      fc.property(
        person,
        person,
        token,
        uuid,
        mac,
        privateQuad,
        hex(32),
        fc.constantFrom(...knowledge),
        (user, host, secret, id, card, address, machineId, fact) => {
          const known = privateValuesOf(
            new Map([
              ['file /etc/passwd', `root:x:0:0:root:/root:/bin/bash\n${user}:x:1000:1000:Maria Zubrowka,,,:/home/${user}:/bin/bash\n`],
              ['file /etc/hostname', `${host}\n`],
              ['file /etc/machine-id', `${machineId}\n`],
              ['env HOME', `/home/${user}`],
            ]),
          );
          const redactor = makeRedactor(known);
          const lines = [
            `model path /home/${user}/models/llama.gguf, C:\\Users\\${user}\\AppData, /mnt/c/Users/${user}/.wslconfig`,
            `HF_TOKEN=${secret} and Authorization: Bearer ${secret}`,
            `https://${user}:${secret}@git.example.org/x.git`,
            `GPU-${id} at ${card}, peer http://${address}:8080/v1`,
            `uid=1000(${user}) gid=1000(${user}) in ${machineId} by ${user}@${host}`,
            `Serial Number                         : 13${id.slice(0, 8)}`,
            'Maria Zubrowka <maria.zubrowka@example.com>',
          ].map((line) => redactor.text(line));
          const text = lines.join('\n');
          for (const value of [secret, id, card, address, machineId, 'Zubrowka', 'maria.zubrowka', `13${id.slice(0, 8)}`]) expect(text).not.toContain(value);
          for (const place of [`/home/${user}/`, `Users\\${user}\\`, `Users/${user}/`, `(${user})`, `${user}@`])
            if (user !== 'ollama' || place.startsWith('/home')) expect(text).not.toContain(place);
          // A name that nobody would take for a word of the trade may stand in a fact by chance; then it is right to replace it.
          const chance = [user, host].some((name) => !isVocabulary(name) && new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`).test(fact));
          if (!chance) expect(redactor.text(fact)).toBe(fact);
        },
      ),
      { numRuns: Number(process.env.AI_DOCTOR_REDACTION_RUNS ?? 2_000) },
    );
  });

  test('one value has one placeholder, in text, keys and values alike', () => {
    const redactor = makeRedactor({ ...nothingPrivate, users: ['zorblax'], hosts: ['deepthought'] });
    expect(redactor.value({ '/home/zorblax/x': ['zorblax on deepthought', { HF_TOKEN: 'abc', note: 'zorblax' }] })).toEqual({
      '/home/[user-1]/x': ['[user-1] on [host-1]', { HF_TOKEN: '[token-1]', note: '[user-1]' }],
    });
    expect(redactor.counts()).toEqual({ user: 1, host: 1, token: 1 });
  });

  test('a GPU’s own number, in either vendor’s form', () => {
    const redactor = makeRedactor(nothingPrivate);
    expect(redactor.text('ROCR_VISIBLE_DEVICES=GPU-1a2b3c4d5e6f7a8b GPU-1a2b3c4d-1111-2222-3333-444455556666 GPU-XX')).toBe(
      'ROCR_VISIBLE_DEVICES=GPU-[uuid-2] GPU-[uuid-1] GPU-XX',
    );
  });

  test('the number in the name of firmware variables is everybody’s', () => {
    const path = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c';
    expect(makeRedactor(nothingPrivate).text(path)).toBe(path);
  });

  test('redacting twice changes nothing more', () => {
    const redactor = makeRedactor({ ...nothingPrivate, users: ['zorblax'] });
    const once = redactor.text('zorblax@mail.example.org 10.1.2.3 /home/zorblax SECRET_KEY=abcdefgh https://a:b@c.d');
    expect(redactor.text(once)).toBe(once);
  });

  test('any text ends, in time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), fc.constantFrom('a', '0', ':', '.', '/home/', 'token=', '@', '1.'), (text, unit) => {
        const redactor = makeRedactor(nothingPrivate);
        expect(typeof redactor.text(text + unit.repeat(3_000))).toBe('string');
      }),
      { numRuns: 60 },
    );
  });
});
