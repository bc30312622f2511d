import type { MeasureOutcome, MeasureStage } from '@oln/contracts/processes';
import { COORDINATOR_TOLD, REGION_TOLD } from '../building-blocks/otherwise.js';
import type { ProcessTable } from '../building-blocks/stage-table.js';

/** Process §7. What a measure may be is a catalogue; how long it holds is said when it is adopted. */
export const PROTECTION_MEASURE = {
  process: 'protectionMeasure',
  section: '§7',
  line: 'protection-measure',
  label: { es: 'Medida de protección', en: 'Protection measure' },
  stages: {
    opened: {
      label: { es: 'Abierta', en: 'Opened' },
      clocks: {
        summon: {
          label: { es: 'Citar a quienes se escuchará', en: 'Summon who is to be heard' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['hearing', 'ended'],
      outcomes: ['withdrawn'],
    },
    hearing: {
      label: { es: 'Escucha', en: 'Hearing' },
      clocks: {
        hear: {
          label: { es: 'Escuchar al NNA y a los adultos', en: 'Hear the child and the adults' },
          term: '10bd',
          from: 'entry',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
      },
      next: ['adoption', 'ended'],
      outcomes: ['withdrawn'],
    },
    adoption: {
      label: { es: 'Decisión', en: 'Adoption' },
      clocks: {
        adopt: {
          label: { es: 'Adoptar la medida', en: 'Adopt the measure' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'deputy-coordinator',
          otherwise: REGION_TOLD,
        },
      },
      next: ['in-force', 'ended'],
      outcomes: ['not-adopted', 'withdrawn'],
    },
    'in-force': {
      label: { es: 'Vigente', en: 'In force' },
      clocks: {
        review: {
          label: { es: 'Revisar la medida', en: 'Review the measure' },
          term: '90d',
          from: 'last:measure-reviewed',
          kind: 'term',
          otherwise: COORDINATOR_TOLD,
        },
        'term-ends': {
          label: { es: 'Fin del plazo de la medida', en: 'End of the measure’s term' },
          term: '12m',
          from: 'anchor:inForceSince',
          kind: 'ask',
          dueAt: 'inForceUntil',
          otherwise: {
            es: 'la coordinación decide si se renueva o se deja sin efecto',
            en: 'the coordinator decides whether it is renewed or lifted',
          },
        },
      },
      next: ['term-review', 'non-compliance', 'ended'],
      outcomes: ['lifted'],
    },
    'term-review': {
      label: { es: 'Plazo cumplido', en: 'Term ended' },
      clocks: {
        decide: {
          label: { es: 'Renovar o dejar sin efecto', en: 'Renew or lift' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'deputy-coordinator',
          otherwise: REGION_TOLD,
        },
      },
      next: ['in-force', 'non-compliance', 'ended'],
      outcomes: ['lifted', 'expired'],
    },
    'non-compliance': {
      label: { es: 'Incumplimiento', en: 'Non-compliance' },
      clocks: {
        decide: {
          label: { es: 'Decidir sobre el incumplimiento', en: 'Decide on the non-compliance' },
          term: '5bd',
          from: 'entry',
          kind: 'term',
          askedOf: 'coordinator',
          overdueTo: 'deputy-coordinator',
          otherwise: REGION_TOLD,
        },
      },
      next: ['in-force', 'ended'],
      outcomes: ['lifted', 'escalated'],
    },
    ended: { label: { es: 'Terminada', en: 'Ended' }, clocks: {}, next: [], outcomes: [], final: true },
  },
  outcomes: {
    lifted: { es: 'Dejada sin efecto', en: 'Lifted' },
    expired: { es: 'Plazo vencido sin renovar', en: 'Expired, not renewed' },
    escalated: { es: 'Escalada', en: 'Escalated' },
    'not-adopted': { es: 'No adoptada', en: 'Not adopted' },
    withdrawn: { es: 'Retirada', en: 'Withdrawn' },
  },
} as const satisfies ProcessTable<MeasureStage, MeasureOutcome>;
