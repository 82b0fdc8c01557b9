/** Something within a subject that cannot be taken; `path` is its place below the subject. */
export class SubjectFault extends Error {
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}
