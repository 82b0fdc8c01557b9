import { describe, expect, test } from 'vitest';
import { factOf, itemsOf, triageOf } from './read.ts';

const kfd = 'crw-rw---- 1 root render 236, 0 Nov 20 10:00 /dev/kfd';
const id = (user: string, uid: number, ...groups: string[]): string =>
  `uid=${uid}(${user}) gid=${uid}(${user}) groups=${uid}(${user})${groups.map((name, at) => `,${at + 20}(${name})`).join('')}`;
const shell = (...lines: string[]): string => `\`\`\`\n${lines.join('\n')}\n\`\`\`\n`;
const shown = (text: string): string[] =>
  triageOf(text)
    .findings.filter(({ foldedUnder }) => foldedUnder === null)
    .map((each) => each.id);

describe('a listing of the nodes with an account', () => {
  test('a service without the group', () => {
    const text = `Ollama as a service runs on CPU on my RX 7900 XTX, \`ollama serve\` as my user works.\n${shell('$ ls -l /dev/kfd; id ollama', kfd, id('ollama', 997))}`;
    const report = triageOf(text);
    expect(itemsOf(report, 'services')).toEqual([expect.objectContaining({ name: 'ollama.service', opensKfd: false })]);
    expect(shown(text)).toEqual(['render-group-missing']);
    expect(shown(text.replace(id('ollama', 997), id('ollama', 997, 'render', 'video')))).toEqual([]);
  });

  test('a service outside of the group of NVIDIA’s nodes', () => {
    const node = 'crw-rw---- 1 root video 195, 255 Nov 20 10:00 /dev/nvidiactl';
    const text = `Ollama as a service runs on CPU on my RTX 3060.\n${shell('$ ls -l /dev/nvidiactl; id ollama', node, id('ollama', 997))}`;
    expect(itemsOf(triageOf(text), 'services')).toEqual([expect.objectContaining({ name: 'ollama.service', opensNvidia: false })]);
    expect(shown(text)).toEqual(['service-nvidia-nodes-closed']);
    expect(shown(text.replace(id('ollama', 997), id('ollama', 997, 'video', 'render')))).toEqual([]);
  });

  test('a person without the group', () => {
    const text = `PyTorch with ROCm does not see my RX 7900 XTX.\n${shell('$ ls -l /dev/dri /dev/kfd; id', kfd, '', '/dev/dri:', 'crw-rw---- 1 root render 226, 128 Nov 20 10:00 renderD128', id('me', 1000, 'sudo'))}`;
    expect(factOf(triageOf(text), 'rocm.kfdOpens')).toBe(false);
    expect(shown(text)).toEqual(['session-render-group-missing']);
    expect(factOf(triageOf(text.replace(id('me', 1000, 'sudo'), id('me', 1000, 'render'))), 'rocm.kfdOpens')).toBe(true);
  });

  test.each([
    ['an access list, which ls does not show', shell(kfd.replace('crw-rw----', 'crw-rw----+'), id('me', 1000, 'sudo'))],
    ['two listings that differ', shell(kfd, kfd.replace('render', 'nogroup'), id('me', 1000, 'sudo'))],
    ['a container, where both may be the host’s', `In a Docker container.\n${shell(kfd, id('me', 1000, 'sudo'))}`],
    ['no account', shell(kfd)],
  ])('nothing is known of %s', (_, text) => {
    expect(factOf(triageOf(text), 'rocm.kfdOpens')).toBeUndefined();
  });

  test('everybody may open what is open to all, and root what is closed', () => {
    expect(factOf(triageOf(shell(kfd.replace('crw-rw----', 'crw-rw-rw-'), id('me', 1000))), 'rocm.kfdOpens')).toBe(true);
    expect(factOf(triageOf(shell(kfd, 'uid=0(root) gid=0(root) groups=0(root)')), 'rocm.kfdOpens')).toBe(true);
  });
});
