import { defineErrors } from '@oln/contracts';

export const RegistryErrors = defineErrors('REGISTRY', {
  RUN_INVALID: {
    status: 422,
    title: { es: 'El RUN no es válido ({reason})', en: 'The RUN is not valid ({reason})' },
    todo: { es: 'Revise los números y el dígito verificador, o registre otro identificador', en: 'Check the digits and the check digit, or register another identifier' },
  },
  BORN_IN_FUTURE: {
    status: 422,
    title: { es: 'La fecha de nacimiento está en el futuro', en: 'The date of birth is in the future' },
    todo: { es: 'Corrija la fecha', en: 'Correct the date' },
  },
  BORN_LONG_AGO: {
    status: 422,
    title: { es: 'La fecha de nacimiento da más de 120 años', en: 'The date of birth gives more than 120 years' },
    todo: { es: 'Corrija la fecha', en: 'Correct the date' },
  },
  ALREADY_REGISTERED: {
    status: 409,
    title: { es: 'Esa persona ya está en el registro: {person}', en: 'That person is in the registry already: {person}' },
    todo: { es: 'Use la ficha que existe', en: 'Use the entry that exists' },
  },
  PROBABLY_REGISTERED: {
    status: 409,
    title: { es: 'Hay {count} fichas parecidas; la más parecida es {person}', en: 'There are {count} similar entries; the closest is {person}' },
    todo: { es: 'Revíselas; si es otra persona, envíe confirmedNew: true', en: 'Look at them; if it is somebody else, send confirmedNew: true' },
  },
  NOT_FOUND: {
    status: 404,
    title: { es: 'Esa ficha no existe o no está a su alcance', en: 'That entry does not exist or is not within your reach' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  MERGED: {
    status: 409,
    title: { es: 'Esa ficha fue unida a {person}', en: 'That entry was merged into {person}' },
    todo: { es: 'Trabaje en la ficha vigente o deshaga la unión', en: 'Work on the entry that stands, or undo the merge' },
  },
  NOT_MERGED: {
    status: 409,
    title: { es: 'Esa ficha no está unida a otra', en: 'That entry is not merged into another' },
    todo: { es: 'No hay nada que deshacer', en: 'There is nothing to undo' },
  },
  SAME_PERSON: {
    status: 422,
    title: { es: 'Una ficha no puede unirse a sí misma', en: 'An entry cannot be merged into itself' },
    todo: { es: 'Indique las dos fichas', en: 'Name both entries' },
  },
  NOTHING_CHANGED: {
    status: 409,
    title: { es: 'Nada cambia con estos datos', en: 'Nothing changes with this data' },
    todo: { es: 'La ficha ya está así', en: 'The entry is like this already' },
  },
  NO_CHILD: {
    status: 422,
    title: { es: 'La familia necesita al menos un niño, niña o adolescente', en: 'The family needs at least one child' },
    todo: { es: 'Agregue a un menor de 18 años con su fecha de nacimiento', en: 'Add somebody under 18 with a date of birth' },
  },
  ALREADY_DECEASED: {
    status: 409,
    title: { es: 'El fallecimiento ya está registrado', en: 'The death is recorded already' },
    todo: { es: 'No hay nada que registrar', en: 'There is nothing to record' },
  },
});
