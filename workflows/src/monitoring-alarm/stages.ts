import type { AlarmOutcome, AlarmStage } from '@oln/contracts/processes';
import { REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

/** What it was about may be over at any time; whoever closes it says why. */
const ENDS = ['ended', 'resolved', 'dismissed'] as const;

/** Process §9. The person in charge answers, or the coordinator where there is none. */
export const MONITORING_ALARM = {
  process: 'monitoringAlarm',
  section: '§9',
  line: 'monitoring',
  label: { es: 'Alarma de gestión', en: 'Management alarm' },
  stages: {
    open: {
      label: { es: 'Abierta', en: 'Open' },
      clocks: {
        acknowledge: {
          label: { es: 'Tomar conocimiento de la alarma', en: 'Acknowledge the alarm' },
          term: '3bd',
          from: 'entry',
          kind: 'term',
          otherwise: REGION_TOLD,
        },
      },
      next: ['acknowledged', 'closed'],
      outcomes: ENDS,
    },
    acknowledged: {
      label: { es: 'En atención', en: 'Being looked into' },
      clocks: {
        resolve: {
          label: { es: 'Resolver la alarma', en: 'Resolve the alarm' },
          term: '15bd',
          from: 'anchor:openedAt',
          kind: 'term',
          otherwise: REGION_TOLD,
        },
      },
      next: ['closed'],
      outcomes: ENDS,
    },
    closed: { label: { es: 'Cerrada', en: 'Closed' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    ended: { es: 'Terminó por sí sola', en: 'Over by itself' },
    resolved: { es: 'Resuelta', en: 'Resolved' },
    dismissed: { es: 'Descartada', en: 'Dismissed' },
  },
} as const satisfies ProcessTable<AlarmStage, AlarmOutcome>;
