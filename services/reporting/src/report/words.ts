import { outcomeLabel, processLabel, stageLabel } from '@oln/contracts/process-labels';
import type { Words } from '../indicator/indicator.js';

/** How a code is called; what is not known here is shown by its code, readable. */
export type WordsOf = (code: string) => Words;

const bare: WordsOf = (code) => {
  const text = code.replaceAll(/[-_.]+/g, ' ').trim();
  const name = text.charAt(0).toUpperCase() + text.slice(1);
  return { es: name, en: name };
};

const words = (es: string, en: string): Words => ({ es, en });

const from =
  (known: Readonly<Record<string, Words>>): WordsOf =>
  (code) =>
    Object.hasOwn(known, code) ? known[code]! : bare(code);

/** Labels of processes: of the first that knows the code. */
const ofProcesses =
  (labelIn: (process: string, code: string) => Words, ...processes: string[]): WordsOf =>
  (code) =>
    processes.map((process) => labelIn(process, code)).find(({ es }) => es !== code) ?? bare(code);

export const LINE_WORDS = from({
  'case-management': words('Gestión de casos', 'Case management'),
  'family-therapy': words('Terapia familiar', 'Family therapy'),
});

export const LEVEL_WORDS = from({
  critical: words('Crítica', 'Critical'),
  high: words('Alta', 'High'),
  medium: words('Media', 'Medium'),
  low: words('Baja', 'Low'),
});

export const URGENCY_WORDS = from({
  urgent: words('Urgente', 'Urgent'),
  ordinary: words('Ordinaria', 'Ordinary'),
});

export const SECTOR_WORDS = from({
  health: words('Salud', 'Health'),
  'mental-health': words('Salud mental', 'Mental health'),
  education: words('Educación', 'Education'),
  'social-protection': words('Protección social', 'Social protection'),
  housing: words('Vivienda', 'Housing'),
  work: words('Trabajo', 'Work'),
  justice: words('Justicia', 'Justice'),
  'specialised-protection': words('Protección especializada', 'Specialised protection'),
  'culture-sports': words('Cultura y deporte', 'Culture and sports'),
  community: words('Comunidad', 'Community'),
  other: words('Otro', 'Other'),
});

export const ACTIVITY_WORDS = from({
  workshop: words('Taller', 'Workshop'),
  assembly: words('Asamblea', 'Assembly'),
  consultation: words('Consulta', 'Consultation'),
  'action-group-meeting': words('Reunión del grupo de acción', 'Meeting of the action group'),
  training: words('Capacitación', 'Training'),
  outreach: words('Salida al territorio', 'Outreach'),
  celebration: words('Celebración', 'Celebration'),
  other: words('Otra', 'Other'),
});

/** Factors of the instruments that come with the house; those of an instrument that an office has loaded are shown by their codes. */
export const FACTOR_WORDS = from({
  'child-school-absence': words('Inasistencia o rezago escolar', 'Absence from school or falling behind'),
  'child-health-unattended': words('Necesidades de salud sin atender', 'Health needs without attention'),
  'child-emotional-distress': words('Malestar emocional sostenido', 'Lasting emotional distress'),
  'child-substance-use': words('Consumo de alcohol o drogas', 'Use of alcohol or drugs'),
  'child-self-harm': words('Autolesiones o riesgo suicida', 'Self-harm or risk of suicide'),
  'child-maltreatment': words('Señales de maltrato o abuso', 'Signs of maltreatment or abuse'),
  'child-trusted-adult': words('Tiene un adulto de confianza', 'Has an adult they trust'),
  'child-school-bond': words('Vínculo positivo con la escuela', 'Good bond with school'),
  'child-expresses-needs': words('Expresa lo que necesita y siente', 'Says what they need and feel'),
  'family-parenting-overload': words('Sobrecarga de quien cuida', 'Overload of the caregiver'),
  'family-inconsistent-care': words('Normas y cuidados inconsistentes', 'Inconsistent rules and care'),
  'family-conflict': words('Conflicto entre adultos', 'Conflict between adults'),
  'family-violence': words('Violencia en el hogar', 'Violence at home'),
  'family-problematic-use': words('Consumo problemático de un adulto', 'Problematic substance use of an adult'),
  'family-income': words('Ingresos que no cubren lo básico', 'Income below basic needs'),
  'family-affection': words('Afecto y buen trato', 'Affection and kind treatment'),
  'family-parenting-skills': words('Competencias parentales', 'Parenting skills'),
  'family-support-network': words('Red familiar que apoya', 'Relatives who support'),
  'community-isolation': words('Aislamiento social', 'Social isolation'),
  'community-unsafe': words('Entorno inseguro', 'Unsafe surroundings'),
  'community-housing': words('Vivienda precaria o hacinamiento', 'Poor or crowded housing'),
  'community-services-near': words('Servicios cercanos que conoce y usa', 'Services nearby that they know and use'),
  'community-participation': words('Participa en organizaciones', 'Takes part in groups'),
});

export const CASE_STAGE_WORDS = ofProcesses(stageLabel, 'case-management', 'family-therapy');
export const CASE_OUTCOME_WORDS = ofProcesses(outcomeLabel, 'case-management', 'family-therapy');
export const PLAN_STAGE_WORDS = ofProcesses(stageLabel, 'community-plan');
export const PROCESS_WORDS: WordsOf = (code) => {
  const label = processLabel(code);
  return label.es === code ? bare(code) : label;
};
