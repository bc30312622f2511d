import { Type, type TEnum } from 'typebox';

/** Building parts of event data. Ids and codes only. */
export const Id = (description: string) => Type.String({ format: 'uuid', description });
export const Code = (description: string) =>
  Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 80, description });
/** One of a closed list. `type` is for readers of the schema: an enumeration alone says nothing of it. */
export const OneOf = <const Values extends readonly string[]>(
  values: Values,
  description: string,
): TEnum<[...Values]> => Type.Enum<[...Values]>(values, { type: 'string', description });
export const Instant = (description: string) => Type.String({ format: 'date-time', description });
export const Person = (description: string) => Type.String({ maxLength: 64, description });
export const Count = (description: string) => Type.Integer({ minimum: 0, description });

/** Factors of one measurement against the one before. */
export const factorCounts = Type.Object(
  {
    riskBefore: Count('Risk factors present at entry'),
    riskMitigated: Count('Of these, lower or gone at the end'),
    protectiveBefore: Count('Protective factors present at entry'),
    protectiveStrengthened: Count('Protective factors stronger at the end than at entry'),
  },
  { description: 'Factors before and after; absent where the instrument was not applied twice' },
);

/** Each factor that was rated at entry and again: what the indicators by factor are made of. No child is named. */
export const factorChanges = Type.Array(
  Type.Object({
    factor: Code('Factor of the instrument'),
    kind: OneOf(['risk', 'protective'] as const, 'A risk at entry, or something that can protect'),
    before: Type.Number({ description: 'Rating at entry, on the scale of the instrument' }),
    after: Type.Number({ description: 'Rating at the end' }),
    change: OneOf(
      ['better', 'same', 'worse'] as const,
      'For the family: a risk that is lower, a protection that is stronger',
    ),
  }),
  { description: 'Ratings before and after by factor, one for each child it was asked of' },
);
