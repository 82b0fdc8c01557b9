/** Where a command writes; the tests give it buffers. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  readonly isTty: boolean;
  /** Columns of the terminal; 80 where there is none. */
  readonly columns: number;
  /** Colours that may be used: 0 none, 1 basic. */
  readonly colour: boolean;
  stdin(): Promise<Buffer>;
  /** Head and tail of standard input, `most` bytes at most of both, in memory of that size; `size` is what came in all. */
  stdinEnds(most: number): Promise<{ readonly bytes: Buffer; readonly size: number }>;
}
