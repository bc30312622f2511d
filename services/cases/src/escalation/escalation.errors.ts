import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const EscalationErrors = defineErrors('ESCALATION', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'El escalamiento no existe o no está a su alcance',
      en: 'The escalation does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_YOURS: {
    status: 403,
    title: { es: 'El escalamiento está a cargo de otra persona', en: 'Somebody else is in charge of this escalation' },
    todo: { es: 'Pida a la coordinación que se lo asigne', en: 'Ask the coordinator to assign it to you' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no corresponde esta acción',
      en: 'This action does not belong to the stage {stage}',
    },
    todo: {
      es: 'Vuelva a leer el escalamiento: puede haber avanzado',
      en: 'Read the escalation again: it may have moved on',
    },
  },
  OPEN_ALREADY: {
    status: 409,
    title: {
      es: 'Ya hay un escalamiento abierto del NNA: {escalation}',
      en: 'There is an open escalation of the child already: {escalation}',
    },
    todo: {
      es: 'Siga en ese, o informe ahí que la situación empeoró',
      en: 'Go on with that one, or report there that it has become worse',
    },
  },
  NO_CHILDREN: {
    status: 422,
    title: { es: 'Falta a quién se refiere', en: 'Whom it is about is missing' },
    todo: { es: 'Indique al menos un NNA', en: 'Name at least one child' },
  },
  NO_GROUNDS: {
    status: 422,
    title: { es: 'Faltan los fundamentos', en: 'The grounds are missing' },
    todo: { es: 'Indique al menos un fundamento', en: 'Name at least one ground' },
  },
  NO_ACCOUNT: {
    status: 409,
    title: { es: 'Falta relatar lo que se ha hecho', en: 'What has been done is missing' },
    todo: {
      es: 'Escríbalo en los fundamentos antes de enviar a aprobación',
      en: 'Write it down with the grounds before you submit',
    },
  },
  OWN_DRAFT: {
    status: 403,
    title: { es: 'Quien lo preparó no lo aprueba', en: 'Who drafted it does not approve it' },
    todo: {
      es: 'Lo aprueba la coordinación u otra persona que subroga',
      en: 'The coordinator, or another deputy, approves it',
    },
  },
  RISK_UNATTENDED: {
    status: 409,
    title: { es: 'Falta decir qué se hace respecto de {risk}', en: 'What is done about {risk} is missing' },
    todo: { es: 'Indique una medida por cada fundamento y factor', en: 'Name a measure for each ground and factor' },
  },
  NOT_ITS_CHILD: {
    status: 409,
    title: { es: 'Ese NNA no está en el escalamiento', en: 'That child is not in the escalation' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  SAME_PERSON: {
    status: 409,
    title: { es: 'Esa persona ya está a cargo', en: 'That person is in charge already' },
    todo: { es: 'Elija a otra persona', en: 'Choose somebody else' },
  },
  DATE_PASSED: {
    status: 422,
    title: { es: 'La fecha ya pasó', en: 'The date has passed' },
    todo: { es: 'Elija una fecha futura', en: 'Choose a date to come' },
  },
  PAUSE_TOO_LONG: {
    status: 422,
    title: { es: 'Una pausa dura a lo más hasta el {latest}', en: 'A pause lasts until {latest} at most' },
    todo: { es: 'Elija una fecha anterior', en: 'Choose an earlier date' },
  },
  IS_PAUSED: {
    status: 409,
    title: { es: 'El seguimiento está en pausa', en: 'The follow-up is paused' },
    todo: { es: 'Reanúdelo primero', en: 'Resume it first' },
  },
  NOT_PAUSED: {
    status: 409,
    title: { es: 'El seguimiento no está en pausa', en: 'The follow-up is not paused' },
    todo: { es: 'No hay nada que reanudar', en: 'There is nothing to resume' },
  },
  NO_REASON: {
    status: 422,
    title: { es: 'Falta el motivo', en: 'The reason is missing' },
    todo: { es: 'Indique con qué fundamento se rechaza', en: 'Name the grounds on which it is rejected' },
  },
  STEPS_MISSING: {
    status: 409,
    title: {
      es: 'Antes de recibir a la familia faltan la reunión conjunta o el expediente',
      en: 'The joint meeting or the file comes before the family is received',
    },
    todo: { es: 'Registre primero esos pasos', en: 'Record those steps first' },
  },
  STEP_DONE: {
    status: 409,
    title: { es: 'El paso {step} ya está registrado', en: 'The step {step} is recorded already' },
    todo: { es: 'No hay nada que repetir', en: 'There is nothing to repeat' },
  },
  ALREADY_HELD: {
    status: 409,
    title: { es: 'El contacto del mes {month} ya se hizo', en: 'The contact of month {month} was held already' },
    todo: { es: 'Registre el del mes siguiente', en: 'Record the one of the next month' },
  },
  TOO_EARLY: {
    status: 409,
    title: {
      es: 'El contacto del mes {month} corresponde desde el {earliest}',
      en: 'The contact of month {month} is due from {earliest}',
    },
    todo: { es: 'Un riesgo nuevo se registra en cualquier momento', en: 'A new risk is recorded at any time' },
  },
  NOT_ADDRESSED: {
    status: 403,
    title: {
      es: 'La notificación no está dirigida a su institución',
      en: 'The notification is not addressed to your institution',
    },
    todo: { es: 'Pida a la oficina que registre su cuenta', en: 'Ask the office to enter your account' },
  },
  NOT_RECIPIENT: {
    status: 422,
    title: { es: 'Esa institución no fue notificada', en: 'That institution was not notified' },
    todo: { es: 'Elija una de las notificadas', en: 'Choose one that was notified' },
  },
});
