/** A pause or a resumption, as heard. */
export interface PauseMark {
  at: string;
  /** Of its message: of two at one instant (while the environment stands still) the later message counts last. */
  id: string;
  /** Of a pause; a resumption has none. */
  until?: string;
  reason?: string;
}

export interface Pause {
  since: string;
  until: string;
  reason: string;
}

export interface Pauses {
  /** Over, in order, apart from each other. */
  pauses: { from: string; to: string }[];
  pause?: Pause;
}

/** More than any family needs; the oldest are forgotten. */
const MARKS_KEPT = 100;

/** One mark more, in order, once. */
export function withMark(marks: readonly PauseMark[], mark: PauseMark): PauseMark[] {
  const others = marks.filter(
    (other) => other.at !== mark.at || other.id !== mark.id || isPause(other) !== isPause(mark),
  );
  return [...others, mark].sort(inOrder).slice(-MARKS_KEPT);
}

/** When the clocks stood still, whatever order it was heard in: a pause lasts from its mark to the next resumption. */
export function pausesOf(marks: readonly PauseMark[]): Pauses {
  const pauses: Pauses['pauses'] = [];
  let pause: Pause | undefined;
  for (const mark of marks) {
    if (isPause(mark)) {
      pause = { since: pause?.since ?? mark.at, until: mark.until, reason: mark.reason ?? 'other' };
    } else if (pause) {
      pauses.push({ from: pause.since, to: mark.at });
      pause = undefined;
    }
  }
  return { pauses, pause };
}

const isPause = (mark: PauseMark): mark is PauseMark & { until: string } => mark.until !== undefined;

const inOrder = (left: PauseMark, right: PauseMark): number =>
  compare(left.at, right.at) || compare(left.id, right.id) || Number(isPause(right)) - Number(isPause(left));

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
