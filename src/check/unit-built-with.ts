import { runtimes } from '../facts/runtimes.ts';
import type { services } from '../facts/services.ts';
import { all, any, type Predicate } from '../logic/predicate.ts';

export type Unit = Parameters<Parameters<typeof services.some>[0]>[0];
type Runtime = Parameters<Parameters<typeof runtimes.some>[0]>[0];

/** What the unit starts is a program of which such a build is seen. Of another runtime’s back ends the unit has nothing; swappers start llama.cpp. */
export function unitBuiltWith(unit: Unit, condition: (runtime: Runtime) => Predicate): Predicate {
  return any(
    ...(['llama.cpp', 'koboldcpp', 'lm-studio'] as const).map((kind) =>
      all(
        kind === 'llama.cpp' ? unit.serves.oneOf('llama.cpp', 'llama-swap', 'localai') : unit.serves.is(kind),
        runtimes.some((runtime) => all(runtime.kind.is(kind), condition(runtime))),
      ),
    ),
  );
}
