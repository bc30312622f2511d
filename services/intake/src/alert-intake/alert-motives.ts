import { isGrave, type Severity } from '@oln/contracts';

/** Why a family comes, by what an alert names; the first that fits. */
const MOTIVES: readonly (readonly [factor: string, motive: string])[] = [
  ['sexual-abuse-suspected', 'sexual-abuse'],
  ['violence-suspected', 'violence'],
  ['neglect-grave', 'neglect'],
  ['carer-absent', 'neglect'],
  ['neglect', 'neglect'],
  ['suicidal-ideation', 'mental-health'],
  ['mental-health-child', 'mental-health'],
  ['homeless', 'homeless'],
  ['child-labour', 'child-labour'],
  ['substance-use-child', 'substance-use'],
  ['substance-use-carer', 'substance-use'],
  ['out-of-school', 'school'],
  ['school-absence', 'school'],
  ['parenting-difficulties', 'parenting'],
];

export const motiveOf = (factors: readonly string[]): string =>
  MOTIVES.find(([factor]) => factors.includes(factor))?.[1] ?? 'alert';

/** What was verified as high or critical gives the request a high priority. */
export const factorsOf = (factors: readonly string[], severity: Severity): string[] =>
  isGrave(severity) ? [...factors, 'grave-alert'] : [...factors];
