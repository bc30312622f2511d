import { defineErrors } from '@oln/contracts';

export const ReferralErrors = defineErrors('REFERRAL', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'La derivación no existe o no está a su alcance',
      en: 'The referral does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_YOURS: {
    status: 403,
    title: { es: 'La derivación está a cargo de otra persona', en: 'Somebody else is in charge of this referral' },
    todo: { es: 'Pida a la coordinación que se la asigne', en: 'Ask the coordinator to assign it to you' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no corresponde esta acción',
      en: 'This action does not belong to the stage {stage}',
    },
    todo: {
      es: 'Vuelva a leer la derivación: puede haber avanzado',
      en: 'Read the referral again: it may have moved on',
    },
  },
  IS_PAUSED: {
    status: 409,
    title: { es: 'La derivación está en pausa', en: 'The referral is paused' },
    todo: { es: 'Reanúdela primero', en: 'Resume it first' },
  },
  NOT_PAUSED: {
    status: 409,
    title: { es: 'La derivación no está en pausa', en: 'The referral is not paused' },
    todo: { es: 'No hay nada que reanudar', en: 'There is nothing to resume' },
  },
  DATE_PASSED: {
    status: 422,
    title: { es: 'La fecha ya pasó', en: 'The date has passed' },
    todo: { es: 'Elija una fecha futura', en: 'Choose a date to come' },
  },
  TOO_LATE: {
    status: 422,
    title: { es: 'A lo más hasta el {latest}', en: 'Until {latest} at most' },
    todo: { es: 'Elija una fecha anterior', en: 'Choose an earlier date' },
  },
  NOT_YET: {
    status: 422,
    title: { es: 'Esa fecha aún no llega', en: 'That date is still to come' },
    todo: { es: 'Registre la atención cuando haya ocurrido', en: 'Record the attendance once it has happened' },
  },
  BEFORE_IT_WAS_SENT: {
    status: 422,
    title: { es: 'La fecha es anterior al envío de la derivación', en: 'The date is before the referral was sent' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  REASON_MISSING: {
    status: 422,
    title: { es: 'Falta la razón de esta decisión', en: 'The reason of this decision is missing' },
    todo: { es: 'Indique una razón', en: 'Name a reason' },
  },
  MEASURE_MISSING: {
    status: 422,
    title: { es: 'Falta decir cuál es la medida complementaria', en: 'The complementary measure is not named' },
    todo: { es: 'Indique la medida', en: 'Name the measure' },
  },
  PRIORITY_MISSING: {
    status: 422,
    title: { es: 'Falta la nueva prioridad', en: 'The new priority is missing' },
    todo: { es: 'Indique la prioridad', en: 'Name the priority' },
  },
  NOT_RAISED: {
    status: 422,
    title: { es: 'La prioridad no sube con ese valor', en: 'That value does not raise the priority' },
    todo: { es: 'Elija una prioridad más alta', en: 'Choose a higher priority' },
  },
  CANDIDATES_LEFT: {
    status: 409,
    title: { es: 'Quedan {count} oferentes por consultar', en: '{count} providers are still to be asked' },
    todo: { es: 'Elija uno de ellos', en: 'Choose one of them' },
  },
  NO_OTHER_PROVIDER: {
    status: 409,
    title: { es: 'No queda otro oferente', en: 'There is no other provider' },
    todo: { es: 'Tome otra decisión', en: 'Take another decision' },
  },
  OFFER_UNKNOWN: {
    status: 422,
    title: {
      es: 'El servicio no está en el mapa de oferta, o no recibe familias',
      en: 'The service is not on the map of offer, or takes no families',
    },
    todo: { es: 'Elija un servicio activo', en: 'Choose an active service' },
  },
  ALREADY_ACKNOWLEDGED: {
    status: 409,
    title: { es: 'La recepción ya está registrada', en: 'The receipt is on record already' },
    todo: { es: 'No hay nada que registrar', en: 'There is nothing to record' },
  },
  NO_VACANCY: {
    status: 409,
    title: { es: 'El servicio no tiene cupos', en: 'The service has no vacancy' },
    todo: {
      es: 'Déjela en lista de espera, o actualice los cupos del servicio',
      en: 'Put it on the waiting list, or bring the places of the service up to date',
    },
  },
  NOT_FIRST: {
    status: 409,
    title: { es: 'Otros niños o niñas esperan antes', en: 'Other children wait before this one' },
    todo: {
      es: 'El cupo se ofrece por prioridad y luego por llegada: revise la lista de espera',
      en: 'A vacancy is offered by priority and then by arrival: look at the waiting list',
    },
  },
  NO_APPOINTMENT: {
    status: 422,
    title: { es: 'La institución aún no fija fecha', en: 'The institution has not set a date yet' },
    todo: { es: 'Acuérdela con la institución e indíquela', en: 'Agree on one with the institution, and name it' },
  },
  NOT_LOOKED_FOR: {
    status: 409,
    title: {
      es: 'Falta buscar a la familia: {made} intentos de {attempts}, de {kinds} tipos',
      en: 'The family was not looked for enough: {made} attempts of {attempts}, of {kinds} kinds',
    },
    todo: { es: 'Registre los intentos de contacto', en: 'Record the contact attempts' },
  },
  SAME_PERSON: {
    status: 409,
    title: { es: 'Ya está a cargo de esa persona', en: 'That person is in charge already' },
    todo: { es: 'Elija a otra persona', en: 'Choose somebody else' },
  },
  ALREADY_OPEN: {
    status: 409,
    title: {
      es: 'Ya hay una derivación abierta para esa necesidad: {id}',
      en: 'There is an open referral for that need: {id}',
    },
    todo: { es: 'Siga con la que está abierta', en: 'Go on with the one that is open' },
  },
  NOTHING_ASKED: {
    status: 409,
    title: {
      es: 'En esta etapa no se pide respuesta a la institución',
      en: 'Nothing is asked of the institution in this stage',
    },
    todo: { es: 'Espere a que corresponda', en: 'Wait until something is' },
  },
  CONSENT_WITHDRAWN: {
    status: 409,
    title: {
      es: 'No hay consentimiento para enviar estos datos a una institución',
      en: 'There is no consent to send these data to an institution',
    },
    todo: {
      es: 'Retire la derivación, o indique la base legal en que descansa (medida de protección, orden del tribunal…) y por qué',
      en: 'Withdraw the referral, or state the legal basis on which it rests (protection measure, court order…) and why',
    },
  },
  CONSENT_SETTLED: {
    status: 409,
    title: {
      es: 'El consentimiento de esta derivación ya está resuelto',
      en: 'The consent of this referral is settled already',
    },
    todo: { es: 'Vuelva a leer la derivación', en: 'Read the referral again' },
  },
  BASIS_INCOMPLETE: {
    status: 422,
    title: {
      es: 'Una base legal se indica con su razón',
      en: 'A legal basis is stated with its reason',
    },
    todo: { es: 'Indique legalBasis y legalBasisReason juntos', en: 'Give legalBasis and legalBasisReason together' },
  },
  ATTEMPT_IN_FUTURE: {
    status: 422,
    title: { es: 'El intento aún no ocurre', en: 'The attempt has not happened yet' },
    todo: { es: 'Regístrelo cuando haya ocurrido', en: 'Record it once it has happened' },
  },
});
