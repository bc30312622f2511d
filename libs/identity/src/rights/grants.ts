import { ROLES, type Role } from '@oln/contracts';

/**
 * Whose records somebody reaches in their own communes: all of the commune, those that they are in charge of (or opened, or that are
 * about them) alone, or those that concern their institution. Other communes nobody reaches, whatever their role.
 */
export type Whose = 'commune' | 'own' | 'institution';

/** Who has a right, and to whose records. A role that is not named has none. */
export type Grants = Readonly<Partial<Record<Role, Whose>>>;

/** The coordinator; a deputy opens every door of hers, for she stands in whenever the coordinator is away. */
export const LEADS = { coordinator: 'commune', 'deputy-coordinator': 'commune' } as const satisfies Grants;
/** Who walks with families: with those in their charge. */
export const ATTENDS = { 'case-manager': 'own', 'family-therapist': 'own' } as const satisfies Grants;
export const REGION = { 'regional-supervisor': 'commune' } as const satisfies Grants;
/** Aggregates, and where processes stand: codes and ids, no personal data. */
export const NATION = { 'national-supervisor': 'commune' } as const satisfies Grants;

/** Who receives families at the office; what nobody is in charge of yet is everybody's. */
export const OFFICE = {
  ...LEADS,
  'case-manager': 'commune',
  'family-therapist': 'commune',
  'community-manager': 'commune',
  'chcc-support': 'commune',
} as const satisfies Grants;

/** Who looks into alerts. */
export const TRIAGE = {
  ...LEADS,
  'case-manager': 'commune',
  'family-therapist': 'commune',
  'chcc-support': 'commune',
} as const satisfies Grants;

export const NETWORK = { 'network-member': 'commune' } as const satisfies Grants;
export const INTEGRATOR = { integrator: 'commune' } as const satisfies Grants;
/** Keeps the house running; sees no personal data at all. */
export const OPERATOR = { operator: 'commune' } as const satisfies Grants;

/** Whoever has signed in, people and systems: of what is open to everybody. */
export const ANYBODY = Object.fromEntries(ROLES.map((role) => [role, 'commune'])) as Readonly<Record<Role, 'commune'>>;

/** The same roles, each to its own records only. */
export const ownOnly = <Some extends Grants>(grants: Some): { [Name in keyof Some]: 'own' } =>
  Object.fromEntries(Object.keys(grants).map((role) => [role, 'own'])) as { [Name in keyof Some]: 'own' };
