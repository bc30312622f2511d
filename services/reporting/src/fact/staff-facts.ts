import { localDate } from '@oln/calendar';
import type { KeptFact } from './history.js';
import { FOREVER, gathered, type Mark } from './mark.js';
import { count, text } from './said.js';

/** Marks of one person of the office, by line: how many families they attend at most, as the directory last said it. */
export function staffFacts(facts: readonly KeptFact[]): Mark[] {
  const marks = facts.flatMap(({ at, data }, index) => {
    const next = facts[index + 1];
    const [since, until] = [localDate(at), next ? localDate(next.at) : FOREVER];
    return caseloadsOf(data).map(({ line, maximum }): Mark => {
      const span = { on: since, since, until };
      return { measure: 'staff.maximum', line, code: text(data, 'person') ?? '', ...span, value: maximum, n: 1 };
    });
  });
  return gathered(marks);
}

/** Of somebody who has left there is none. */
function caseloadsOf(data: KeptFact['data']): { line: string; maximum: number }[] {
  if (data.active !== true || !Array.isArray(data.caseloads)) return [];
  return (data.caseloads as Record<string, unknown>[]).flatMap((caseload) => {
    const [line, maximum] = [text(caseload, 'line'), count(caseload, 'maximum')];
    return line === undefined || maximum === undefined ? [] : [{ line, maximum }];
  });
}
