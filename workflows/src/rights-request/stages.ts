import type { RightsRequestOutcome, RightsRequestStage } from '@oln/contracts/processes';
import { REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

/** A term of the law has passed by then: who oversees the office hears of it within days, not after as long again. */
const CLIMBS = [{ times: 1.2, to: 'regional-supervisor' }] as const;

/** Law 21.719: thirty days to answer, counted from the day it was received, and thirty more, once, with a reason. */
export const RIGHTS_REQUEST = {
  process: 'rightsRequest',
  section: 'Ley 21.719',
  line: 'rights-request',
  label: { es: 'Solicitud de derechos sobre datos personales', en: 'Request on rights over personal data' },
  stages: {
    received: {
      label: { es: 'Recibida', en: 'Received' },
      clocks: {
        answer: {
          label: { es: 'Responder la solicitud de derechos', en: 'Answer the rights request' },
          term: '30d',
          from: 'anchor:askedAt',
          kind: 'term',
          dueAt: 'answerBy',
          climbs: CLIMBS,
          otherwise: REGION_TOLD,
        },
      },
      next: ['extended', 'closed'],
      outcomes: ['granted', 'partly-granted', 'refused', 'withdrawn'],
    },
    extended: {
      label: { es: 'Prorrogada', en: 'Extended' },
      clocks: {
        answer: {
          label: { es: 'Responder la solicitud prorrogada', en: 'Answer the extended request' },
          term: '30d',
          from: 'anchor:firstTermEndsAt',
          kind: 'term',
          dueAt: 'answerBy',
          climbs: CLIMBS,
          otherwise: REGION_TOLD,
        },
      },
      next: ['closed'],
      outcomes: ['granted', 'partly-granted', 'refused', 'withdrawn'],
    },
    closed: { label: { es: 'Cerrada', en: 'Closed' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    granted: { es: 'Acogida', en: 'Granted' },
    'partly-granted': { es: 'Acogida en parte', en: 'Granted in part' },
    refused: { es: 'Rechazada', en: 'Refused' },
    withdrawn: { es: 'Retirada', en: 'Withdrawn' },
  },
} as const satisfies ProcessTable<RightsRequestStage, RightsRequestOutcome>;
