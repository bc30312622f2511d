import { LINES } from '@oln/contracts';
import { committedTo } from './scale.js';
import type { Scenario } from './scenario.js';
import type { Finding } from './scenario-file.js';

/** Of a commune in a line, as the reporting service takes it. */
const MOST_COMMITTED = 100_000;
/** For all of them there are RUNs that nobody else has; nobody has lived more of them either. */
const MOST_FAMILIES = 500_000;
const MOST_CHILDREN = 1_000_000;

/** What makes sense as it is written, and not at the size at which it is to be simulated. */
export function sizeAmiss(scenario: Scenario): Finding[] {
  const { communes, lines, community } = scenario;
  return [
    ...communes.flatMap(({ committed }, at) =>
      LINES.filter((line) => committed[line] > MOST_COMMITTED).map((line) => ({
        at: `/communes/${at}/committed/${line}`,
        what: `is ${committed[line]} at this size, and a commune commits itself to ${MOST_COMMITTED} at most: simulate fewer (--families)`,
      })),
    ),
    ...LINES.filter((line) => lines[line].families > 0 && committedTo(scenario, { line }) === 0).map((line) => ({
      at: `/lines/${line}/families`,
      what: `come to no commune, since at this size none is committed to the line: simulate more (--families)`,
    })),
    ...LINES.filter((line) => lines[line].families > MOST_FAMILIES).map((line) => ({
      at: `/lines/${line}/families`,
      what: `are ${lines[line].families} at this size, and ${MOST_FAMILIES} are the most: simulate fewer (--families)`,
    })),
    ...(community.childrenInvited > MOST_CHILDREN
      ? [
          {
            at: '/community/childrenInvited',
            what: `are more than ${MOST_CHILDREN} at this size: simulate fewer (--families)`,
          },
        ]
      : []),
  ];
}
