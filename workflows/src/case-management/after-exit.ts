import { COORDINATOR_TOLD } from '../building-blocks/otherwise.js';

/** What can end a case in any stage before its outcome is fixed: the same in both lines. */
export const OUTCOMES_ANYWHERE = ['renounced', 'moved', 'of-age', 'escalated', 'deceased'] as const;
export const OUT = ['follow-up', 'second-look', 'ended'] as const;

/** After the exit both lines do the same: who was let go is looked at once more, who completed is followed up. */
export const AFTER_EXIT = {
  'second-look': {
    label: { es: 'Segunda mirada', en: 'Second look' },
    clocks: {
      look: {
        label: { es: 'Mirar otra vez a la familia', en: 'Look at the family once more' },
        term: '60d',
        from: 'anchor:exitAt',
        kind: 'ask',
        unless: 'lookDueSince',
        otherwise: { es: 'se pide la segunda mirada', en: 'the second look is asked for' },
      },
      decide: {
        label: { es: 'Registrar la segunda mirada', en: 'Record the second look' },
        term: '10bd',
        from: 'anchor:lookDueSince',
        kind: 'term',
        otherwise: {
          es: 'la coordinación decide si se deja ir a la familia',
          en: 'the coordinator decides whether the family is let go',
        },
      },
    },
    next: ['ended'],
    outcomes: [],
  },
  'follow-up': {
    label: { es: 'Seguimiento', en: 'Follow-up' },
    clocks: {
      first: {
        label: { es: 'Contacto a los 3 meses', en: 'Contact at 3 months' },
        term: '3m',
        from: 'anchor:exitAt',
        kind: 'term',
        metBy: 'follow-up-contact-held',
        otherwise: COORDINATOR_TOLD,
      },
      second: {
        label: { es: 'Contacto a los 6 meses', en: 'Contact at 6 months' },
        term: '6m',
        from: 'anchor:exitAt',
        kind: 'term',
        otherwise: COORDINATOR_TOLD,
      },
    },
    next: ['ended'],
    outcomes: [],
  },
  ended: { label: { es: 'Terminado', en: 'Ended' }, clocks: {}, next: [], outcomes: [], final: true },
} as const;

export const CASE_OUTCOME_LABELS = {
  completed: { es: 'Completado', en: 'Completed' },
  'partially-completed': { es: 'Completado en parte', en: 'Partially completed' },
  'invitation-rejected': { es: 'Invitación rechazada', en: 'Invitation rejected' },
  'not-located': { es: 'Familia no ubicada', en: 'Family not located' },
  renounced: { es: 'Renuncia de la familia', en: 'The family renounced' },
  moved: { es: 'Traslado a otra comuna', en: 'Moved to another commune' },
  'of-age': { es: 'Mayoría de edad', en: 'Of age' },
  escalated: { es: 'Escalado al servicio especializado', en: 'Escalated to the specialised service' },
  deceased: { es: 'Fallecimiento', en: 'Deceased' },
} as const;
