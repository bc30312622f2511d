import { defineErrors } from '@oln/contracts';

export const EvaluationErrors = defineErrors('EVALUATION', {
  NO_PLAN: {
    status: 409,
    title: { es: 'El caso no tiene un plan vigente', en: 'The case has no plan in force' },
    todo: { es: 'Apruebe un plan primero', en: 'Have a plan approved first' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'En la etapa {stage} no se evalúa', en: 'There is no evaluation in the stage {stage}' },
    todo: { es: 'Pase el caso a evaluación primero', en: 'Take the case to its evaluation first' },
  },
  INSTRUMENT_NOT_APPLIED: {
    status: 409,
    title: { es: 'Falta aplicar otra vez el instrumento', en: 'The instrument has not been applied again' },
    todo: {
      es: 'Complete el diagnóstico común de la evaluación',
      en: 'Complete the common diagnosis of the evaluation',
    },
  },
  UNKNOWN_OBJECTIVE: {
    status: 422,
    title: { es: 'Ese objetivo no es del plan vigente', en: 'That objective does not belong to the plan in force' },
    todo: { es: 'Vuelva a leer el plan', en: 'Read the plan again' },
  },
  JUDGED_TWICE: {
    status: 422,
    title: { es: 'Un objetivo está evaluado dos veces', en: 'An objective is judged twice' },
    todo: { es: 'Evalúe cada objetivo una vez', en: 'Judge each objective once' },
  },
  OBJECTIVE_LEFT: {
    status: 422,
    title: { es: 'Faltan {count} objetivos por evaluar', en: '{count} objectives are not judged' },
    todo: { es: 'Evalúe todos los objetivos del plan vigente', en: 'Judge all objectives of the plan in force' },
  },
  SESSIONS_USED_UP: {
    status: 409,
    title: { es: 'La terapia no tiene más sesiones acordadas', en: 'The therapy has no more sessions agreed on' },
    todo: {
      es: 'Pida primero a la coordinación que amplíe las sesiones',
      en: 'Ask the coordinator to extend the sessions first',
    },
  },
  EXTENSION_UNEXPLAINED: {
    status: 422,
    title: { es: 'Una extensión necesita fecha y razón', en: 'An extension needs a date and a reason' },
    todo: { es: 'Indique hasta cuándo y por qué', en: 'Say until when, and why' },
  },
});
