import { defineErrors } from '@oln/contracts';

export const RightsRequestErrors = defineErrors('RIGHTS_REQUEST', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa solicitud de derechos no existe o no está a su alcance',
      en: 'That rights request does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  CLOSED: {
    status: 409,
    title: { es: 'Esta solicitud ya fue respondida o retirada', en: 'This request was answered or withdrawn already' },
    todo: { es: 'Registre una nueva si la persona pide algo más', en: 'Record a new one if the person asks for more' },
  },
  ONE_SUBJECT: {
    status: 422,
    title: { es: 'Indique una persona o una familia, no ambas', en: 'Name a person or a family, not both' },
    todo: { es: 'Registre una solicitud por cada una', en: 'Record a request for each' },
  },
  RECEIVED_LATER: {
    status: 422,
    title: { es: 'La recepción está en el futuro', en: 'The receipt lies in the future' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  REQUESTER_UNKNOWN: {
    status: 422,
    title: {
      es: 'Quien pide no es la persona titular, ni una persona adulta que viva en la familia',
      en: 'Who asks is neither the person concerned nor an adult who lives in the family',
    },
    todo: {
      es: 'Indique a la persona del registro que pide, o en qué otra calidad lo hace',
      en: 'Name the person of the registry who asks, or in what other relation they do',
    },
  },
  DECEASED: {
    status: 422,
    title: { es: 'La persona titular falleció', en: 'The person concerned has died' },
    todo: { es: 'Registre la solicitud de quien hereda', en: 'Record the request of an heir' },
  },
  NOT_DECEASED: {
    status: 422,
    title: { es: 'Esa persona no consta como fallecida', en: 'No death of that person is on record' },
    todo: {
      es: 'Registre el fallecimiento, o indique en qué calidad se pide',
      en: 'Record the death, or say in what relation it is asked for',
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
      es: 'Ese cuidado no regía el día de la solicitud, o no es de un niño, niña o adolescente titular de los datos',
      en: 'That guardianship did not hold on the day it was asked for, or is not of a child whose data it is about',
    },
    todo: {
      es: 'Revise los cuidados registrados, y pida por ese niño, niña o adolescente solamente; quien es mayor de edad pide por sí mismo',
      en: 'Check the guardianships on record, and ask for that child alone; who is of age asks for themself',
    },
  },
  DOCUMENT_MISSING: {
    status: 422,
    title: { es: 'Falta el documento que faculta a pedir', en: 'The document that allows to ask is missing' },
    todo: {
      es: 'Anote la resolución, el oficio o la posesión efectiva',
      en: 'Write down the court order, letter or certificate of succession',
    },
  },
  IDENTITY_UNCHECKED: {
    status: 409,
    title: { es: 'La identidad de quien pide no está comprobada', en: 'It is not established who asks' },
    todo: {
      es: 'Anote cómo se comprobó la identidad, o rechace con ese motivo',
      en: 'Record how the identity was checked, or refuse for that reason',
    },
  },
  EXTENDED_ALREADY: {
    status: 409,
    title: { es: 'El plazo ya se prorrogó una vez', en: 'The term was extended once already' },
    todo: { es: 'La ley permite una sola prórroga: responda', en: 'The law allows one extension: answer it' },
  },
  TERM_PASSED: {
    status: 409,
    title: { es: 'El plazo venció: ya no se puede prorrogar', en: 'The term has passed: it cannot be extended now' },
    todo: { es: 'Responda cuanto antes', en: 'Answer it as soon as you can' },
  },
  REASON_MISSING: {
    status: 422,
    title: { es: 'Falta el motivo', en: 'The reason is missing' },
    todo: { es: 'Indique por qué no se acoge todo', en: 'Say why not everything is granted' },
  },
  REASON_UNNEEDED: {
    status: 422,
    title: { es: 'Lo que se acoge entero no lleva motivo', en: 'What is granted whole has no reason' },
    todo: { es: 'Quite el motivo, o acójala en parte', en: 'Leave the reason out, or grant it in part' },
  },
  WITHDRAWS_NOTHING: {
    status: 422,
    title: {
      es: 'Solo una oposición que se acoge retira consentimientos',
      en: 'Only an objection that is granted ends consents',
    },
    todo: { es: 'Quite withdraws', en: 'Leave withdraws out' },
  },
  NOTHING_NEW: {
    status: 409,
    title: { es: 'Eso ya es así', en: 'That is so already' },
    todo: { es: 'No hay nada que cambiar', en: 'There is nothing to change' },
  },
});
