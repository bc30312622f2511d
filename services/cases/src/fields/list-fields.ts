import { PatternListField } from '@oln/service-kit';

type ListOptions = Partial<Parameters<typeof PatternListField>[1]>;

const CODE = /^[a-z0-9][a-z0-9.-]{0,79}$/;
const PERSON = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Codes of factors. */
export const FactorsField = (options: ListOptions = {}): PropertyDecorator =>
  PatternListField(CODE, { example: 'family-violence', describe: 'Codes of factors', ...options });

/** Opaque ids of staff members. */
export const PeopleField = (options: ListOptions = {}): PropertyDecorator =>
  PatternListField(PERSON, { example: 'gestora-2', ...options });
