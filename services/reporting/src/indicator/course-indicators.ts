import type { MeasureName } from '../fact/measures.js';
import type { Indicator, Words } from './indicator.js';

/** The way of a family through the process, step by step. */
const FUNNEL: readonly { step: string; measure: MeasureName; families: Words }[] = [
  { step: 'invited', measure: 'case.invited', families: { es: 'familias invitadas', en: 'families invited' } },
  { step: 'attended', measure: 'case.attended', families: { es: 'familias atendidas', en: 'families attended' } },
  {
    step: 'planned',
    measure: 'case.planned',
    families: { es: 'familias con plan aprobado', en: 'families with an approved plan' },
  },
  { step: 'evaluated', measure: 'case.evaluated', families: { es: 'familias evaluadas', en: 'families evaluated' } },
  {
    step: 'completed',
    measure: 'case.completed',
    families: { es: 'familias que completaron', en: 'families that completed' },
  },
];

function funnelStep({ step, measure, families: { es, en } }: (typeof FUNNEL)[number], at: number): Indicator {
  const number = at + 1;
  return {
    id: `funnel-${number}-${step}`,
    name: { es: `Embudo: ${es}`, en: `Funnel: ${en}` },
    meaning: {
      es: `Paso ${number} del embudo del proceso: ${es}, por el día en que entraron al paso anterior del que son parte (invitación o aceptación)`,
      en: `Step ${number} of the funnel of the process: ${en}, by the day of their invitation or acceptance`,
    },
    numerator: { es: capital(es), en: capital(en) },
    formula: { form: 'count', of: { measure } },
    better: 'more',
    unit: 'families',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened', 'case.moved', 'case.closed', 'evaluation.held'],
    by: ['commune', 'month', 'line'],
  };
}

const capital = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}`;

/** The course of cases, and the work of those who walk with them. */
export const COURSE_INDICATORS: readonly Indicator[] = [
  {
    id: 'stage-days',
    name: { es: 'Duración por etapa', en: 'Time in each stage' },
    meaning: {
      es: 'Días completos en cada etapa del caso, de las etapas que terminaron en el período: mediana y percentil 90',
      en: 'Whole days in each stage of a case, of the stages that ended in the period: median and 90th percentile',
    },
    numerator: { es: 'Días de cada etapa terminada', en: 'Days of each stage that ended' },
    formula: { form: 'times', of: { measure: 'case.stage-days' } },
    better: 'less',
    unit: 'days',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened', 'case.moved', 'case.closed'],
    by: ['commune', 'month', 'line', 'code'],
  },
  {
    id: 'cases-by-stage',
    name: { es: 'Casos por etapa', en: 'Cases by stage' },
    meaning: {
      es: 'Casos abiertos en cada etapa a la fecha de corte, seguimiento incluido',
      en: 'Cases in each stage at the cut-off date, follow-up included',
    },
    numerator: { es: 'Casos en la etapa', en: 'Cases in the stage' },
    formula: { form: 'count', of: { measure: 'case.stage' } },
    better: 'neither',
    unit: 'families',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened', 'case.moved', 'case.closed'],
    by: ['commune', 'month', 'line', 'code'],
  },
  ...FUNNEL.map(funnelStep),
  {
    id: 'sessions-held',
    name: { es: 'Asistencia a sesiones', en: 'Attendance of sessions' },
    meaning: {
      es: 'De las sesiones registradas en el período, las realizadas',
      en: 'Of the sessions logged in the period, those held',
    },
    numerator: { es: 'Sesiones realizadas', en: 'Sessions held' },
    denominator: { es: 'Sesiones registradas en el período', en: 'Sessions logged in the period' },
    formula: { form: 'share', of: { measure: 'case.session', codes: ['held'] }, per: { measure: 'case.session' } },
    better: 'more',
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened', 'session.logged'],
    by: ['commune', 'month', 'line'],
  },
  {
    id: 'caseload',
    name: { es: 'Familias por profesional', en: 'Families per professional' },
    meaning: {
      es: 'Familias a cargo de cada profesional a la fecha de corte; en total, el promedio',
      en: 'Families in the charge of each professional at the cut-off date; as a whole, the mean',
    },
    numerator: { es: 'Familias con resultado aún no fijado', en: 'Families whose outcome is not fixed' },
    denominator: { es: 'Profesionales con alguna familia a cargo', en: 'Professionals with a family in their charge' },
    formula: { form: 'each', of: { measure: 'case.in-charge' } },
    better: 'neither',
    unit: 'families',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened', 'case.reassigned', 'case.closed'],
    by: ['commune', 'month', 'line', 'code'],
  },
];
