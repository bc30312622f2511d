/** What is asked for, over and over. */
export interface Load {
  port: number;
  method: 'GET' | 'POST' | 'PUT';
  paths: string[];
  headers: Record<string, string>;
  /** Of each path besides, where they are asked by several people. */
  headersOf?: readonly Record<string, string>[];
  /** Taken in turn; none for GET. */
  bodies: string[];
  /** Each call with an idempotency key of its own. */
  keyed: boolean;
  connections: number;
  seconds: number;
  /** Absent: each connection asks again as soon as it was answered. */
  perSecond?: number;
}

export interface Outcome {
  /** Answered with a success: each must be found in the tables afterwards. */
  acknowledged: number;
  refused: number;
  /** From the first call to the last answer. */
  seconds: number;
  perSecond: number;
  /** Milliseconds; at a given rate counted from the instant at which the call was due, so that a stall hides nothing. */
  p50: number;
  p95: number;
  p99: number;
  max: number;
  firstProblem?: string;
}
