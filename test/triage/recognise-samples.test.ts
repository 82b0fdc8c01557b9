import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { kindsOf, triageOf } from './read.ts';

// Every real output that the parsers are tried on, as people paste it: in a fence, in a quotation, and bare. Each must be recognised for what
// it is, whatever stands around it.
const folder = new URL('../parsers/samples/', import.meta.url);

const kinds: Readonly<Record<string, readonly string[]>> = {
  'amdgpu-firmware-info': ['amdgpu_firmware_info'],
  'amdgpu-log': ['amdgpu log'],
  'cdi-spec': ['CDI specification'],
  clinfo: ['clinfo'],
  'collect-env': ['collect_env'],
  cpuinfo: ['lscpu'],
  'device-listing': ['device listing'],
  'dkms-status': ['dkms status'],
  'docker-info': ['docker info'],
  free: ['free'],
  inxi: ['inxi'],
  'llama-cpp-log': ['llama.cpp', 'llama-bench'],
  lscpu: ['lscpu'],
  lshw: ['lshw'],
  lsmod: ['lsmod'],
  lspci: ['lspci'],
  meminfo: ['meminfo'],
  modinfo: ['modinfo'],
  'nvcc-version': ['nvcc'],
  'nvidia-smi': ['nvidia-smi', 'nvidia-smi -q', 'nvidia-smi -L', 'nvidia-smi --version', 'nvidia-smi --query-gpu', 'nvidia-smi failure'],
  'nvidia-version': ['nvidia module version'],
  'ollama-log': ['ollama-log'],
  'ollama-ps': ['ollama ps'],
  'python-traceback': ['python traceback'],
  'rocm-smi': ['rocm-smi'],
  rocminfo: ['rocminfo'],
  'sycl-ls': ['sycl-ls'],
  'systemctl-status': ['systemctl status'],
  vulkaninfo: ['vulkaninfo'],
  'wsl-settings': ['.wslconfig', 'wsl.conf'],
  'wsl-version': ['wsl --version'],
};

/** Samples of a machine without a GPU, of a system that is not Linux, or that stand for what is refused. */
const others = new Set(['cdi-spec/toolkit-1.15-cut.txt', 'clinfo/json-no-devices.txt', 'dkms-status/missing-conf.txt', 'inxi/freebsd.txt']);

const present = new Set(readdirSync(folder));
const samples = Object.entries(kinds)
  .filter(([parser]) => present.has(parser))
  .flatMap(([parser, wanted]) =>
    readdirSync(new URL(`${parser}/`, folder))
      .filter((name) => !others.has(`${parser}/${name}`))
      .map((name) => ({ sample: `${parser}/${name}`, wanted })),
  );

function textOf(sample: string): string {
  return readFileSync(new URL(sample, folder), 'utf8')
    .replace(/^# source: .*\n/, '')
    .replace(/\n$/, '');
}

describe.each([
  { form: 'in a fence', wrap: (text: string) => `It does not work here.\n\n\`\`\`console\n$ command\n${text}\n\`\`\`\n\nThank you` },
  {
    form: 'in a quotation with CRLF',
    wrap: (text: string) =>
      `Hello,\r\n\r\n> \`\`\`\r\n${text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\r\n')}\r\n> \`\`\`\r\n`,
  },
])('$form', ({ wrap }) => {
  test.each(samples)('$sample', ({ sample, wanted }) => {
    const report = triageOf(wrap(textOf(sample)));
    expect(kindsOf(report).filter((kind) => wanted.includes(kind))).not.toEqual([]);
    expect(report.crashed).toEqual([]);
  });
});
