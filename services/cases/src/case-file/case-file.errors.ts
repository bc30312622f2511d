import { defineErrors } from '@oln/contracts';

export const CaseErrors = defineErrors('CASE', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'El caso no existe o no está a su alcance',
      en: 'The case does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_YOURS: {
    status: 403,
    title: { es: 'El caso está a cargo de otra persona', en: 'Somebody else is in charge of this case' },
    todo: { es: 'Pida a la coordinación que se lo asigne', en: 'Ask the coordinator to assign it to you' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no corresponde esta acción',
      en: 'This action does not belong to the stage {stage}',
    },
    todo: { es: 'Vuelva a leer el caso: puede haber avanzado', en: 'Read the case again: it may have moved on' },
  },
  IS_PAUSED: {
    status: 409,
    title: { es: 'El caso está en pausa', en: 'The case is paused' },
    todo: { es: 'Reanúdelo primero', en: 'Resume it first' },
  },
  NOT_PAUSED: {
    status: 409,
    title: { es: 'El caso no está en pausa', en: 'The case is not paused' },
    todo: { es: 'No hay nada que reanudar', en: 'There is nothing to resume' },
  },
  PAUSE_TOO_LONG: {
    status: 422,
    title: { es: 'Una pausa dura a lo más hasta el {latest}', en: 'A pause lasts until {latest} at most' },
    todo: { es: 'Elija una fecha anterior', en: 'Choose an earlier date' },
  },
  DATE_PASSED: {
    status: 422,
    title: { es: 'La fecha ya pasó', en: 'The date has passed' },
    todo: { es: 'Elija una fecha futura', en: 'Choose a date to come' },
  },
  DOCUMENTS_MISSING: {
    status: 409,
    title: {
      es: 'Faltan consentimientos o firmas: {documents}',
      en: 'Consents or signatures are missing: {documents}',
    },
    todo: { es: 'Regístrelos antes de aceptar la invitación', en: 'Record them before the invitation is accepted' },
  },
  RISK_UNATTENDED: {
    status: 409,
    title: { es: 'Un riesgo quedaría sin atender: {risk}', en: 'A risk would be left unattended: {risk}' },
    todo: { es: 'Diga qué se hace con cada riesgo conocido', en: 'Say what is done about each known risk' },
  },
  RISK_UNSAID: {
    status: 409,
    title: {
      es: 'La familia tiene prioridad alta y nadie dijo cuáles son sus riesgos',
      en: 'The family has a high priority, and nobody has said what its risks are',
    },
    todo: {
      es: 'Nombre los riesgos que se conocen y diga qué se hace con cada uno',
      en: 'Name the risks that are known, and say what is done about each',
    },
  },
  DIAGNOSIS_MISSING: {
    status: 409,
    title: { es: 'Falta un diagnóstico común completo', en: 'A complete common diagnosis is missing' },
    todo: { es: 'Complete el diagnóstico o reutilice uno vigente', en: 'Complete the diagnosis or reuse a valid one' },
  },
  ASSESSMENT_MISSING: {
    status: 409,
    title: { es: 'Falta parte de la evaluación sistémica: {parts}', en: 'The systemic assessment lacks: {parts}' },
    todo: {
      es: 'Dibuje el genograma y complete el instrumento sistémico',
      en: 'Draw the genogram and complete the systemic instrument',
    },
  },
  OTHER_LINE: {
    status: 409,
    title: { es: 'Eso corresponde a la otra línea de atención', en: 'That belongs to the other line of action' },
    todo: { es: 'Revise de qué línea es el caso', en: 'Check which line the case belongs to' },
  },
  RESCUE_NOT_DUE: {
    status: 409,
    title: { es: 'No hay un contacto de rescate pendiente', en: 'No rescue contact is due' },
    todo: { es: 'No hay nada más que registrar', en: 'There is nothing more to record' },
  },
  CHILD_UNHEARD: {
    status: 409,
    title: { es: 'Falta la opinión de {count} niños o niñas', en: 'The opinion of {count} children is missing' },
    todo: {
      es: 'Regístrela, o la razón por la que no fue posible',
      en: 'Record it, or the reason why it was not possible',
    },
  },
  PLAN_NOT_APPROVED: {
    status: 409,
    title: { es: 'El plan de atención familiar no está aprobado', en: 'The family plan is not approved' },
    todo: {
      es: 'Fírmenlo las partes y apruébelo la coordinación',
      en: 'Have the parties sign it and the coordinator approve it',
    },
  },
  NOT_EVALUATED: {
    status: 409,
    title: { es: 'Falta la evaluación', en: 'The evaluation is missing' },
    todo: {
      es: 'Aplique otra vez el instrumento y evalúe los objetivos',
      en: 'Apply the instrument again and judge the objectives',
    },
  },
  EXTENSION_NOT_NEEDED: {
    status: 409,
    title: {
      es: 'Los objetivos están cumplidos: corresponde cerrar',
      en: 'The objectives are met: the case is to be closed',
    },
    todo: { es: 'Evalúe con resultado cierre', en: 'Evaluate with closure as the result' },
  },
  EXTENSION_TOO_LONG: {
    status: 422,
    title: {
      es: 'La intervención dura a lo más hasta el {latest}',
      en: 'The intervention lasts until {latest} at most',
    },
    todo: { es: 'Elija una fecha anterior, o cierre el caso', en: 'Choose an earlier date, or close the case' },
  },
  TASKS_LEFT_OPEN: {
    status: 409,
    title: {
      es: 'Quedan {count} tareas abiertas que el plan de egreso no recoge',
      en: '{count} open tasks are not taken up by the exit plan',
    },
    todo: { es: 'Ciérrelas o inclúyalas en el plan de egreso', en: 'Close them or include them in the exit plan' },
  },
  CONTACT_NOT_TRIED: {
    status: 409,
    title: {
      es: 'Para dar a la familia por no ubicada hacen falta {attempts} intentos, de {kinds} tipos, {visits} en visita',
      en: 'To call a family not located takes {attempts} attempts, of {kinds} kinds, {visits} of them visits',
    },
    todo: { es: 'Siga intentando y registre cada intento', en: 'Keep trying and record each attempt' },
  },
  CHILD_NOT_IN_CASE: {
    status: 422,
    title: { es: 'Ese niño o niña no está en el caso', en: 'That child is not in the case' },
    todo: { es: 'Revise los integrantes del caso', en: 'Check who is in the case' },
  },
  SAME_PERSON: {
    status: 409,
    title: { es: 'El caso ya está a cargo de esa persona', en: 'That person is in charge already' },
    todo: { es: 'Elija a otra persona', en: 'Choose another person' },
  },
  ALREADY_HELD: {
    status: 409,
    title: { es: 'El contacto del mes {month} ya se hizo', en: 'The contact of month {month} was held already' },
    todo: { es: 'No hay nada más que registrar', en: 'There is nothing more to record' },
  },
  LOOK_NOT_DUE: {
    status: 409,
    title: { es: 'Aún no corresponde la segunda mirada', en: 'The second look is not due yet' },
    todo: { es: 'Espere la fecha: se le avisará', en: 'Wait for the date: you will be told' },
  },
});
