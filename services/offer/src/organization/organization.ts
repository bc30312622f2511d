export const ORGANIZATION_KINDS = [
  'municipal',
  'health',
  'education',
  'justice',
  'specialised-protection',
  'ngo',
  'community',
  'company',
  'other',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** What an office writes down of an institution. */
export interface OrganizationFacts {
  name: string;
  alternateName?: string;
  description?: string;
  kind: OrganizationKind;
  website?: string;
  contactEmail?: string;
  status: 'active' | 'inactive';
}

export interface Organization extends OrganizationFacts {
  id: string;
  commune: string;
  version: number;
  /** Data set it was imported from, and its id there. */
  source?: string;
  sourceId?: string;
  /** What the source said when it last changed the record. */
  sourceMark?: string;
  addedAt: Date;
  changedAt: Date;
}

/** An institution as it is changed: what is not named is cleared, its origin stays. */
export const changedOrganization = (current: Organization, facts: OrganizationFacts, asOf: Date): Organization => {
  const { id, commune, version, source, sourceId, sourceMark, addedAt } = current;
  return { ...facts, id, commune, source, sourceId, sourceMark, addedAt, version: version + 1, changedAt: asOf };
};
