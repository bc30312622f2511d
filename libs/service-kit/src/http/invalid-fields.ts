import type { ValidationError } from 'class-validator';

export interface InvalidField {
  field: string;
  code: string;
  detail: string;
}

const TEXTS: Record<string, { es: string; en: string }> = {
  whitelistValidation: { es: 'Este campo no existe: quítelo', en: 'There is no such field: take it out' },
  isUuid: { es: 'Debe ser un identificador UUID', en: 'Must be a UUID' },
  isIn: { es: 'Debe ser uno de los valores documentados', en: 'Must be one of the documented values' },
  isString: { es: 'Debe ser un texto', en: 'Must be a text' },
  isInt: { es: 'Debe ser un número entero', en: 'Must be a whole number' },
  isNumber: { es: 'Debe ser un número', en: 'Must be a number' },
  isBoolean: { es: 'Debe ser true o false', en: 'Must be true or false' },
  isObject: { es: 'Debe ser un objeto con sus campos', en: 'Must be an object with its fields' },
  isArray: { es: 'Debe ser una lista', en: 'Must be a list' },
  isIso8601: {
    es: 'Debe ser una fecha que exista, como 2026-03-15',
    en: 'Must be a date that exists, like 2026-03-15',
  },
  minLength: { es: 'Es demasiado corto', en: 'Is too short' },
  maxLength: { es: 'Es demasiado largo', en: 'Is too long' },
  min: { es: 'Es menor que el mínimo', en: 'Is less than the minimum' },
  max: { es: 'Es mayor que el máximo', en: 'Is more than the maximum' },
  arrayMaxSize: { es: 'Son demasiados', en: 'Are too many' },
  matches: { es: 'No tiene la forma esperada', en: 'Does not have the expected form' },
};

/** Every invalid field with its path (`members.0.birthDate`), a code and what to do; never the value itself. */
export function invalidFields(errors: ValidationError[], language: 'es' | 'en', path = ''): InvalidField[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.keys(error.constraints ?? {}).map((code) => ({
      field: field.slice(0, 200),
      code,
      detail: TEXTS[code]?.[language] ?? TEXTS.matches![language],
    }));
    return [...own, ...invalidFields(error.children ?? [], language, field)];
  });
}
