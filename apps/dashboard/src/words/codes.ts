import { outcomeLabel, processLabel, stageLabel } from '@oln/contracts/process-labels';
import type { Language } from './language.js';

type Both = Readonly<Record<Language, string>>;

/** What the codes of an indicator say. */
export type CodesOf =
  | 'priority'
  | 'severity'
  | 'sector'
  | 'urgency'
  | 'line'
  | 'process'
  | 'case-stage'
  | 'case-outcome'
  | 'alert-outcome'
  | 'referral-outcome'
  | 'escalation-outcome'
  | 'plan-stage';

/** Words for codes that no process has words for. In the order in which they are shown. */
export const CODE_WORDS: Readonly<
  Record<'priority' | 'severity' | 'sector' | 'urgency' | 'line', Record<string, Both>>
> = {
  priority: {
    high: { es: 'Prioridad alta', en: 'High priority' },
    medium: { es: 'Prioridad media', en: 'Medium priority' },
    low: { es: 'Prioridad baja', en: 'Low priority' },
  },
  severity: {
    critical: { es: 'Crítica', en: 'Critical' },
    high: { es: 'Alta', en: 'High' },
    medium: { es: 'Media', en: 'Medium' },
    low: { es: 'Baja', en: 'Low' },
  },
  sector: {
    health: { es: 'Salud', en: 'Health' },
    'mental-health': { es: 'Salud mental', en: 'Mental health' },
    education: { es: 'Educación', en: 'Education' },
    'social-protection': { es: 'Protección social', en: 'Social protection' },
    housing: { es: 'Vivienda', en: 'Housing' },
    work: { es: 'Trabajo', en: 'Work' },
    justice: { es: 'Justicia', en: 'Justice' },
    'specialised-protection': { es: 'Protección especializada', en: 'Specialised protection' },
    'culture-sports': { es: 'Cultura y deporte', en: 'Culture and sports' },
    community: { es: 'Comunidad', en: 'Community' },
    other: { es: 'Otro sector', en: 'Other sector' },
  },
  urgency: {
    urgent: { es: 'Urgentes', en: 'Urgent' },
    ordinary: { es: 'No urgentes', en: 'Not urgent' },
  },
  line: {
    'case-management': { es: 'Gestión de casos', en: 'Case management' },
    'family-therapy': { es: 'Terapia familiar', en: 'Family therapy' },
  },
};

const OF_PROCESS: Readonly<Partial<Record<CodesOf, (code: string) => Both>>> = {
  process: processLabel,
  'case-stage': (code) => stageLabel('case-management', code),
  'case-outcome': (code) => outcomeLabel('case-management', code),
  'alert-outcome': (code) => outcomeLabel('alert', code),
  'referral-outcome': (code) => outcomeLabel('assisted-referral', code),
  'escalation-outcome': (code) => outcomeLabel('escalation', code),
  'plan-stage': (code) => stageLabel('community-plan', code),
};

/** A code in the reader's language; one that is newer than this page as it stands. */
export function codeText(of: CodesOf, code: string, language: Language): string {
  const words = of in CODE_WORDS ? CODE_WORDS[of as keyof typeof CODE_WORDS][code] : OF_PROCESS[of]?.(code);
  return words?.[language] ?? code;
}
