import { defineErrors } from '@oln/contracts';

export const TherapyErrors = defineErrors('THERAPY', {
  OTHER_LINE: {
    status: 409,
    title: { es: 'El caso no es una terapia familiar', en: 'The case is no family therapy' },
    todo: { es: 'Revise de qué línea es el caso', en: 'Check which line the case belongs to' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no se acuerdan sesiones',
      en: 'No sessions are agreed on in the stage {stage}',
    },
    todo: { es: 'Vuelva a leer el caso: puede haber avanzado', en: 'Read the case again: it may have moved on' },
  },
  TOO_MANY: {
    status: 422,
    title: { es: 'La terapia tiene a lo más {maximum} sesiones', en: 'The therapy has {maximum} sessions at most' },
    todo: { es: 'Pida a la coordinación que la amplíe', en: 'Ask the coordinator to extend it' },
  },
  NONE: {
    status: 422,
    title: { es: 'No se acordó ninguna sesión', en: 'No session was agreed on' },
    todo: { es: 'Acuerde al menos una', en: 'Agree on one at least' },
  },
  HELD_ALREADY: {
    status: 409,
    title: {
      es: 'Ya se hicieron más sesiones que las acordadas ahora',
      en: 'More sessions were held already than are agreed on now',
    },
    todo: { es: 'Acuerde al menos las realizadas', en: 'Agree on those that were held, at least' },
  },
  FORMAT_MISSING: {
    status: 422,
    title: {
      es: 'Falta el formato o la fase de la sesión de terapia',
      en: 'The format or the phase of the therapy session is missing',
    },
    todo: { es: 'Indique ambos', en: 'Name both' },
  },
  NO_THERAPY_SESSION: {
    status: 422,
    title: {
      es: 'Formato y fase son de las sesiones de una terapia en curso',
      en: 'Format and phase belong to the sessions of a therapy that runs',
    },
    todo: { es: 'Registre la sesión sin ellos', en: 'Log the session without them' },
  },
  ALL_HELD: {
    status: 409,
    title: {
      es: 'Ya se hicieron las {planned} sesiones acordadas de ese formato',
      en: 'The {planned} sessions agreed on of this format were held already',
    },
    todo: {
      es: 'Cambie lo acordado, o pida a la coordinación que amplíe la terapia',
      en: 'Change what was agreed on, or ask the coordinator to extend the therapy',
    },
  },
  PHASE_BACK: {
    status: 409,
    title: { es: 'La terapia ya está en la fase {phase}', en: 'The therapy is in the phase {phase} already' },
    todo: { es: 'Las fases solo avanzan', en: 'Phases only advance' },
  },
});
