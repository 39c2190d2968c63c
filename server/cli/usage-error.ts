/** Something the user can put right: told in one line on stderr, without a stack, and the run ends with 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
