import { environment } from '../../facts/environment.ts';
import { mattersToInference, parseEnvironmentDump } from '../../parsers/environment-dump.ts';
import { isTried, type Recogniser } from './recogniser.ts';

/** `env`, `export NAME=value`, `NAME=value command`, lists of variables in a span of code. */
export const variables: Recogniser = {
  kind: 'environment',
  mark: /\b[A-Z][A-Z0-9]{1,20}_[A-Z0-9_]{1,60}=/,
  read(output, book, context) {
    if (isTried(output, context)) return false;
    // Unit files and containers have their own recognisers.
    if (/^\s{0,8}\[(?:Service|Container)\]/m.test(output.text)) return false;
    const lines = output.lines.filter(
      ({ text }) =>
        /^\s{0,8}(?:\S{0,60}[$#%>]\s{1,3})?(?:sudo |export |set |setx |declare -x |env |- )?[A-Z][A-Z0-9_]{2,60}=/.test(text) &&
        !/\b(?:docker|podman) run\b/.test(text),
    );
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return false;
    const found = parseEnvironmentDump(lines.map(({ text }) => text.replace(/^\s{0,8}- /, '').replace(/,\s{1,3}(?=[A-Z][A-Z0-9_]{2,60}=)/g, ' ')).join('\n'));
    book.entries(
      { source: `line ${first.number}`, standing: 'tool' },
      environment.variables,
      Object.fromEntries(Object.entries(found).filter(([name]) => mattersToInference(name))),
    );
    book.recognised('environment', first.number, last.number);
    return true;
  },
};
