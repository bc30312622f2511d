import type { IntakeOutcome, IntakeStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD, REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

const OUTCOMES_ANYWHERE = ['withdrawn'] as const;

/** Process §1. Admissibility: reminder at 3 of 5 business days, coordinator at 5, regional supervisor at 10. */
export const INTAKE = {
  process: 'intake',
  section: '§1',
  line: 'intake',
  label: { es: 'Ingreso', en: 'Intake' },
  stages: {
    registered: {
      label: { es: 'Registrada', en: 'Registered' },
      clocks: {},
      next: ['admissibility', 'closed'],
      outcomes: OUTCOMES_ANYWHERE,
    },
    admissibility: {
      label: { es: 'Admisibilidad', en: 'Admissibility' },
      clocks: {
        decide: {
          label: { es: 'Decidir admisibilidad', en: 'Decide on admissibility' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          remindAt: 0.6,
          otherwise: REGION_TOLD,
        },
      },
      next: ['prioritised', 'referring', 'closed'],
      outcomes: ['duplicate', ...OUTCOMES_ANYWHERE],
    },
    referring: {
      label: { es: 'Derivación asistida', en: 'Assisted referral' },
      clocks: {
        arrive: {
          label: { es: 'Confirmar que la familia llegó', en: 'Confirm that the family arrived' },
          term: '10bd',
          from: 'entry',
          kind: 'term',
          otherwise: {
            es: 'la coordinación busca a la familia y al servicio',
            en: 'the coordinator looks for the family and the service',
          },
        },
      },
      next: ['closed'],
      outcomes: ['referred', 'oriented', 'not-pertinent', ...OUTCOMES_ANYWHERE],
    },
    prioritised: {
      label: { es: 'En cola priorizada', en: 'In the priority queue' },
      clocks: {
        review: {
          label: { es: 'Revisar la cola', en: 'Review the queue' },
          term: '5bd',
          from: 'last:queue-reviewed',
          kind: 'term',
          otherwise: {
            es: 'se avisa a la coordinación: la familia sigue esperando',
            en: 'the coordinator is told: the family is still waiting',
          },
        },
      },
      next: ['variant', 'closed'],
      outcomes: OUTCOMES_ANYWHERE,
    },
    variant: {
      label: { es: 'Modalidad', en: 'Variant' },
      clocks: {
        choose: {
          label: { es: 'Elegir la modalidad', en: 'Choose the variant' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['assignment', 'service', 'closed'],
      outcomes: ['oriented', ...OUTCOMES_ANYWHERE],
    },
    assignment: {
      label: { es: 'Asignación', en: 'Assignment' },
      clocks: {
        high: {
          label: { es: 'Asignar (prioridad alta)', en: 'Assign (high priority)' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          priority: 'high',
          otherwise: { es: 'la coordinación abre cupo o deriva', en: 'the coordinator makes room or refers' },
        },
        medium: {
          label: { es: 'Asignar (prioridad media)', en: 'Assign (medium priority)' },
          term: '15bd',
          from: 'entry',
          kind: 'term',
          priority: 'medium',
          otherwise: { es: 'la coordinación abre cupo o deriva', en: 'the coordinator makes room or refers' },
        },
        low: {
          label: { es: 'Asignar (prioridad baja)', en: 'Assign (low priority)' },
          term: '30bd',
          from: 'entry',
          kind: 'term',
          priority: 'low',
          otherwise: { es: 'la coordinación abre cupo o deriva', en: 'the coordinator makes room or refers' },
        },
      },
      next: ['closed'],
      outcomes: ['assigned', ...OUTCOMES_ANYWHERE],
    },
    service: {
      label: { es: 'Prestación acordada', en: 'Service agreed' },
      clocks: {
        deliver: {
          label: { es: 'Entregar y recibir respuesta', en: 'Deliver and hear back' },
          term: '30d',
          from: 'entry',
          anew: 'serviceCountsFrom',
          kind: 'term',
          otherwise: {
            es: 'la coordinación confirma qué pasó con la prestación',
            en: 'the coordinator finds out what became of the service',
          },
        },
      },
      next: ['closed'],
      outcomes: ['oriented', ...OUTCOMES_ANYWHERE],
    },
    closed: { label: { es: 'Cerrada', en: 'Closed' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    assigned: { es: 'Asignada', en: 'Assigned' },
    referred: { es: 'Derivada', en: 'Referred' },
    oriented: { es: 'Orientada', en: 'Oriented' },
    'not-pertinent': { es: 'No pertinente', en: 'Not pertinent' },
    duplicate: { es: 'Duplicada', en: 'Duplicate' },
    withdrawn: { es: 'Desistida', en: 'Withdrawn' },
  },
} as const satisfies ProcessTable<IntakeStage, IntakeOutcome>;
