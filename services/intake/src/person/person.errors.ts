import { defineErrors } from '@oln/contracts';

export const PersonErrors = defineErrors('PERSON', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa persona no está en el registro de su comuna',
      en: 'That person is not in the registry of your commune',
    },
    todo: { es: 'Búsquela por RUN o por nombre', en: 'Search by RUN or by name' },
  },
  NAME_MISSING: {
    status: 422,
    title: { es: 'Nombre y sexo no se pueden borrar', en: 'Name and sex cannot be cleared' },
    todo: {
      es: 'Escriba el nombre que se conoce; el sexo puede quedar como desconocido',
      en: 'Write the name that is known; the sex may stay unknown',
    },
  },
  RUN_WRONG: {
    status: 422,
    title: { es: 'El RUN no es válido', en: 'The RUN is not valid' },
    todo: {
      es: 'Revise los números y el dígito verificador; si no tiene RUN, use otro identificador',
      en: 'Check the numbers and the check digit; where there is no RUN, use another identifier',
    },
  },
  RUN_PROVISIONAL: {
    status: 422,
    title: {
      es: 'Ese número es un identificador provisorio (IPE o IPA), no un RUN',
      en: 'That number is a provisional identifier (IPE or IPA), not a RUN',
    },
    todo: { es: 'Escríbalo entre los otros identificadores', en: 'Write it among the other identifiers' },
  },
  RUN_COMPANY: {
    status: 422,
    title: {
      es: 'Ese RUT es de una institución, no de una persona',
      en: 'That RUT belongs to an institution, not to a person',
    },
    todo: { es: 'Revise el número', en: 'Check the number' },
  },
  RUN_TAKEN: {
    status: 409,
    title: {
      es: 'Otra persona del registro ya tiene ese RUN o identificador',
      en: 'Another person of the registry has that RUN or identifier',
    },
    todo: {
      es: 'Vea la ficha {candidate}: si son la misma persona, únalas',
      en: 'See entry {candidate}: if they are the same person, merge them',
    },
  },
  BORN_LATER: {
    status: 422,
    title: { es: 'La fecha de nacimiento está en el futuro', en: 'The birth date lies in the future' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  DATE_LATER: {
    status: 422,
    title: { es: 'La fecha está en el futuro', en: 'The date lies in the future' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  DEATH_BEFORE_BIRTH: {
    status: 422,
    title: { es: 'El fallecimiento es anterior al nacimiento', en: 'The death lies before the birth' },
    todo: { es: 'Revise ambas fechas', en: 'Check both dates' },
  },
  NOTHING_SOUGHT: {
    status: 422,
    title: { es: 'Falta decir a quién busca', en: 'It is not said who is sought' },
    todo: {
      es: 'Indique RUN, otro identificador, nombre o fecha de nacimiento',
      en: 'Give a RUN, another identifier, a name or a birth date',
    },
  },
  AGE_UNKNOWN: {
    status: 422,
    title: { es: 'Falta saber si es niño, niña o adolescente', en: 'It is not known whether this is a child' },
    todo: {
      es: 'Indique la fecha de nacimiento (puede ser estimada) o el tipo de persona',
      en: 'Give the birth date (it may be estimated) or the kind of person',
    },
  },
  MERGED: {
    status: 409,
    title: { es: 'Esta ficha fue unida a otra', en: 'This entry was merged into another' },
    todo: { es: 'Trabaje con la ficha {survivor}', en: 'Work with entry {survivor}' },
  },
  ANONYMISED: {
    status: 409,
    title: { es: 'Esta ficha fue anonimizada', en: 'This entry was anonymised' },
    todo: { es: 'Registre de nuevo a la persona si vuelve', en: 'Register the person anew if they come back' },
  },
  NOTHING_CHANGED: {
    status: 409,
    title: { es: 'Nada cambia con estos datos', en: 'Nothing changes with this data' },
    todo: { es: 'La ficha ya dice eso', en: 'The entry says so already' },
  },
  ALREADY_DECEASED: {
    status: 409,
    title: { es: 'El fallecimiento ya está registrado', en: 'The death is recorded already' },
    todo: { es: 'No hay nada más que hacer', en: 'There is nothing left to do' },
  },
  CERTAIN_MATCH: {
    status: 409,
    title: { es: 'Esta persona ya está en el registro', en: 'This person is in the registry already' },
    todo: { es: 'Use la ficha {candidate}', en: 'Use entry {candidate}' },
  },
  PROBABLE_MATCH: {
    status: 409,
    title: {
      es: 'Probablemente esta persona ya está en el registro',
      en: 'This person is probably in the registry already',
    },
    todo: {
      es: 'Compare con la ficha {candidate}; si es otra persona, confirme que es nueva (confirmedNew)',
      en: 'Compare with entry {candidate}; if it is somebody else, confirm that the person is new (confirmedNew)',
    },
  },
});
