/** That a request, a probe or a run is over, for those who work for it. A page of its own: hundreds of AbortControllers would cost milliseconds. */
export interface Ending {
  readonly over: boolean;
  /** Calls back once, when it is over; returns what takes that back. */
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
      if (over) listener();
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
