import { defineErrors } from '@oln/contracts';

export const FamilyPlanErrors = defineErrors('FAMILY_PLAN', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'El caso no tiene esa versión del plan', en: 'The case has no such version of the plan' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'En la etapa {stage} no se escribe el plan', en: 'No plan is written in the stage {stage}' },
    todo: {
      es: 'Se escribe tras el diagnóstico y se cambia durante la ejecución',
      en: 'It is written after the diagnosis and changed while it is carried out',
    },
  },
  CASE_PAUSED: {
    status: 409,
    title: { es: 'El caso está en pausa', en: 'The case is paused' },
    todo: { es: 'Reanúdelo primero', en: 'Resume it first' },
  },
  EMPTY: {
    status: 422,
    title: { es: 'El plan no tiene objetivos', en: 'The plan has no objectives' },
    todo: { es: 'Escriba al menos uno con la familia', en: 'Write at least one with the family' },
  },
  UNKNOWN_FACTOR: {
    status: 422,
    title: {
      es: 'El objetivo no se apoya en un factor del diagnóstico: {factor}',
      en: 'The objective rests on no factor of the diagnosis: {factor}',
    },
    todo: {
      es: 'Nombre los factores que el objetivo baja o fortalece',
      en: 'Name the factors that the objective lowers or strengthens',
    },
  },
  CRITICAL_RISK_LEFT: {
    status: 422,
    title: {
      es: 'Ningún objetivo atiende el riesgo crítico {factor}',
      en: 'No objective attends to the critical risk {factor}',
    },
    todo: { es: 'Agregue un objetivo para ese riesgo', en: 'Add an objective for that risk' },
  },
  OTHER_CHILD: {
    status: 422,
    title: { es: 'Falta el niño o niña, o no es del caso', en: 'The child is missing, or does not belong to the case' },
    todo: { es: 'Indique un niño o niña del caso', en: 'Name a child of the case' },
  },
  TASK_TOO_LATE: {
    status: 422,
    title: {
      es: 'Una tarea termina después del {latest}, cuando acaba la intervención',
      en: 'A task ends after {latest}, when the intervention is over',
    },
    todo: { es: 'Acórtela, o déjela para el plan de egreso', en: 'Shorten it, or leave it to the exit plan' },
  },
  NOT_PROPOSED: {
    status: 409,
    title: {
      es: 'Esta versión del plan ya no está en propuesta',
      en: 'This version of the plan is no longer a proposal',
    },
    todo: { es: 'Vuelva a leer el plan', en: 'Read the plan again' },
  },
  MUST_SIGN: {
    status: 422,
    title: { es: 'Solo un niño o niña puede quedar sin firmar', en: 'Only a child may be excused from signing' },
    todo: { es: 'Registre la firma', en: 'Record the signature' },
  },
  SIGNED_ALREADY: {
    status: 409,
    title: { es: 'Esa parte ya firmó', en: 'That party has signed already' },
    todo: { es: 'No hay nada más que registrar', en: 'There is nothing more to record' },
  },
  NOT_AGREED: {
    status: 409,
    title: { es: 'Faltan firmas: {parties}', en: 'Signatures are missing: {parties}' },
    todo: { es: 'Registre las firmas antes de aprobar', en: 'Record the signatures before approving' },
  },
  OWN_PLAN: {
    status: 403,
    title: {
      es: 'Quien firmó como gestor no aprueba el mismo plan',
      en: 'Who signed as case manager does not approve the same plan',
    },
    todo: { es: 'Pida la aprobación a otra persona de la coordinación', en: 'Ask another coordinator to approve it' },
  },
  NOT_IN_FORCE: {
    status: 409,
    title: { es: 'Esta versión del plan no está vigente', en: 'This version of the plan is not in force' },
    todo: { es: 'Use la versión aprobada', en: 'Use the approved version' },
  },
  NOT_CARRIED_OUT: {
    status: 409,
    title: { es: 'En la etapa {stage} no se ejecuta el plan', en: 'No plan is carried out in the stage {stage}' },
    todo: { es: 'Vuelva a leer el caso: puede haber avanzado', en: 'Read the case again: it may have moved on' },
  },
  UNKNOWN_TASK: {
    status: 404,
    title: { es: 'El plan no tiene esa tarea', en: 'The plan has no such task' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOTHING_CHANGED: {
    status: 409,
    title: { es: 'La tarea ya está en ese estado', en: 'The task is in that state already' },
    todo: { es: 'No hay nada que cambiar', en: 'There is nothing to change' },
  },
});
