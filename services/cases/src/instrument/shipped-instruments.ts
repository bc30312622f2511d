import type { InstrumentContent, InstrumentItem, Texts } from './instrument.js';

const risk = (code: string, level: InstrumentItem['level'], es: string, en: string): InstrumentItem => ({
  code,
  level,
  kind: 'risk',
  perChild: level === 'child',
  critical: false,
  text: { es, en },
});
const critical = (...item: Parameters<typeof risk>): InstrumentItem => ({ ...risk(...item), critical: true });
const protective = (...item: Parameters<typeof risk>): InstrumentItem => ({ ...risk(...item), kind: 'protective' });

const title: Texts = {
  es: 'Diagnóstico común de factores de riesgo y protectores',
  en: 'Common diagnosis of risk and protective factors',
};

/**
 * The house's own generic instrument: risk and protective factors of child, family and community. It is nobody's
 * licensed instrument; an office loads what it is licensed for. Never changed: a new version is a new entry.
 */
export const COMMON_FACTORS_1: InstrumentContent = {
  code: 'oln-common-factors',
  instrumentVersion: 1,
  kind: 'common',
  title,
  licence: 'Apache-2.0',
  scale: {
    values: [
      { value: 0, label: { es: 'Ausente', en: 'Absent' } },
      { value: 1, label: { es: 'Leve', en: 'Slight' } },
      { value: 2, label: { es: 'Moderado', en: 'Moderate' } },
      { value: 3, label: { es: 'Marcado', en: 'Marked' } },
    ],
    riskFrom: 2,
    protectiveFrom: 2,
  },
  items: [
    risk('child-school-absence', 'child', 'Inasistencia o rezago escolar', 'Absence from school or falling behind'),
    risk('child-health-unattended', 'child', 'Necesidades de salud sin atender', 'Health needs without attention'),
    risk('child-emotional-distress', 'child', 'Malestar emocional sostenido', 'Lasting emotional distress'),
    risk('child-substance-use', 'child', 'Consumo de alcohol o drogas', 'Use of alcohol or drugs'),
    critical('child-self-harm', 'child', 'Autolesiones o riesgo suicida', 'Self-harm or risk of suicide'),
    critical('child-maltreatment', 'child', 'Señales de maltrato o abuso', 'Signs of maltreatment or abuse'),
    protective('child-trusted-adult', 'child', 'Tiene un adulto de confianza', 'Has an adult they trust'),
    protective('child-school-bond', 'child', 'Vínculo positivo con la escuela', 'Good bond with school'),
    protective('child-expresses-needs', 'child', 'Expresa lo que necesita y siente', 'Says what they need and feel'),
    risk('family-parenting-overload', 'family', 'Sobrecarga de quien cuida', 'Overload of the caregiver'),
    risk('family-inconsistent-care', 'family', 'Normas y cuidados inconsistentes', 'Inconsistent rules and care'),
    risk('family-conflict', 'family', 'Conflicto entre adultos', 'Conflict between adults'),
    critical('family-violence', 'family', 'Violencia en el hogar', 'Violence at home'),
    risk(
      'family-problematic-use',
      'family',
      'Consumo problemático de un adulto',
      'Problematic substance use of an adult',
    ),
    risk('family-income', 'family', 'Ingresos que no cubren lo básico', 'Income below basic needs'),
    protective('family-affection', 'family', 'Afecto y buen trato', 'Affection and kind treatment'),
    protective('family-parenting-skills', 'family', 'Competencias parentales', 'Parenting skills'),
    protective('family-support-network', 'family', 'Red familiar que apoya', 'Relatives who support'),
    risk('community-isolation', 'community', 'Aislamiento social', 'Social isolation'),
    risk('community-unsafe', 'community', 'Entorno inseguro', 'Unsafe surroundings'),
    risk('community-housing', 'community', 'Vivienda precaria o hacinamiento', 'Poor or crowded housing'),
    protective(
      'community-services-near',
      'community',
      'Servicios cercanos que conoce y usa',
      'Services nearby that they know and use',
    ),
    protective(
      'community-participation',
      'community',
      'Participa en organizaciones o actividades',
      'Takes part in groups or activities',
    ),
  ],
};

/** For what the common instrument does not ask: only what is missing, never the same thing twice. */
export const PARENTING_DETAIL_1: InstrumentContent = {
  code: 'oln-parenting-detail',
  instrumentVersion: 1,
  kind: 'complementary',
  title: { es: 'Complementario: crianza en detalle', en: 'Complementary: parenting in detail' },
  licence: 'Apache-2.0',
  scale: {
    values: [
      { value: -2, label: { es: 'Problema serio', en: 'Serious problem' } },
      { value: -1, label: { es: 'Problema leve', en: 'Slight problem' } },
      { value: 0, label: { es: 'Adecuado', en: 'Adequate' } },
      { value: 1, label: { es: 'Fortaleza leve', en: 'Slight strength' } },
      { value: 2, label: { es: 'Fortaleza clara', en: 'Clear strength' } },
    ],
    dimensionRiskUpTo: -1,
    dimensionStrengthFrom: 1,
  },
  items: [
    {
      ...risk('parenting-supervision', 'family', 'Supervisión acorde a la edad', 'Supervision for the age'),
      kind: 'dimension',
    },
    {
      ...risk(
        'parenting-discipline',
        'family',
        'Disciplina sin castigo físico',
        'Discipline without corporal punishment',
      ),
      kind: 'dimension',
    },
    { ...risk('parenting-stimulation', 'family', 'Estímulo y juego', 'Stimulation and play'), kind: 'dimension' },
    { ...risk('parenting-routines', 'family', 'Rutinas y hábitos', 'Routines and habits'), kind: 'dimension' },
  ],
};

const dimension = (...item: Parameters<typeof risk>): InstrumentItem => ({ ...risk(...item), kind: 'dimension' });

/** What family therapy asks beside the common instrument: bonds, parenting skills, how the family relates (process §3). */
export const SYSTEMIC_1: InstrumentContent = {
  code: 'oln-systemic',
  instrumentVersion: 1,
  kind: 'systemic',
  title: { es: 'Evaluación sistémica de la familia', en: 'Systemic assessment of the family' },
  licence: 'Apache-2.0',
  scale: PARENTING_DETAIL_1.scale,
  items: [
    dimension('bond-caregiver', 'child', 'Vínculo con quien le cuida', 'Bond with the caregiver'),
    dimension('bond-siblings', 'child', 'Vínculo entre hermanos y hermanas', 'Bond between siblings'),
    dimension('bond-absent-parent', 'child', 'Vínculo con quien no vive en el hogar', 'Bond with who lives elsewhere'),
    dimension('bond-couple', 'family', 'Vínculo entre los adultos que cuidan', 'Bond between the adults who care'),
    dimension('skill-sensitivity', 'family', 'Competencia vincular: sensibilidad', 'Parenting skill: sensitivity'),
    dimension('skill-guidance', 'family', 'Competencia formativa: guía', 'Parenting skill: guidance'),
    dimension('skill-protection', 'family', 'Competencia protectora', 'Parenting skill: protection'),
    dimension('skill-reflection', 'family', 'Competencia reflexiva', 'Parenting skill: reflection'),
    dimension('dynamics-boundaries', 'family', 'Límites entre generaciones', 'Boundaries between generations'),
    dimension('dynamics-roles', 'family', 'Roles claros y repartidos', 'Roles that are clear and shared'),
    dimension('dynamics-communication', 'family', 'Comunicación', 'Communication'),
    dimension('dynamics-conflict', 'family', 'Manejo de conflictos', 'Handling of conflicts'),
    dimension('dynamics-cohesion', 'family', 'Cohesión', 'Cohesion'),
    dimension('dynamics-adaptation', 'family', 'Adaptación a los cambios', 'Adaptation to change'),
    dimension('dynamics-network', 'community', 'Apertura a su red', 'Openness to its network'),
  ],
};

export const SHIPPED_INSTRUMENTS = [COMMON_FACTORS_1, PARENTING_DETAIL_1, SYSTEMIC_1] as const;
