/** One thing that is wrong with a commune's overrides. */
export interface PolicyProblem {
  key: string;
  problem: 'unknown' | 'bad-term' | 'too-long' | 'bad-number' | 'out-of-order';
  /** For the log and the command line; doors translate `problem`. */
  message: string;
  /** For `unknown`: the known key that looks most like it. */
  nearest?: string;
}

/** Names every problem at once, so that an override file is corrected in one go. */
export class PolicyError extends Error {
  constructor(readonly problems: PolicyProblem[]) {
    super(problems.map(({ message }) => message).join('; '));
    this.name = 'PolicyError';
  }
}
