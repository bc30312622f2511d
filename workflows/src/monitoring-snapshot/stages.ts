import type { SnapshotOutcome, SnapshotStage } from '@oln/contracts/processes';
import { REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

/** Process §9: taken by reporting once the quarter has ended (monitoring-round), signed by the coordinator. */
export const MONITORING_SNAPSHOT = {
  process: 'monitoringSnapshot',
  section: '§9',
  line: 'monitoring',
  label: { es: 'Informe trimestral de indicadores', en: 'Quarterly snapshot of indicators' },
  stages: {
    signing: {
      label: { es: 'Por firmar', en: 'To be signed' },
      clocks: {
        sign: {
          label: { es: 'Firmar las cifras del trimestre', en: 'Sign the figures of the quarter' },
          term: '10bd',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          otherwise: REGION_TOLD,
        },
      },
      next: ['closed'],
      outcomes: ['signed'],
    },
    closed: { label: { es: 'Firmado', en: 'Signed' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: { signed: { es: 'Firmado', en: 'Signed' } },
} as const satisfies ProcessTable<SnapshotStage, SnapshotOutcome>;
