import type { WatchOutcome, WatchStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

const OUTCOMES = ['of-age', 'deceased', 'merged'] as const;

/** Process §5. A watch that went quiet lives on: the next alert of the child finds it. */
export const CHILD_WATCH = {
  process: 'childWatch',
  section: '§5',
  line: 'child-watch',
  label: { es: 'Seguimiento de alertas de un NNA', en: 'Watch over a child' },
  stages: {
    active: {
      label: { es: 'Con alertas', en: 'With alerts' },
      clocks: {
        review: {
          label: { es: 'Revisar las alertas del NNA en conjunto', en: "Review the child's alerts together" },
          term: '30d',
          from: 'last:watch-reviewed',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
        quiet: {
          label: { es: 'Noventa días sin alertas', en: 'Ninety days without an alert' },
          term: '90d',
          from: 'last:alert-joined',
          kind: 'ask',
          otherwise: {
            es: 'el seguimiento queda en calma si nada está abierto',
            en: 'the watch goes quiet if nothing is open',
          },
        },
      },
      next: ['quiet', 'ended'],
      outcomes: OUTCOMES,
    },
    quiet: { label: { es: 'En calma', en: 'Quiet' }, clocks: {}, next: ['active', 'ended'], outcomes: OUTCOMES },
    ended: { label: { es: 'Terminado', en: 'Ended' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    'of-age': { es: 'Mayoría de edad', en: 'Of age' },
    deceased: { es: 'Fallecimiento', en: 'Deceased' },
    merged: { es: 'Unido al de la misma persona', en: 'Joined to that of the same person' },
  },
} as const satisfies ProcessTable<WatchStage, WatchOutcome>;
