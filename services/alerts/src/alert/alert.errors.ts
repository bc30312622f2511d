import { defineErrors } from '@oln/contracts';

export const AlertErrors = defineErrors('ALERT', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'La alerta no existe o no está a su alcance',
      en: 'The alert does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no corresponde esta acción',
      en: 'This action does not belong to the stage {stage}',
    },
    todo: { es: 'Vuelva a leer la alerta: puede haber avanzado', en: 'Read the alert again: it may have moved on' },
  },
  WHO_MISSING: {
    status: 422,
    title: { es: 'Falta decir sobre quién es la alerta', en: 'It is not said whom the alert is about' },
    todo: {
      es: 'Indique lo que sepa de identity: RUN, nombre, dirección o adulto',
      en: 'Give what you know in identity: RUN, name, address or adult',
    },
  },
  NOTHING_SAID: {
    status: 422,
    title: { es: 'Falta decir qué pasa', en: 'It is not said what is the matter' },
    todo: { es: 'Indique factores, un relato o un puntaje', en: 'Give factors, a narrative or a score' },
  },
  STAFF_ONLY: {
    status: 422,
    title: { es: 'Solo el equipo de la oficina indica este dato', en: 'Only the people of the office say this' },
    todo: { es: 'Envíe los datos en identity', en: 'Send what you know in identity' },
  },
  SCORE_MODEL_MISSING: {
    status: 422,
    title: { es: 'Un puntaje viene con su modelo', en: 'A score comes with its model' },
    todo: { es: 'Indique score y scoreModel juntos', en: 'Give score and scoreModel together' },
  },
  RECEIVED_LATER: {
    status: 422,
    title: { es: 'La alerta no puede haber llegado en el futuro', en: 'The alert cannot have come in later than now' },
    todo: { es: 'Revise receivedAt', en: 'Check receivedAt' },
  },
  CHILD_ELSEWHERE: {
    status: 409,
    title: { es: 'Ese niño o niña es de otra comuna', en: 'That child is of another commune' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  REASON_MISSING: {
    status: 422,
    title: { es: 'Bajar la gravedad requiere una razón', en: 'Lowering the severity takes a reason' },
    todo: { es: 'Indique reason', en: 'Give a reason' },
  },
  SECOND_PERSON: {
    status: 409,
    title: { es: 'Debe confirmarlo otra persona', en: 'Somebody else must confirm it' },
    todo: { es: 'Pídalo a la coordinación o a quien la subroga', en: 'Ask the coordinator, or the deputy' },
  },
  NOTHING_TO_CONFIRM: {
    status: 409,
    title: { es: 'No hay nada que confirmar', en: 'There is nothing to confirm' },
    todo: { es: 'Vuelva a leer la alerta', en: 'Read the alert again' },
  },
  CASE_NOT_OPEN: {
    status: 409,
    title: { es: 'El niño o niña no tiene abierto ese caso', en: 'The child has no such case that is open' },
    todo: {
      es: 'Elija uno de openCases, u otra respuesta',
      en: 'Choose one of openCases, or another answer',
    },
  },
  CASE_OPEN: {
    status: 409,
    title: {
      es: 'El niño o niña tiene un caso abierto: {case}',
      en: 'The child has a case that is open: {case}',
    },
    todo: {
      es: 'Informe a ese caso (case), o diga por qué además corresponde un ingreso (reason)',
      en: 'Inform that case (case), or say why a request is needed beside it (reason)',
    },
  },
  NOTHING_NEW: {
    status: 409,
    title: { es: 'Eso ya constaba', en: 'That was known already' },
    todo: { es: 'No hay nada que cambiar', en: 'There is nothing to change' },
  },
  SAME_PERSON: {
    status: 409,
    title: { es: 'La alerta ya está a cargo de esa persona', en: 'That person is in charge already' },
    todo: { es: 'Elija a otra persona', en: 'Choose another person' },
  },
  IDENTITY_FORGOTTEN: {
    status: 404,
    title: {
      es: 'Los datos de identidad ya no están en la alerta',
      en: 'The alert does not hold who the child is any more',
    },
    todo: { es: 'Búsquelos en el registro de ingreso', en: 'Look in the registry of intake' },
  },
});
