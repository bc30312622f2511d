import { findings, type Finding } from '../../invariants/invariant.js';
import { ANSWERS_WITHIN_MS, type Asked } from './asking.js';

/** Once it is whole again, everything that waited is where it belongs. */
export const DRAINS_WITHIN_MS = 30_000;

/** What came of one partition. */
export interface Healed {
  name: string;
  drainedMs: number;
  /** Of replicas that could not reach their database; empty where they were cut off from something else. */
  asked: readonly Asked[];
  isCutFromDatabase: boolean;
}

export function ofPartition({ name, drainedMs, asked, isCutFromDatabase }: Healed): Finding[] {
  return [
    ...(drainedMs > DRAINS_WITHIN_MS
      ? wrong(`${name}: what waited was not where it belongs ${drainedMs} ms after it was whole`)
      : []),
    ...(isCutFromDatabase ? ofAnswers(name, asked) : []),
  ];
}

/** 503 and when to come again, and that in time: never a failure of ours, never silence. */
function ofAnswers(name: string, asked: readonly Asked[]): Finding[] {
  const late = asked.filter(({ ms, status }) => status === undefined || ms > ANSWERS_WITHIN_MS);
  const failed = asked.filter(({ status = 0 }) => status >= 500 && status !== 503);
  const mute = asked.filter(({ status, retryAfter }) => status === 503 && !retryAfter);
  const refused = asked.filter(({ status }) => status === 503);
  const say = (some: readonly Asked[], what: string): Finding[] =>
    some.length > 0 ? wrong(`${name}: ${some.length} calls ${what}`) : [];
  return [
    ...say(late, `without an answer within ${ANSWERS_WITHIN_MS} ms`),
    ...say(failed, 'answered as a failure of ours'),
    ...say(mute, 'answered 503 without Retry-After'),
    ...(refused.length === 0 ? wrong(`${name}: no call was refused, so nothing was cut off`) : []),
  ];
}

const wrong = (what: string): Finding[] => findings('F12', 'wrong', [what]);
