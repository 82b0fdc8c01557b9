import { any, defineCheck, runtimes } from '#api';

/** bash's words of a file that holds no text; what is no program at all is run as a script. */
const binary =
  /\b(?:ollama|llama-(?:server|cli|bench|run)|koboldcpp[\w.-]{0,30}|lms|llmster|LM[- _]?Studio[\w.-]{0,40}\.AppImage): cannot execute binary file(?:: Exec format error)?\s*$/;
/** A container's engine on an image's program; a script without its first line is refused in the same words. */
const inImage = /\bexec (?:\/\S{0,80}\/)?(?:ollama|llama-server|python3?(?:\.\d{1,2})?|bash|sh|vllm): exec format error\b/;

export default defineCheck({
  id: 'program-of-other-architecture',
  layer: 'runtime',
  kind: 'fault',
  title: 'The program or image is made for another processor than this one (x86-64, ARM)',
  impact: 'blocked',
  symptom: 'Nothing starts: “cannot execute binary file: Exec format error”, or a container that restarts again and again with “exec format error”.',
  blamedOn: 'the download, the rights of the file, or the container engine',
  runtimes: ['ollama', 'llama.cpp', 'koboldcpp', 'lm-studio', 'vllm'],
  when: runtimes.some((runtime) => any(runtime.startError.has(binary), runtime.startError.has(inImage))),
  proves: [binary, inImage],
  remedy: [
    {
      do: 'Compare the processor with what the file was made for. x86_64 wants archives named amd64 or x64, aarch64 those named arm64.',
      commands: ['uname -m', 'file "$(command -v ollama)"'],
    },
    {
      do: 'Download the other archive. Where both agree, the file is damaged or cut off: download it again.',
    },
    {
      do: 'A container: remove the image and pull the one for this machine. Some projects publish none for ARM, and a tag can be published for the wrong one; the release before it serves until that is mended.',
      setting: 'docker pull --platform linux/arm64 IMAGE   (or linux/amd64)',
    },
  ],
  verify: 'uname -m; file PROGRAM   # the same processor',
  owner: { component: 'local-configuration' },
  evidence: [
    {
      url: 'https://man7.org/linux/man-pages/man2/execve.2.html',
      date: '2026',
      establishes: 'ENOEXEC: an executable that is in no known format, or for the wrong architecture',
      strength: 'documented',
    },
    {
      url: 'https://github.com/datawhalechina/handy-ollama/issues/30',
      date: '2025-02-17',
      establishes: 'ollama-linux-arm64 on an x86_64 machine: “cannot execute binary file”; the right archive was the cure',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/3396',
      date: '2024-03-28',
      establishes: 'an image whose tag was published wrongly: exec format error on AMD64, the release before it starts',
      strength: 'single-report',
    },
    {
      url: 'https://github.com/vllm-project/aibrix/issues/2054',
      date: '2026-03-29',
      establishes: 'an image for x86-64 alone on ARM: exec /usr/local/bin/python3: exec format error',
      strength: 'single-report',
    },
  ],
});
