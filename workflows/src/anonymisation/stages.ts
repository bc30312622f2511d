import type { AnonymisationOutcome, AnonymisationStage } from '@oln/contracts/processes';
import { REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

/** Law 21.719: announced, unless held or called off erased where texts are, and at the very last in the registry. */
export const ANONYMISATION = {
  process: 'anonymisation',
  section: 'Ley 21.719',
  line: 'anonymisation',
  label: { es: 'Anonimización de una persona', en: 'Anonymisation of a person' },
  stages: {
    announced: {
      label: { es: 'Anunciada', en: 'Announced' },
      clocks: {
        begin: {
          label: { es: 'Comienzo del borrado', en: 'Erasing begins' },
          term: '30d',
          from: 'anchor:announcedAt',
          kind: 'ask',
          otherwise: {
            es: 'se borran los textos de lo terminado; si algo sigue abierto, se anuncia de nuevo',
            en: 'the texts of what has ended are erased; if something is open, it is announced again',
          },
        },
      },
      next: ['held', 'erasing', 'closed'],
      outcomes: ['called-off'],
    },
    held: {
      label: { es: 'Retenida', en: 'Held' },
      clocks: {
        'hold-ends': {
          label: { es: 'Fin de la retención', en: 'End of the hold' },
          term: '12m',
          from: 'entry',
          kind: 'ask',
          dueAt: 'heldUntil',
          otherwise: { es: 'se anuncia de nuevo', en: 'it is announced again' },
        },
      },
      next: ['announced', 'closed'],
      outcomes: ['called-off'],
    },
    erasing: {
      label: { es: 'Borrando', en: 'Erasing' },
      clocks: {
        answer: {
          label: { es: 'Confirmación de todos los servicios', en: 'Every service has confirmed' },
          term: '3d',
          from: 'entry',
          kind: 'term',
          otherwise: REGION_TOLD,
        },
      },
      next: ['announced', 'closed'],
      outcomes: ['anonymised', 'called-off'],
    },
    closed: { label: { es: 'Cerrada', en: 'Closed' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    anonymised: { es: 'Anonimizada', en: 'Anonymised' },
    'called-off': { es: 'Dejada sin efecto', en: 'Called off' },
  },
} as const satisfies ProcessTable<AnonymisationStage, AnonymisationOutcome>;
