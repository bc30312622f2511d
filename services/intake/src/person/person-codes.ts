/** Closed lists of the registry. Labels are the console's. */
export const PERSON_KINDS = ['child', 'adult'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];

export const SEXES = ['female', 'male', 'intersex', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/** `ipe`, `ipa`: provisional school identifiers; `dni`: document of another country. */
export const IDENTIFIER_KINDS = [
  'ipe',
  'ipa',
  'passport',
  'dni',
  'birth-certificate',
  'hospital-record',
  'other',
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Peoples recognised by Ley 19.253. */
export const INDIGENOUS_PEOPLES = [
  'mapuche',
  'aymara',
  'rapa-nui',
  'lickanantay',
  'quechua',
  'colla',
  'diaguita',
  'kawesqar',
  'yagan',
  'chango',
  'selknam',
  'other',
] as const;
export type IndigenousPeople = (typeof INDIGENOUS_PEOPLES)[number];

export const DISABILITIES = [
  'physical',
  'visual',
  'hearing',
  'intellectual',
  'psychosocial',
  'autism',
  'multiple',
  'other',
] as const;
export type Disability = (typeof DISABILITIES)[number];

export const CONTACT_KINDS = ['phone', 'email', 'other'] as const;

export interface Contact {
  kind: (typeof CONTACT_KINDS)[number];
  value: string;
  /** Whose it is: `grandmother`, `neighbour`. */
  whose?: string;
}

export interface Address {
  street: string;
  /** Sector, village or neighbourhood. */
  sector?: string;
  /** CUT code. */
  commune?: string;
  reference?: string;
}

export const RECTIFICATION_REASONS = [
  'typing-error',
  'document-seen',
  'family-says',
  'situation-changed',
  'authority-says',
] as const;
export type RectificationReason = (typeof RECTIFICATION_REASONS)[number];
