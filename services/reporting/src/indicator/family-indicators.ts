import type { Indicator, Words } from './indicator.js';

const COURSE = ['case.opened', 'case.moved', 'case.closed'];
const EVALUATED = [...COURSE, 'evaluation.held'];

/** What became of the invitations of a period. `words`: what they are, after "invitations" and "those". */
function ofInvited(
  answer: 'accepted' | 'rejected' | 'not-located',
  better: Indicator['better'],
  { es, en }: Words,
): Indicator {
  const name = { es: `Invitaciones ${es}`, en: `Invitations ${en}` };
  return {
    id: `invitations-${answer}`,
    name,
    meaning: {
      es: `De las familias invitadas en el período, las ${es} a la fecha de corte`,
      en: `Of the families invited in the period, those ${en} by the cut-off date`,
    },
    numerator: name,
    denominator: { es: 'Familias invitadas en el período', en: 'Families invited in the period' },
    formula: {
      form: 'share',
      of: { measure: 'case.invitation-answer', codes: [answer] },
      per: { measure: 'case.invited' },
    },
    better,
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: COURSE,
    by: ['commune', 'month', 'line'],
  };
}

/** What became of factors, twice: of the attended, as it is published, and of those that were evaluated. */
function ofFactors(change: 'risk-mitigated' | 'protection-strengthened', { es, en }: Words): Indicator[] {
  const name = { es: `Familias con ${es}`, en: `Families with ${en}` };
  const both = {
    numerator: {
      es: `${name.es}: al menos uno, en la última evaluación`,
      en: `${name.en}: at least one, in the last evaluation`,
    },
    better: 'more',
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'quarterly',
    facts: EVALUATED,
    by: ['commune', 'month', 'line'],
  } as const;
  const of = { measure: `case.${change}` } as const;
  return [
    {
      id: change,
      name,
      meaning: {
        es: `De las familias atendidas en el período, las con ${es} a la fecha de corte (como se publica)`,
        en: `Of the families attended in the period, those with ${en} by the cut-off date (as it is published)`,
      },
      denominator: {
        es: 'Familias que aceptaron la invitación en el período',
        en: 'Families that accepted the invitation in the period',
      },
      formula: { form: 'share', of, per: { measure: 'case.attended' } },
      ...both,
    },
    {
      id: `${change}-of-evaluated`,
      name: { es: `${name.es}, de las evaluadas`, en: `${name.en}, of those evaluated` },
      meaning: {
        es: `De las familias atendidas en el período y evaluadas a la fecha de corte, las con ${es}`,
        en: `Of the families attended in the period and evaluated by the cut-off date, those with ${en}`,
      },
      denominator: {
        es: 'Familias atendidas en el período y evaluadas',
        en: 'Families attended in the period and evaluated',
      },
      formula: { form: 'share', of, per: { measure: 'case.evaluated' } },
      ...both,
    },
  ];
}

/** Families: invited, attended, and what came of it. */
export const FAMILY_INDICATORS: readonly Indicator[] = [
  {
    id: 'coverage',
    name: { es: 'Cobertura contra lo comprometido', en: 'Coverage against the commitment' },
    meaning: {
      es: 'Familias atendidas en el período, de las que la comuna se comprometió a atender en la línea y el año',
      en: 'Families attended in the period, of those the commune committed itself to attend in the line and year',
    },
    numerator: {
      es: 'Familias que aceptaron la invitación en el período',
      en: 'Families that accepted the invitation in the period',
    },
    denominator: {
      es: 'Familias comprometidas en el año que contiene el fin del período',
      en: 'Families committed to in the year that holds the end of the period',
    },
    formula: { form: 'coverage', of: { measure: 'case.attended' } },
    better: 'more',
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened', 'case.moved', 'commitment.set'],
    by: ['commune', 'line'],
  },
  {
    id: 'families-invited',
    name: { es: 'Familias invitadas', en: 'Families invited' },
    meaning: { es: 'Casos abiertos en el período', en: 'Cases opened in the period' },
    numerator: { es: 'Casos abiertos en el período', en: 'Cases opened in the period' },
    formula: { form: 'count', of: { measure: 'case.invited' } },
    better: 'neither',
    unit: 'families',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened'],
    by: ['commune', 'month', 'line', 'code'],
  },
  {
    id: 'families-attended',
    name: { es: 'Familias atendidas', en: 'Families attended' },
    meaning: {
      es: 'Familias que aceptaron la invitación en el período',
      en: 'Families that accepted the invitation in the period',
    },
    numerator: {
      es: 'Familias que aceptaron la invitación en el período',
      en: 'Families that accepted the invitation in the period',
    },
    formula: { form: 'count', of: { measure: 'case.attended' } },
    better: 'more',
    unit: 'families',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: ['case.opened', 'case.moved'],
    by: ['commune', 'month', 'line'],
  },
  ofInvited('accepted', 'more', { es: 'aceptadas', en: 'accepted' }),
  ofInvited('rejected', 'less', { es: 'rechazadas', en: 'rejected' }),
  ofInvited('not-located', 'less', { es: 'sin ubicar a la familia', en: 'with the family not located' }),
  {
    id: 'renounced',
    name: { es: 'Familias que renuncian', en: 'Families that renounce' },
    meaning: {
      es: 'De las familias atendidas, las que renunciaron a la fecha de corte',
      en: 'Of the families attended, those that had renounced by the cut-off date',
    },
    numerator: {
      es: 'Familias que renunciaron después de aceptar',
      en: 'Families that renounced after they had accepted',
    },
    denominator: {
      es: 'Familias que aceptaron la invitación en el período',
      en: 'Families that accepted the invitation in the period',
    },
    formula: { form: 'share', of: { measure: 'case.renounced' }, per: { measure: 'case.attended' } },
    better: 'less',
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: COURSE,
    by: ['commune', 'month', 'line'],
  },
  {
    id: 'outcomes',
    name: { es: 'Resultados de los casos', en: 'Outcomes of the cases' },
    meaning: {
      es: 'De los casos con resultado fijado en el período, los de cada resultado',
      en: 'Of the cases whose outcome was fixed in the period, those of each outcome',
    },
    numerator: { es: 'Casos con el resultado', en: 'Cases with the outcome' },
    denominator: { es: 'Casos con resultado fijado en el período', en: 'Cases whose outcome was fixed in the period' },
    formula: { form: 'share', of: { measure: 'case.exit' }, per: { measure: 'case.exit' } },
    better: 'neither',
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'monthly',
    facts: COURSE,
    by: ['commune', 'month', 'line', 'code'],
  },
  ...ofFactors('risk-mitigated', { es: 'factores de riesgo mitigados', en: 'mitigated risk factors' }),
  ...ofFactors('protection-strengthened', {
    es: 'factores protectores fortalecidos',
    en: 'strengthened protective factors',
  }),
  {
    id: 'risk-mitigated-by-factor',
    name: { es: 'Riesgos mitigados por factor', en: 'Risks mitigated, by factor' },
    meaning: {
      es: 'De las familias en que un factor de riesgo estaba al ingreso y fue evaluado otra vez, las que lo mitigaron',
      en: 'Of the families in which a risk factor was there at entry and was rated again, those in which it was mitigated',
    },
    numerator: { es: 'Familias que mitigaron el factor', en: 'Families in which the factor was mitigated' },
    denominator: {
      es: 'Familias con el factor al ingreso, evaluado otra vez',
      en: 'Families with the factor at entry, rated again',
    },
    formula: { form: 'share', of: { measure: 'factor.risk-mitigated' }, per: { measure: 'factor.risk' }, byCode: true },
    better: 'more',
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'quarterly',
    facts: EVALUATED,
    by: ['commune', 'month', 'line', 'code'],
  },
  {
    id: 'protection-strengthened-by-factor',
    name: { es: 'Protectores fortalecidos por factor', en: 'Protective factors strengthened, by factor' },
    meaning: {
      es: 'De las familias en que un factor protector fue evaluado dos veces, las que lo fortalecieron',
      en: 'Of the families in which a protective factor was rated twice, those in which it was strengthened',
    },
    numerator: { es: 'Familias que fortalecieron el factor', en: 'Families in which the factor was strengthened' },
    denominator: { es: 'Familias con el factor evaluado dos veces', en: 'Families with the factor rated twice' },
    formula: {
      form: 'share',
      of: { measure: 'factor.protection-strengthened' },
      per: { measure: 'factor.protection' },
      byCode: true,
    },
    better: 'more',
    unit: 'share',
    owner: 'coordinator',
    periodicity: 'quarterly',
    facts: EVALUATED,
    by: ['commune', 'month', 'line', 'code'],
  },
];
