import { defineErrors } from '@oln/contracts';

export const ConsentErrors = defineErrors('CONSENT', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Ese consentimiento no existe o no está a su alcance',
      en: 'That consent does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  PURPOSE_UNKNOWN: {
    status: 422,
    title: { es: 'Esa finalidad no está en el catálogo', en: 'That purpose is not in the catalogue' },
    todo: {
      es: 'Elija una de /catalogues/consent-purposes',
      en: 'Choose one of /catalogues/consent-purposes',
    },
  },
  IN_THE_CASE: {
    status: 422,
    title: {
      es: 'Este consentimiento se firma y se retira en el caso',
      en: 'This consent is signed, and taken back, in the case',
    },
    todo: { es: 'Regístrelo entre los documentos del caso', en: 'Record it among the documents of the case' },
  },
  SAID_LATER: {
    status: 422,
    title: { es: 'Eso no puede haberse dicho en el futuro', en: 'It cannot have been said later than now' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  SAID_BEFORE: {
    status: 409,
    title: {
      es: 'Después de esa fecha la persona dijo otra cosa',
      en: 'The person has said something else after that date',
    },
    todo: {
      es: 'Pregunte a la persona qué vale ahora y regístrelo con la fecha en que lo dice',
      en: 'Ask the person what holds now, and record it with the date on which they say so',
    },
  },
  NOT_GIVEN: {
    status: 409,
    title: { es: 'No hay un consentimiento que retirar', en: 'There is no consent to take back' },
    todo: {
      es: 'Si la persona no quiere, registre que se niega (decision: refused)',
      en: 'If the person does not want it, record that they refuse (decision: refused)',
    },
  },
  GIVEN_ALREADY: {
    status: 409,
    title: { es: 'La persona ya dio su consentimiento', en: 'The person has given consent already' },
    todo: { es: 'Retírelo', en: 'Take it back' },
  },
  NOTHING_NEW: {
    status: 409,
    title: { es: 'Eso ya consta', en: 'That is on record already' },
    todo: { es: 'No hay nada que registrar', en: 'There is nothing to record' },
  },
  CHILDS_OWN: {
    status: 409,
    title: {
      es: 'El niño, niña o adolescente dijo que no por sí mismo',
      en: 'The child has said no itself',
    },
    todo: {
      es: 'Solo el propio adolescente puede volver a darlo: pregúntele',
      en: 'Only the child itself can give it again: ask them',
    },
  },
  TOO_YOUNG: {
    status: 422,
    title: {
      es: 'Antes de los {age} años consiente quien cuida, y la edad tiene que constar',
      en: 'Before the age of {age} who cares for the child consents, and the age must be on record',
    },
    todo: {
      es: 'Registre lo que dice quien cuida (relation: guardian), o complete la fecha de nacimiento',
      en: 'Record what the guardian says (relation: guardian), or complete the date of birth',
    },
  },
  GUARDIANSHIP_MISSING: {
    status: 422,
    title: { es: 'Falta el cuidado por el que se decide', en: 'The guardianship by which somebody decides is missing' },
    todo: {
      es: 'Indique el registro de cuidado del niño, niña o adolescente',
      en: 'Name the record of who cares for the child',
    },
  },
  NOT_GUARDIAN: {
    status: 422,
    title: {
      es: 'Ese cuidado no regía ese día, o no es de este niño, niña o adolescente',
      en: 'That guardianship did not hold on that day, or is not of this child',
    },
    todo: {
      es: 'Revise los cuidados registrados; quien es mayor de edad decide por sí mismo',
      en: 'Check the guardianships on record; who is of age decides themself',
    },
  },
  DOCUMENT_MISSING: {
    status: 422,
    title: {
      es: 'Falta el documento que faculta a decidir por esa persona adulta',
      en: 'The document by which somebody decides for that adult is missing',
    },
    todo: {
      es: 'Anote la resolución; por un niño, niña o adolescente decide quien cuida',
      en: 'Write down the court order; for a child who cares for it decides',
    },
  },
  DECEASED: {
    status: 409,
    title: { es: 'La persona falleció', en: 'The person has died' },
    todo: { es: 'No hay nada que registrar', en: 'There is nothing to record' },
  },
});
