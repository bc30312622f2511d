import type { ProcessHistory } from '../../house/process-reader.js';
import { findings, type Finding } from '../../invariants/invariant.js';

/** What became of a process's tasks, one after the other, and who did each. */
export interface Walk {
  workflowId: string;
  tasks: { what: 'done' | 'failed'; build?: string; cause?: string }[];
}

export function walkOf(workflowId: string, { events = [] }: ProcessHistory): Walk {
  const tasks = (events ?? []).flatMap((event): Walk['tasks'] => {
    const { workflowTaskCompletedEventAttributes: done, workflowTaskFailedEventAttributes: failed } = event;
    if (done) return [{ what: 'done', build: buildIn(done.identity) }];
    if (failed) return [{ what: 'failed', build: buildIn(failed.identity), cause: causeOf(failed.cause) }];
    return [];
  });
  return { workflowId, tasks };
}

/** A worker's name ends with the build that it runs. */
const buildIn = (identity: string | null | undefined): string | undefined => identity?.split('@')[1];

/** Of Temporal's API: the code did something else than the history says. */
const NON_DETERMINISTIC = 24;
const causeOf = (cause: unknown): string =>
  Number(cause) === NON_DETERMINISTIC ? 'not deterministic' : `cause ${String(cause)}`;

export interface Builds {
  old: string;
  new: string;
}

/** Processes that went on with another build, by the way they went. */
export function crossings(walks: readonly Walk[], builds: Builds): { onward: number; back: number } {
  const went = (from: string, to: string): number =>
    walks.filter(({ tasks }) => {
      const done = tasks.flatMap(({ what, build }) => (what === 'done' && build ? build : []));
      return done.some((build, at) => build === from && done[at + 1] === to);
    }).length;
  return { onward: went(builds.old, builds.new), back: went(builds.new, builds.old) };
}

/** Nothing broke, and there were processes that could have. */
export function ofWalks(walks: readonly Walk[], builds: Builds): Finding[] {
  const { onward, back } = crossings(walks, builds);
  const broken = walks.flatMap(({ workflowId, tasks }) =>
    tasks.filter(({ cause }) => cause === 'not deterministic').map(() => `${workflowId}: not deterministic`),
  );
  const stuck = walks.filter(({ tasks }) => tasks.at(-1)?.what === 'failed');
  return [
    ...wrong([...new Set(broken)]),
    ...wrong(stuck.map(({ workflowId, tasks }) => `${workflowId}: its last task failed (${tasks.at(-1)!.cause})`)),
    ...(onward === 0 ? wrong(['no process of the old build went on with the new one']) : []),
    ...(back === 0 ? wrong(['no process went back from the new build to the old one']) : []),
  ];
}

/** Histories with which a new build must agree. */
export const HISTORIES_AT_LEAST = 100;

export interface Replays {
  recorded: Replay;
  ofRun: Replay;
  /** The same histories against a build that must not pass. */
  illegal: Replay;
}

export interface Replay {
  holds: boolean;
  histories: number;
  said: string;
}

export function ofReplays({ recorded, ofRun, illegal }: Replays): Finding[] {
  const histories = recorded.histories + ofRun.histories;
  return [
    ...(recorded.holds ? [] : wrong([`recorded histories: ${recorded.said}`])),
    ...(ofRun.holds ? [] : wrong([`histories of this run: ${ofRun.said}`])),
    ...(histories < HISTORIES_AT_LEAST ? wrong([`only ${histories} histories were replayed`]) : []),
    ...(illegal.holds ? wrong(['a build that would break every process replays: the replay proves nothing']) : []),
  ];
}

const wrong = (whats: string[]): Finding[] => findings('F13', 'wrong', whats);
