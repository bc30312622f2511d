/** Whether a service takes families, as HSDS says it; `temporarily-closed` is its `temporarily closed`. */
export const OFFER_STATUSES = ['active', 'inactive', 'defunct', 'temporarily-closed'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

export const SECTORS = [
  'health',
  'mental-health',
  'education',
  'social-protection',
  'housing',
  'work',
  'justice',
  'specialised-protection',
  'culture-sports',
  'community',
  'other',
] as const;
export const SEXES = ['female', 'male', 'intersex'] as const;
export type Sex = (typeof SEXES)[number];

export interface Phone {
  number: string;
  extension?: number;
  description?: string;
}

/** Weekly opening hours. `days`: MO to SU. */
export interface Schedule {
  days: string[];
  opensAt?: string;
  closesAt?: string;
  validFrom?: string;
  validTo?: string;
  description?: string;
}

export interface Place {
  id: string;
  kind: 'physical' | 'virtual';
  name?: string;
  address?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  url?: string;
  latitude?: number;
  longitude?: number;
  accessibility?: string;
  phones: Phone[];
  schedules: Schedule[];
}

export interface Cost {
  option: string;
  amount?: number;
  currency?: string;
  description?: string;
}

/** What families ask before they go: public, and in no decision. */
export interface OfferDetails {
  alternateName?: string;
  url?: string;
  /** How one gets in. */
  wayIn?: string;
  fees?: string;
  costs: Cost[];
  /** ISO 639 codes. */
  languages: string[];
  documents: string[];
  places: Place[];
  schedules: Schedule[];
  phones: Phone[];
}

/** A person of the institution. Sealed, and for the office only. */
export interface Contact {
  name?: string;
  title?: string;
  email?: string;
  phone?: string;
}

/** What an office writes down of a service. */
export interface OfferFacts {
  organizationId: string;
  name: string;
  description?: string;
  sector: string;
  /** Codes of the needs it answers. */
  needs: string[];
  /** Codes of the motives it is for; empty: any. */
  motives: string[];
  /** Codes of what a child or family must bring along. */
  requirements: string[];
  minAge?: number;
  maxAge?: number;
  /** Absent: any. */
  sexes?: Sex[];
  /** Communes it serves, its own at least. */
  communes: string[];
  regionWide: boolean;
  status: OfferStatus;
  details: OfferDetails;
  contacts: Contact[];
  /** Where the institution is asked, if nobody there has an account. */
  contactEmail?: string;
  personInCharge?: string;
}

export interface Offer extends OfferFacts {
  id: string;
  commune: string;
  /** First two digits of the commune. */
  region: string;
  version: number;
  confirmedAt: Date;
  staleSince?: Date;
  /** When the provider was last asked whether its entry is right. */
  askedAt?: Date;
  source?: string;
  sourceId?: string;
  /** What the source said when it last changed the record. */
  sourceMark?: string;
  addedAt: Date;
  changedAt: Date;
}

export const NO_DETAILS: OfferDetails = {
  costs: [],
  languages: [],
  documents: [],
  places: [],
  schedules: [],
  phones: [],
};

export const regionOf = (commune: string): string => commune.slice(0, 2);
