/** What every figure is given: how long it may take, whom it tells, and what it must leave behind. */
export interface Bench {
  /** Rounds; both sides are measured in each. */
  runs: number;
  /** Seconds for which each side is under load in a round. */
  seconds: number;
  say(line: string): void;
  /** Ends everything when somebody has asked for it. */
  stop: AbortSignal;
  /** Under this name profiles of the services are kept; measured figures are worth little then. */
  profileAs?: string;
}
