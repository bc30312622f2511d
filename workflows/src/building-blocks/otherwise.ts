import type { Label } from './stage-table.js';

/** What happens if nobody acts, where it is the usual thing. */
export const COORDINATOR_TOLD: Label = { es: 'se avisa a la coordinación', en: 'the coordinator is told' };
export const REGION_TOLD: Label = {
  es: 'se avisa a la coordinación y luego a la supervisión regional',
  en: 'the coordinator is told, then the regional supervisor',
};
