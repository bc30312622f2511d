import { CASE_STAGES, COMMUNITY_PLAN_STAGES, PRIORITIES, SEVERITIES } from '@oln/contracts';
import type { Words } from '../indicator/indicator.js';
import type { Span } from './figure-book.js';
import {
  ACTIVITY_WORDS,
  CASE_OUTCOME_WORDS,
  CASE_STAGE_WORDS,
  FACTOR_WORDS,
  LEVEL_WORDS,
  LINE_WORDS,
  PLAN_STAGE_WORDS,
  PROCESS_WORDS,
  SECTOR_WORDS,
  URGENCY_WORDS,
  type WordsOf,
} from './words.js';

export const SECTION_IDS = [
  'coverage',
  'invitations',
  'outcomes',
  'factors',
  'durations',
  'waiting',
  'gaps',
  'alerts',
  'escalations',
  'overdue',
  'community',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** Rows of one indicator: the whole, and its parts where `by` says so. */
export interface RowsDefinition {
  indicator: string;
  by?: 'line' | 'code';
  words?: WordsOf;
  /** Order of the parts; others, and all where there is none, by how many they are. */
  order?: readonly string[];
  /** All parts together say nothing: the first row is their head alone. */
  isHead?: boolean;
}

/**
 * `commitment`: what was committed to and what was attended, by line. `parts`: the parts of an indicator, in some spans (`of`: the
 * median and nine of ten, instead). `shares`: several indicators side by side. `months`: their course over thirteen months.
 */
export type ChartDefinition = { title: Words } & (
  | { form: 'commitment' }
  | { form: 'parts'; indicator: string; words: WordsOf; order?: readonly string[]; spans: readonly Span[] }
  | { form: 'times'; indicator: string; words: WordsOf; order?: readonly string[]; span: Span }
  | { form: 'shares'; indicators: readonly { id: string; name: Words }[]; spans: readonly Span[] }
  | { form: 'months'; indicators: readonly string[] }
);

export interface SectionDefinition {
  id: SectionId;
  title: Words;
  rows: readonly RowsDefinition[];
  charts: readonly ChartDefinition[];
}

const words = (es: string, en: string): Words => ({ es, en });
/** What the report is about, in this order. */
export const SECTIONS: readonly SectionDefinition[] = [
  {
    id: 'coverage',
    title: words('Cobertura: familias atendidas y comprometidas', 'Coverage: families attended and committed to'),
    rows: [
      { indicator: 'coverage', by: 'line', words: LINE_WORDS },
      { indicator: 'families-attended', by: 'line', words: LINE_WORDS },
    ],
    charts: [
      {
        form: 'commitment',
        title: words('Atendidas en el año, y comprometidas', 'Attended in the year, and committed to'),
      },
      {
        form: 'months',
        title: words(
          'Familias que empezaron a ser atendidas, mes a mes',
          'Families that began to be attended, by month',
        ),
        indicators: ['families-attended'],
      },
    ],
  },
  {
    id: 'invitations',
    title: words('Invitaciones a las familias', 'Invitations of families'),
    rows: [
      { indicator: 'families-invited' },
      { indicator: 'invitations-accepted', by: 'line', words: LINE_WORDS },
      { indicator: 'invitations-rejected', by: 'line', words: LINE_WORDS },
      { indicator: 'invitations-not-located' },
      { indicator: 'renounced', by: 'line', words: LINE_WORDS },
    ],
    charts: [
      {
        form: 'shares',
        title: words('Qué pasó con las invitaciones', 'What came of the invitations'),
        indicators: [
          { id: 'invitations-accepted', name: words('Aceptadas', 'Accepted') },
          { id: 'invitations-rejected', name: words('Rechazadas', 'Rejected') },
          { id: 'invitations-not-located', name: words('Sin ubicar', 'Not located') },
          { id: 'renounced', name: words('Renuncian después', 'Renounced later') },
        ],
        spans: ['month', 'year', 'lastYear'],
      },
    ],
  },
  {
    id: 'outcomes',
    title: words('Cómo terminan los casos', 'How cases end'),
    rows: [{ indicator: 'outcomes', by: 'code', words: CASE_OUTCOME_WORDS }],
    charts: [
      {
        form: 'parts',
        title: words('Casos terminados en el año, por resultado', 'Cases that ended in the year, by outcome'),
        indicator: 'outcomes',
        words: CASE_OUTCOME_WORDS,
        spans: ['year'],
      },
    ],
  },
  {
    id: 'factors',
    title: words('Qué cambió en las familias', 'What has changed in families'),
    rows: [
      { indicator: 'risk-mitigated-of-evaluated', by: 'line', words: LINE_WORDS },
      { indicator: 'risk-mitigated', by: 'line', words: LINE_WORDS },
      { indicator: 'protection-strengthened-of-evaluated', by: 'line', words: LINE_WORDS },
      { indicator: 'protection-strengthened', by: 'line', words: LINE_WORDS },
      { indicator: 'risk-mitigated-by-factor', by: 'code', words: FACTOR_WORDS },
      { indicator: 'protection-strengthened-by-factor', by: 'code', words: FACTOR_WORDS },
    ],
    charts: [
      {
        form: 'parts',
        title: words('Riesgos que bajaron en el año, por factor', 'Risks mitigated in the year, by factor'),
        indicator: 'risk-mitigated-by-factor',
        words: FACTOR_WORDS,
        spans: ['year'],
      },
      {
        form: 'parts',
        title: words('Protecciones que crecieron en el año', 'Protective factors strengthened in the year'),
        indicator: 'protection-strengthened-by-factor',
        words: FACTOR_WORDS,
        spans: ['year'],
      },
    ],
  },
  {
    id: 'durations',
    title: words('Cuánto tarda cada paso', 'How long each step takes'),
    rows: [
      { indicator: 'admissibility-days' },
      { indicator: 'stage-days', by: 'code', words: CASE_STAGE_WORDS, order: CASE_STAGES, isHead: true },
    ],
    charts: [
      {
        form: 'times',
        title: words('Días por etapa, etapas terminadas en el año', 'Days by stage, stages that ended in the year'),
        indicator: 'stage-days',
        words: CASE_STAGE_WORDS,
        order: CASE_STAGES,
        span: 'year',
      },
    ],
  },
  {
    id: 'waiting',
    title: words('Quién espera', 'Who waits'),
    rows: [
      { indicator: 'waiting-length', by: 'code', words: LEVEL_WORDS, order: PRIORITIES },
      { indicator: 'waiting-age' },
      { indicator: 'waits-expired' },
      { indicator: 'queue-length' },
      { indicator: 'queue-age' },
      { indicator: 'referrals-effective' },
    ],
    charts: [
      {
        form: 'months',
        title: words('Quiénes esperaban al cierre de cada mes', 'Who waited at the end of each month'),
        indicators: ['waiting-length', 'queue-length'],
      },
    ],
  },
  {
    id: 'gaps',
    title: words('Lo que falta en la comuna', 'What the commune lacks'),
    rows: [
      { indicator: 'gaps-open', by: 'code', words: SECTOR_WORDS },
      { indicator: 'gaps-opened', by: 'code', words: SECTOR_WORDS },
    ],
    charts: [
      {
        form: 'parts',
        title: words('Necesidades sin oferta al cierre, por sector', 'Needs without an offer at the end, by sector'),
        indicator: 'gaps-open',
        words: SECTOR_WORDS,
        spans: ['month', 'lastYear'],
      },
    ],
  },
  {
    id: 'alerts',
    title: words('Alertas de vulneración', 'Alerts of vulnerability'),
    rows: [
      { indicator: 'alerts-received', by: 'code', words: LEVEL_WORDS, order: SEVERITIES },
      { indicator: 'alerts-open', by: 'code', words: LEVEL_WORDS, order: SEVERITIES },
      { indicator: 'alert-verification-hours', by: 'code', words: LEVEL_WORDS, order: SEVERITIES },
      { indicator: 'alert-answer-hours' },
    ],
    charts: [
      {
        form: 'parts',
        title: words('Alertas recibidas, por gravedad', 'Alerts received, by severity'),
        indicator: 'alerts-received',
        words: LEVEL_WORDS,
        order: SEVERITIES,
        spans: ['month', 'lastYear'],
      },
    ],
  },
  {
    id: 'escalations',
    title: words('Derivaciones al servicio especializado', 'Escalations to the specialised service'),
    rows: [
      { indicator: 'escalations-opened', by: 'code', words: URGENCY_WORDS, order: ['urgent', 'ordinary'] },
      { indicator: 'escalations-acknowledged' },
      { indicator: 'acknowledgement-hours' },
      { indicator: 'measures-in-force' },
    ],
    charts: [
      {
        form: 'months',
        title: words('Derivaciones al servicio especializado, mes a mes', 'Escalations, by month'),
        indicators: ['escalations-opened'],
      },
    ],
  },
  {
    id: 'overdue',
    title: words('Trabajo atrasado', 'Overdue work'),
    rows: [
      { indicator: 'work-overdue', by: 'code', words: PROCESS_WORDS },
      { indicator: 'work-became-overdue', by: 'code', words: PROCESS_WORDS },
    ],
    charts: [
      {
        form: 'parts',
        title: words('Plazos vencidos sin respuesta al cierre', 'Deadlines passed without an answer at the end'),
        indicator: 'work-overdue',
        words: PROCESS_WORDS,
        spans: ['month', 'lastYear'],
      },
    ],
  },
  {
    id: 'community',
    title: words('Comunidad y participación', 'Community and participation'),
    rows: [
      { indicator: 'children-participating' },
      { indicator: 'plans-by-stage', by: 'code', words: PLAN_STAGE_WORDS, order: COMMUNITY_PLAN_STAGES },
      { indicator: 'activities-held', by: 'code', words: ACTIVITY_WORDS },
    ],
    charts: [
      {
        form: 'parts',
        title: words('Planes comunitarios al cierre, por etapa', 'Community plans at the end, by stage'),
        indicator: 'plans-by-stage',
        words: PLAN_STAGE_WORDS,
        order: COMMUNITY_PLAN_STAGES,
        spans: ['month'],
      },
      {
        form: 'months',
        title: words('Niños, niñas y adolescentes que participan', 'Children who take part'),
        indicators: ['children-participating'],
      },
    ],
  },
];
