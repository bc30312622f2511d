import type { Sex } from './alert-sexes.js';

export interface AlertAddress {
  street: string;
  sector?: string;
  reference?: string;
}

export interface AlertAdult {
  run?: string;
  givenNames?: string;
  firstSurname?: string;
  secondSurname?: string;
  relation?: string;
  phone?: string;
}

/** What is told of who the child is, as it was told. Lies sealed until the registry knows, then it is forgotten. */
export interface AlertIdentity {
  run?: string;
  givenNames?: string;
  firstSurname?: string;
  secondSurname?: string;
  /** Local date. */
  birthDate?: string;
  sex?: Sex;
  phone?: string;
  address?: AlertAddress;
  adult?: AlertAdult;
}

export const saysSomething = (identity: AlertIdentity | undefined): identity is AlertIdentity =>
  identity !== undefined && Object.values(identity).some((value) => value !== undefined);

/** In one form, however it was typed: for the key of an alert that comes without a reference. */
export const plainIdentity = (identity: AlertIdentity): string =>
  [
    identity.run?.toUpperCase().replace(/[^0-9K]/g, ''),
    identity.run ? undefined : identity.givenNames,
    identity.run ? undefined : identity.firstSurname,
    identity.run ? undefined : identity.birthDate,
    identity.run || identity.givenNames ? undefined : identity.address?.street,
    identity.run || identity.givenNames ? undefined : identity.adult?.givenNames,
  ]
    .map((part) => (part ?? '').trim().toLowerCase())
    .join('|');
