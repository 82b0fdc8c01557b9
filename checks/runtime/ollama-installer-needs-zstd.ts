import { all, defineCheck, runtimes } from '#api';

export default defineCheck({
  id: 'ollama-installer-needs-zstd',
  layer: 'runtime',
  kind: 'fault',
  title: 'Ollama’s installer needs the program zstd, and stopped before it unpacked anything',
  impact: 'blocked',
  symptom: 'The installer ends with “This version requires zstd for extraction”; ollama is not found, or after an update its libraries are gone.',
  blamedOn: 'the network, or the GPU driver',
  runtimes: ['ollama'],
  when: all(
    runtimes.some((runtime) => runtime.kind.is('ollama')),
    runtimes.some((runtime) => runtime.startError.has(/This version requires zstd for extraction/)),
  ),
  proves: [/This version requires zstd for extraction/],
  // As people put it. That tar has to be told of zstd is said of archives that they unpack themselves.
  said: [
    /\b(?=fail|break|broke|stop|abort|error)(?:(?<=\b(?:ollama|install\.sh)\b[^.!?]{0,60})|(?=[^.!?]{0,160}\b(?:ollama|install\.sh)\b))(?:fail\w{0,3}|breaks?|broke|stop(?:s|ped)|abort(?:s|ed)|error)\b[^.!?]{0,40}\binstall\w{0,7}\b[^.!?]{0,60}\bzstd\b (?:is|was) (?:not (?:found|installed|available|present)|missing)\b/i,
    /\b(?=install)(?:(?<=\b(?:ollama|install\.sh)\b[^.!?]{0,60})|(?=[^.!?]{0,160}\b(?:ollama|install\.sh)\b))(?<!\b(?:if|when|where|unless|whether)\b[^.!?]{0,40})install\w{0,7}\b[^.!?]{0,40}\b(?:fails?|failed|breaks|broke|stops|stopped)\b[^.!?]{0,40}\b(?:missing|without|lacks) zstd\b/i,
    /\b(?=install)(?:(?<=\b(?:ollama|install\.sh)\b[^.!?]{0,60})|(?=[^.!?]{0,160}\b(?:ollama|install\.sh)\b))(?<!\b(?:if|when|where|unless|whether)\b[^.!?]{0,40})install\w{0,7}\b[^.!?]{0,40}\b(?:fails?|failed|breaks|broke|stops|stopped)\b[^.!?]{0,24}\b(?:because|as|since)\b[^.!?]{0,16}\bzstd\b (?:is|was) (?:not (?:found|installed|available|present)|missing)\b/i,
    /\bollama\b['"`]?s? install\w{0,7}\b[^.!?]{0,24}\b(?:requires?|needs?) zstd\b[^.!?]{0,30}\b(?:not|n['’]t|missing|lacks?)\b/i,
    /^.{0,12}\bzstd (?:is )?required (?:in|by|for) (?:the )?(?:ollama )?install(?:er|\.sh| script)(?!.{0,80}\b(?:since|document\w{0,6}|please)\b)/i,
  ],
  remedy: [
    {
      do: 'Install zstd and run the installer again; an update that stopped here has already removed the old libraries.',
      commands: ['sudo apt-get install zstd'],
      on: 'debian',
    },
    { do: 'On Fedora and its relatives:', commands: ['sudo dnf install zstd'], on: 'fedora' },
    { do: 'On Arch and its relatives:', commands: ['sudo pacman -S --needed zstd'], on: 'arch' },
  ],
  verify: 'command -v zstd ollama',
  owner: { component: 'ollama' },
  evidence: [
    {
      url: 'https://github.com/ollama/ollama/blob/v0.32.15/scripts/install.sh',
      date: '2026-08-19',
      establishes: 'the order: the old folder goes first, then zstd is asked for',
      strength: 'documented',
    },
    {
      url: 'https://github.com/ollama/ollama/issues/17860',
      date: '2026-08-19',
      establishes: 'Ubuntu 26.04 comes without zstd: nothing is installed',
      strength: 'several-reports',
    },
    {
      url: 'https://github.com/prulloac/devcontainer-features/issues/63',
      date: '2026-04-13',
      establishes: 'a container image of Debian 11 without zstd: the build fails at Ollama’s installer',
      strength: 'several-reports',
    },
  ],
});
