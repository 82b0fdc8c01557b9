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
}
