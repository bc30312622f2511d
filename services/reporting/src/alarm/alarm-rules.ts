import { refuse, type AlarmRule, type Line, type Refusal } from '@oln/contracts';
import type { LocalDate } from '@oln/calendar';
import type { Words } from '../indicator/indicator.js';
import { AlarmRuleErrors } from './alarm.errors.js';

/** Above which number there is cause for alarm. */
export interface Threshold {
  /** False: nobody is alarmed. */
  enabled: boolean;
  limit: number;
  /** Where some subjects have a limit of their own. */
  limits: Readonly<Record<string, number>>;
  /** After how many days something counts, by line; where the rule counts such things. */
  days?: Readonly<Partial<Record<Line, number>>>;
}

export const ALARM_UNITS = ['days', 'clocks', 'families', 'gaps', 'cases'] as const;

interface RuleMeaning {
  name: Words;
  meaning: Words;
  unit: (typeof ALARM_UNITS)[number];
  /** Its subjects are people of the office: they are named to nobody outside. */
  isOfPeople: boolean;
  threshold: Threshold;
}

/** What alarms are about, as data, with the thresholds of the house (process §9). An office may set others, from a day on. */
export const RULES: Readonly<Record<AlarmRule, RuleMeaning>> = {
  'waiting-age': {
    name: { es: 'Lista de espera antigua', en: 'Old waiting list' },
    meaning: {
      es: 'Días que lleva esperando quien más espera: en las listas de derivación, por prioridad, y en la cola de ingreso (queue)',
      en: 'Days that who waits longest has waited: on the lists of referrals, by priority, and in the queue of intake (queue)',
    },
    unit: 'days',
    isOfPeople: false,
    // The longest waits of §4, and the thirty business days of §1.
    threshold: { enabled: true, limit: 90, limits: { high: 30, medium: 60, low: 90, queue: 42 } },
  },
  'work-overdue': {
    name: { es: 'Trabajo atrasado', en: 'Overdue work' },
    meaning: {
      es: 'Plazos vencidos y no respondidos, por proceso',
      en: 'Clocks that have passed unanswered, by process',
    },
    unit: 'clocks',
    isOfPeople: false,
    threshold: { enabled: true, limit: 5, limits: {} },
  },
  'caseload-over': {
    name: { es: 'Carga sobre el máximo', en: 'Caseload over the maximum' },
    meaning: {
      es: 'Familias a cargo de una persona en una línea; se tolera el límite por sobre su máximo en la nómina, o el de la oficina si no tiene',
      en: 'Families in the charge of a person in a line; the limit is tolerated above their maximum in the directory, or the office’s where they have none',
    },
    unit: 'families',
    isOfPeople: true,
    threshold: { enabled: true, limit: 0, limits: {} },
  },
  'gaps-by-sector': {
    name: { es: 'Brechas por sector', en: 'Gaps by sector' },
    meaning: { es: 'Brechas de oferta abiertas en un sector', en: 'Gaps of offer that are open in a sector' },
    unit: 'gaps',
    isOfPeople: false,
    threshold: { enabled: true, limit: 5, limits: {} },
  },
  'no-session': {
    name: { es: 'Casos sin sesión', en: 'Cases without a session' },
    meaning: {
      es: 'Casos en ejecución a cargo de una persona, sin una sesión realizada en los últimos días',
      en: 'Cases in execution in the charge of a person, without a session held in the last days',
    },
    unit: 'cases',
    isOfPeople: true,
    threshold: { enabled: true, limit: 0, limits: {}, days: { 'case-management': 28, 'family-therapy': 14 } },
  },
};

/** What an office has said; every version stays. */
export interface SaidRule extends Threshold {
  id: string;
  commune: string;
  rule: AlarmRule;
  version: number;
  /** First local day on which it holds. */
  from: LocalDate;
  setAt: Date;
  setBy: string;
}

export interface WantedRule {
  enabled?: boolean;
  limit: number;
  limits?: Readonly<Record<string, number>>;
  days?: Readonly<Partial<Record<Line, number>>>;
  from?: LocalDate;
}

/** What holds after this. It does not reach back: what was no cause for alarm yesterday is none afterwards. */
export function decideRule(
  rule: AlarmRule,
  { enabled = true, limit, limits = {}, days, from }: WantedRule,
  today: LocalDate,
): (Threshold & { from: LocalDate }) | Refusal {
  if (from !== undefined && from < today) return refuse(AlarmRuleErrors.FROM_THE_PAST, { field: 'from' });
  const standard = RULES[rule].threshold.days;
  if (days && !standard) return refuse(AlarmRuleErrors.NO_DAYS, { field: 'days', params: { rule } });
  return { enabled, limit, limits, ...(standard && { days: { ...standard, ...days } }), from: from ?? today };
}

export const limitFor = ({ limit, limits }: Threshold, subject: string): number =>
  Object.hasOwn(limits, subject) ? limits[subject]! : limit;
