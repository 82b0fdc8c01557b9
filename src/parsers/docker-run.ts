/** What a container was started with. */
export interface ContainerStart {
  readonly image: string;
  /** By long name, repeated ones joined with commas; a flag without a value is ``. */
  readonly options: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** Options that take no value. All others take one. */
const flags = new Set([
  'detach',
  'interactive',
  'tty',
  'rm',
  'init',
  'privileged',
  'publish-all',
  'read-only',
  'no-healthcheck',
  'oom-kill-disable',
  'sig-proxy',
  'quiet',
  'replace',
  'tls-verify',
  'rootfs',
  'disable-content-trust',
  'help',
]);

const shortNames: Readonly<Record<string, string>> = {
  a: 'attach',
  c: 'cpu-shares',
  d: 'detach',
  e: 'env',
  h: 'hostname',
  i: 'interactive',
  l: 'label',
  m: 'memory',
  p: 'publish',
  P: 'publish-all',
  t: 'tty',
  u: 'user',
  v: 'volume',
  w: 'workdir',
  q: 'quiet',
};

/** The one name for a host that decides something. */
export const hostGateway = /^host\.docker\.internal[:=]host-gateway$/;
/** Values of these name hosts, folders, accounts; nothing is decided by them. */
const leftOut = new Set(['name', 'hostname', 'label', 'publish', 'workdir', 'mac-address', 'ip', 'add-host', 'dns', 'env-file', 'cidfile', 'attach']);

/**
 * A `docker run` line (also `podman run`, `nerdctl run`, `docker create`), as people paste it: over several lines with backslashes,
 * behind `sudo` or a prompt, with an alternative in a fence beside it. Only the first one of a text is read.
 *
 *     docker run -d --device /dev/kfd --device /dev/dri -v ollama:/root/.ollama -p 11434:11434 --name ollama ollama/ollama:rocm
 */
export function parseDockerRun(text: string): ContainerStart {
  const at = /\b(?:docker|podman|nerdctl)(?:\.exe)?(?: container)? (?:run|create)\s/.exec(text.slice(0, 200_000));
  if (at === null) throw new Error('no line that starts a container');
  const words = splitWords(text.slice(at.index + at[0].length, at.index + at[0].length + 8_000));
  const options: Record<string, string> = {};
  const environment: Record<string, string> = {};
  const take = (given: string, value: string): void => {
    // Docker's older name, which still works.
    const name = given === 'net' ? 'network' : given;
    if (name === 'env') {
      const equals = value.indexOf('=');
      if (equals > 0 && !secret.test(value.slice(0, equals))) environment[value.slice(0, equals)] = value.slice(equals + 1, equals + 301);
    } else if (!leftOut.has(name) || hostGateway.test(value))
      options[name] = options[name] === undefined || options[name] === '' ? value : `${options[name]},${value}`;
  };
  let next = 0;
  for (; next < words.length; next++) {
    const word = words[next] ?? '';
    if (!word.startsWith('-') || word === '-') break;
    if (word.startsWith('--')) {
      const [name = '', ...rest] = word.slice(2).split('=');
      if (rest.length > 0) take(name, rest.join('='));
      else if (flags.has(name)) take(name, '');
      else take(name, words[++next] ?? '');
      continue;
    }
    // Short ones can be joined: `-itd`, `-e NAME=1`, `-p8080:8080`.
    for (let letter = 1; letter < word.length; letter++) {
      const name = shortNames[word[letter] ?? ''] ?? '';
      if (name === '' || flags.has(name)) {
        if (name !== '') take(name, '');
        continue;
      }
      const glued = word.slice(letter + 1).replace(/^=/, '');
      take(name, glued === '' ? (words[++next] ?? '') : glued);
      break;
    }
  }
  const image = words[next];
  if (image === undefined || !/^[a-z0-9][\w./:@-]{0,250}(?<!:)$/i.test(image)) throw new Error('a container start without an image');
  return { image, options, environment };
}

const secret = /TOKEN|SECRET|PASSW|API_?KEY|CREDENTIAL/i;

/** A shell's words up to the end of the command: backslash and newline join lines, quotes group, `&&`, `|`, `;`, a backtick or a bare newline end it. */
function splitWords(text: string): string[] {
  const words: string[] = [];
  let [word, open, quote] = ['', false, ''];
  const close = (): void => {
    if (open) words.push(word);
    [word, open] = ['', false];
  };
  for (let at = 0; at < text.length && words.length < 400; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
      else word += char;
      continue;
    }
    if (char === '"' || char === "'") [quote, open] = [char, true];
    else if (char === '\\' || (char === '^' && /^[ \t]*\r?\n/.test(text.slice(at + 1, at + 40)))) {
      const end = /^[ \t]*\r?\n[ \t]*>?/.exec(text.slice(at + 1, at + 80));
      if (end === null) [word, open] = [word + (text[++at] ?? ''), true];
      else {
        close();
        at += end[0].length;
      }
    } else if (char === '\n' || char === '`' || char === '|' || char === ';' || (char === '&' && text[at + 1] === '&')) break;
    else if (char === ' ' || char === '\t' || char === '\r') close();
    else [word, open] = [word + char, true];
  }
  close();
  return words;
}
