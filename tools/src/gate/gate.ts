export type Verdict = 'holds' | 'does not hold' | 'skipped';

/** What a check of the gate came to; `told`: why it was skipped, what is wrong, or what to know besides. */
export interface Found {
  verdict: Verdict;
  told: string;
}

/** How its command ended. */
export interface Ended {
  status: number | null;
  stderr: string;
  error?: Error;
}

export interface Gate {
  name: string;
  command: string[];
  /** What it holds the sources against; where that is not there, the gate is skipped, and says so. */
  against?: { path: string; otherwise: string };
  /** Where the exit code does not say it all: reads the verdict from what the command printed. */
  read?: (output: string, ended: Ended) => Found;
}
