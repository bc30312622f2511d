import { Problem } from '../problem.js';
import type { Scenario } from './scenario.js';

/** Where its fields are explained. */
export const SCHEMA = 'scenarios/scenario.schema.json';
/** More are a list of symptoms of the first ones. */
const TOLD_AT_MOST = 8;

/** Something that makes no sense, and what to do. */
export interface Finding {
  /** JSON pointer. */
  at: string;
  what: string;
}

/** A scenario, and where in its file each value stands. */
export class ScenarioFile {
  constructor(
    private readonly name: string,
    private readonly lines: ReadonlyMap<string, number>,
    readonly scenario: Scenario,
  ) {}

  /** Throws {@link Problem} if anything was found: on which line, and what to do. */
  refuse(found: readonly Finding[]): void {
    const all = [...new Set(found.map(({ at, what }) => `  line ${this.lineOf(at)}: ${at || '/'} ${what}`))];
    if (all.length === 0) return;
    const more = all.length > TOLD_AT_MOST ? [`  and ${all.length - TOLD_AT_MOST} more`] : [];
    const advice = `What each field means says ${SCHEMA}; scenarios/pilot-year-2.json is a whole one.`;
    throw new Problem(
      [`The scenario ${this.name} cannot be simulated:`, ...all.slice(0, TOLD_AT_MOST), ...more, advice].join('\n'),
    );
  }

  /** Of what is missing, the line of what should hold it. */
  private lineOf(pointer: string): number {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const line = this.lines.get(at);
      if (line !== undefined || at === '') return line ?? 1;
    }
  }
}
