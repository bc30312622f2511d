import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const CommunityPlanErrors = defineErrors('COMMUNITY_PLAN', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'El plan no existe o no está a su alcance',
      en: 'The plan does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  RUNS_ALREADY: {
    status: 409,
    title: { es: 'La comunidad ya tiene un plan abierto', en: 'The community has an open plan already' },
    todo: { es: 'Siga con ese plan', en: 'Go on with that plan' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no corresponde esta acción',
      en: 'This action does not belong to the stage {stage}',
    },
    todo: { es: 'Vuelva a leer el plan: puede haber avanzado', en: 'Read the plan again: it may have moved on' },
  },
  PRODUCT_MISSING: {
    status: 409,
    title: { es: 'Falta el producto {product} de esta etapa', en: 'The product {product} of this stage is missing' },
    todo: { es: 'Registre dónde está el documento', en: 'Record where the document lies' },
  },
  DATE_PASSED: {
    status: 422,
    title: { es: 'La fecha ya pasó', en: 'The date has passed' },
    todo: { es: 'Elija una fecha futura', en: 'Choose a date to come' },
  },
  CYCLE_TOO_LONG: {
    status: 422,
    title: { es: 'Un ciclo dura a lo más hasta el {latest}', en: 'A cycle lasts until {latest} at most' },
    todo: {
      es: 'Elija una fecha anterior, y luego otro ciclo',
      en: 'Choose an earlier date, and another cycle after it',
    },
  },
  MERGED_INTO_ITSELF: {
    status: 422,
    title: { es: 'Un plan no se une a sí mismo', en: 'A plan is not merged into itself' },
    todo: { es: 'Elija otro plan', en: 'Choose another plan' },
  },
  NOTHING_TO_MERGE_INTO: {
    status: 422,
    title: {
      es: 'No hay un plan abierto de la misma comuna con ese identificador',
      en: 'There is no open plan of the same commune with that identifier',
    },
    todo: { es: 'Elija un plan abierto de su comuna', en: 'Choose an open plan of your commune' },
  },
  SAME_PERSON: {
    status: 409,
    title: { es: 'Esa persona ya está a cargo', en: 'That person is in charge already' },
    todo: { es: 'Elija a otra persona', en: 'Choose somebody else' },
  },
  PAUSE_TOO_LONG: {
    status: 422,
    title: { es: 'Una pausa dura a lo más hasta el {latest}', en: 'A pause lasts until {latest} at most' },
    todo: { es: 'Elija una fecha anterior', en: 'Choose an earlier date' },
  },
  IS_PAUSED: {
    status: 409,
    title: { es: 'El plan está en pausa', en: 'The plan is paused' },
    todo: { es: 'Reanúdelo primero', en: 'Resume it first' },
  },
  NOT_PAUSED: {
    status: 409,
    title: { es: 'El plan no está en pausa', en: 'The plan is not paused' },
    todo: { es: 'No hay nada que reanudar', en: 'There is nothing to resume' },
  },
  CLOSED: {
    status: 409,
    title: { es: 'El plan está cerrado', en: 'The plan is closed' },
    todo: { es: 'Abra un plan nuevo con la comunidad', en: 'Open a new plan with the community' },
  },
});
