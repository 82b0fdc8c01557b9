/** That a request, a probe or a run is over, for those who work for it. Lighter than an AbortController, of which a run would make hundreds. */
export interface Ending {
  readonly over: boolean;
  /** Calls back once, when it is over and never before this has returned; returns what takes that back. */
  onEnd(listener: () => void): () => void;
}

export interface OwnEnding extends Ending {
  end(): void;
}

export function openEnding(): OwnEnding {
  const listeners = new Set<() => void>();
  let over = false;
  return {
    get over() {
      return over;
    },
    onEnd(listener) {
      // Later, as it would be if it ended just now: the caller may still be setting up what its listener ends.
      if (over) queueMicrotask(listener);
      else listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end() {
      over = true;
      for (const listener of listeners) listener();
      listeners.clear();
    },
  };
}
