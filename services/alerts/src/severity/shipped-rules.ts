import type { SeverityRules } from './severity-rules.js';

const factor = (code: string, severity: SeverityRules['factors'][number]['severity'], es: string, en: string) => ({
  code,
  severity,
  label: { es, en },
});

/** What holds where nobody has decided otherwise. Codes of factors are those of the unified priority of intake. */
export const SHIPPED_RULES: SeverityRules = {
  code: '2026.1',
  validFrom: '2026-01-01',
  factors: [
    factor('imminent-danger', 'critical', 'Peligro inminente', 'Imminent danger'),
    factor('sexual-abuse-suspected', 'critical', 'Sospecha de abuso sexual', 'Sexual abuse suspected'),
    factor('suicidal-ideation', 'critical', 'Ideación suicida', 'Suicidal ideation'),
    factor('violence-suspected', 'high', 'Sospecha de violencia', 'Violence suspected'),
    factor('neglect-grave', 'high', 'Negligencia grave', 'Grave neglect'),
    factor('carer-absent', 'high', 'Sin adulto responsable', 'No responsible adult'),
    factor('homeless', 'high', 'Situación de calle', 'Homelessness'),
    factor('neglect', 'medium', 'Negligencia', 'Neglect'),
    factor('substance-use-child', 'medium', 'Consumo de alcohol o drogas', 'Substance use of the child'),
    factor(
      'substance-use-carer',
      'medium',
      'Consumo problemático de quien cuida',
      'Problematic substance use of a carer',
    ),
    factor('mental-health-child', 'medium', 'Salud mental del NNA', 'Mental health of the child'),
    factor('out-of-school', 'medium', 'Fuera del sistema escolar', 'Out of school'),
    factor('child-labour', 'medium', 'Trabajo infantil', 'Child labour'),
    factor('pregnancy-adolescent', 'medium', 'Embarazo adolescente', 'Adolescent pregnancy'),
    factor('school-absence', 'low', 'Inasistencia escolar reiterada', 'Repeated absence from school'),
    factor('parenting-difficulties', 'low', 'Dificultades en la crianza', 'Difficulties in upbringing'),
    factor('carer-overburdened', 'low', 'Sobrecarga de quien cuida', 'An overburdened carer'),
    factor('housing-precarious', 'low', 'Vivienda precaria', 'Precarious housing'),
    factor('isolated-family', 'low', 'Familia aislada', 'An isolated family'),
  ],
  unknownFactor: 'medium',
  nothingNamed: 'medium',
  counts: [{ factors: 3, atLeast: 'medium' }],
  scores: [
    { from: 0, severity: 'low' },
    { from: 80, severity: 'medium' },
  ],
  correlations: {
    simultaneous: { raise: 1 },
    successive: { raise: 1 },
    complex: { raise: 1, atLeast: 'high' },
  },
};
