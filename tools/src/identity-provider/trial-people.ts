import type { Role } from '@oln/contracts';

/** Somebody of a trial environment: made up, with no password. */
export interface TrialPerson {
  id: string;
  /** Where they work, and in which roles there. */
  places: readonly { commune: string; roles: readonly Role[] }[];
}

/** Two offices of two regions. */
export const TRIAL_COMMUNES: Readonly<Record<string, string>> = { '13110': 'La Florida', '05101': 'Valparaíso' };

const FLORIDA = { commune: '13110', suffix: 'florida' };
const VALPARAISO = { commune: '05101', suffix: 'valparaiso' };
const OFFICES = [FLORIDA, VALPARAISO];

/** One of each role in each commune. */
const EVERYWHERE: Readonly<Record<string, Role>> = {
  coordinadora: 'coordinator',
  subrogante: 'deputy-coordinator',
  gestora: 'case-manager',
  terapeuta: 'family-therapist',
  comunitaria: 'community-manager',
  'apoyo-chcc': 'chcc-support',
  escuela: 'network-member',
  'supervisora-regional': 'regional-supervisor',
  integradora: 'integrator',
  operadora: 'operator',
};

const ofEachRole = OFFICES.flatMap(({ commune, suffix }) =>
  Object.entries(EVERYWHERE).map(([work, role]): TrialPerson => ({
    id: `${work}-${suffix}`,
    places: [{ commune, roles: [role] }],
  })),
);

/** Everybody who can sign in where the embedded provider vouches for people. */
export const TRIAL_PEOPLE: readonly TrialPerson[] = [
  ...ofEachRole,
  {
    id: 'supervisora-nacional',
    places: OFFICES.map(({ commune }) => ({ commune, roles: ['national-supervisor'] as const })),
  },
  // In two offices, and not the same in both: to see that no role goes along.
  {
    id: 'gestora-y-coordinadora',
    places: [
      { commune: FLORIDA.commune, roles: ['case-manager'] },
      { commune: VALPARAISO.commune, roles: ['coordinator'] },
    ],
  },
];
