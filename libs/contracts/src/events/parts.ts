import { Type } from 'typebox';

/** Building parts of event data. Ids and codes only. */
export const Id = (description: string) => Type.String({ format: 'uuid', description });
export const Code = (description: string) =>
  Type.String({ pattern: '^[a-z0-9][a-z0-9.-]*$', maxLength: 80, description });
export const OneOf = <const Values extends readonly string[]>(values: Values, description: string) =>
  Type.Enum(values as unknown as string[], { description }) as unknown as ReturnType<
    typeof Type.Unsafe<Values[number]>
  >;
export const Instant = (description: string) => Type.String({ format: 'date-time', description });
export const Person = (description: string) => Type.String({ maxLength: 64, description });
export const Count = (description: string) => Type.Integer({ minimum: 0, description });
