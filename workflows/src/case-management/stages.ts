import type { CaseOutcome, CaseStage } from '@oln/contracts/processes';
import type { ProcessTable } from '../building-blocks/stage-table.js';

/** What can end a case in any stage before its outcome is fixed. */
const OUTCOMES_ANYWHERE = ['renounced', 'moved', 'of-age', 'escalated', 'deceased'] as const;
const OUT = ['follow-up', 'second-look', 'ended'] as const;

/** Process §2. Months are counted from the acceptance of the invitation. */
export const CASE_MANAGEMENT = {
  process: 'caseManagement',
  section: '§2',
  line: 'case-management',
  label: { es: 'Gestión de casos', en: 'Case management' },
  stages: {
    invitation: {
      label: { es: 'Invitación', en: 'Invitation' },
      clocks: {
        respond: {
          label: { es: 'Respuesta de la familia', en: "The family's answer" },
          term: '20bd',
          from: 'entry',
          kind: 'term',
          otherwise: {
            es: 'la coordinación decide si se sigue buscando a la familia',
            en: 'the coordinator decides whether the family is still looked for',
          },
        },
      },
      next: ['diagnosis', 'second-look', 'ended'],
      outcomes: ['invitation-rejected', 'not-located', ...OUTCOMES_ANYWHERE],
    },
    diagnosis: {
      label: { es: 'Diagnóstico', en: 'Diagnosis' },
      clocks: {
        complete: {
          label: { es: 'Completar el diagnóstico', en: 'Complete the diagnosis' },
          term: '30d',
          from: 'entry',
          kind: 'term',
          otherwise: { es: 'se avisa a la coordinación', en: 'the coordinator is told' },
        },
      },
      next: ['family-plan', 'second-look', 'ended'],
      outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
    },
    'family-plan': {
      label: { es: 'Plan de atención familiar', en: 'Family plan' },
      clocks: {
        approve: {
          label: { es: 'Acordar y aprobar el plan', en: 'Agree and approve the plan' },
          term: '15bd',
          from: 'entry',
          kind: 'term',
          otherwise: { es: 'se avisa a la coordinación', en: 'the coordinator is told' },
        },
      },
      next: ['execution', 'second-look', 'ended'],
      outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
    },
    execution: {
      label: { es: 'Ejecución', en: 'Execution' },
      clocks: {
        session: {
          label: { es: 'Sesión con la familia', en: 'Session with the family' },
          term: '28d',
          from: 'last:session-held',
          kind: 'term',
          // Sessions are expected every 14 days: halfway to the alarm somebody is reminded.
          remindAt: 0.5,
          otherwise: { es: 'alarma de caso sin sesión', en: 'alarm: a case without a session' },
        },
        review: {
          label: { es: 'Revisión del plan', en: 'Review of the plan' },
          term: '90d',
          from: 'last:review-held',
          kind: 'term',
          otherwise: { es: 'se avisa a la coordinación', en: 'the coordinator is told' },
        },
        evaluate: {
          label: { es: 'Evaluación del mes 6', en: 'Evaluation of month 6' },
          term: '6m',
          from: 'anchor:acceptedAt',
          kind: 'ask',
          unless: 'extendedTo',
          otherwise: { es: 'el caso pasa a evaluación', en: 'the case goes to evaluation' },
        },
        'extension-ends': {
          label: { es: 'Fin de la extensión', en: 'End of the extension' },
          term: '9m',
          from: 'anchor:acceptedAt',
          kind: 'ask',
          onlyWith: 'extendedTo',
          dueAt: 'extendedTo',
          otherwise: { es: 'el caso pasa a evaluación', en: 'the case goes to evaluation' },
        },
      },
      next: ['evaluation', 'second-look', 'ended'],
      outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
    },
    evaluation: {
      label: { es: 'Evaluación', en: 'Evaluation' },
      clocks: {
        conclude: {
          label: { es: 'Concluir la evaluación', en: 'Conclude the evaluation' },
          term: '10bd',
          from: 'entry',
          kind: 'term',
          otherwise: { es: 'se avisa a la coordinación', en: 'the coordinator is told' },
        },
      },
      next: ['closure', 'execution', 'second-look', 'ended'],
      outcomes: ['not-located', ...OUTCOMES_ANYWHERE],
    },
    closure: {
      label: { es: 'Cierre', en: 'Closure' },
      clocks: {
        close: {
          label: { es: 'Cerrar con plan de egreso', en: 'Close with an exit plan' },
          term: '10bd',
          from: 'entry',
          kind: 'term',
          otherwise: { es: 'se avisa a la coordinación', en: 'the coordinator is told' },
        },
      },
      next: OUT,
      outcomes: ['completed', 'partially-completed', 'not-located', ...OUTCOMES_ANYWHERE],
    },
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
          otherwise: { es: 'se avisa a la coordinación', en: 'the coordinator is told' },
        },
        second: {
          label: { es: 'Contacto a los 6 meses', en: 'Contact at 6 months' },
          term: '6m',
          from: 'anchor:exitAt',
          kind: 'term',
          otherwise: { es: 'se avisa a la coordinación', en: 'the coordinator is told' },
        },
      },
      next: ['ended'],
      outcomes: [],
    },
    ended: { label: { es: 'Terminado', en: 'Ended' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    completed: { es: 'Completado', en: 'Completed' },
    'partially-completed': { es: 'Completado en parte', en: 'Partially completed' },
    'invitation-rejected': { es: 'Invitación rechazada', en: 'Invitation rejected' },
    'not-located': { es: 'Familia no ubicada', en: 'Family not located' },
    renounced: { es: 'Renuncia de la familia', en: 'The family renounced' },
    moved: { es: 'Traslado a otra comuna', en: 'Moved to another commune' },
    'of-age': { es: 'Mayoría de edad', en: 'Of age' },
    escalated: { es: 'Escalado al servicio especializado', en: 'Escalated to the specialised service' },
    deceased: { es: 'Fallecimiento', en: 'Deceased' },
  },
} as const satisfies ProcessTable<CaseStage, CaseOutcome>;
