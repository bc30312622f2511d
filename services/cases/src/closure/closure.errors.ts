import { defineErrors } from '@oln/contracts';

export const ClosureErrors = defineErrors('CLOSURE', {
  UNKNOWN_TASK: {
    status: 422,
    title: { es: 'Esa tarea no es del plan vigente', en: 'That task does not belong to the plan in force' },
    todo: { es: 'Vuelva a leer el plan', en: 'Read the plan again' },
  },
  NOT_EVALUATED: {
    status: 409,
    title: { es: 'El caso no tiene una evaluación', en: 'The case has no evaluation' },
    todo: { es: 'Evalúe el caso primero', en: 'Evaluate the case first' },
  },
  NOT_FOUND: {
    status: 404,
    title: { es: 'El caso no tiene un cierre', en: 'The case has no closure' },
    todo: { es: 'Aún no se cierra, o salió de otra manera', en: 'It is not closed yet, or it left in another way' },
  },
});
