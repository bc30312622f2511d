import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const MeasureErrors = defineErrors('MEASURE', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'La medida no existe o no está a su alcance',
      en: 'The measure does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_YOURS: {
    status: 403,
    title: { es: 'La medida está a cargo de otra persona', en: 'Somebody else is in charge of this measure' },
    todo: { es: 'Pida a la coordinación que se la asigne', en: 'Ask the coordinator to assign it to you' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no corresponde esta acción',
      en: 'This action does not belong to the stage {stage}',
    },
    todo: { es: 'Vuelva a leer la medida: puede haber avanzado', en: 'Read the measure again: it may have moved on' },
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
  CHILD_UNHEARD: {
    status: 409,
    title: { es: 'Falta escuchar a {count} NNA', en: 'Children still to be heard: {count}' },
    todo: { es: 'Registre la escucha, o por qué no fue posible', en: 'Record the hearing, or why there was none' },
  },
  ADULTS_UNHEARD: {
    status: 409,
    title: { es: 'Falta escuchar a los adultos', en: 'The adults have not been heard' },
    todo: { es: 'Registre la escucha, o por qué no fue posible', en: 'Record the hearing, or why there was none' },
  },
  NO_MEASURE: {
    status: 422,
    title: { es: 'Falta la medida', en: 'The measure is missing' },
    todo: { es: 'Elija al menos una del catálogo', en: 'Choose at least one of the catalogue' },
  },
  NOT_IN_CATALOGUE: {
    status: 422,
    title: {
      es: 'El catálogo vigente no tiene la medida {measure}',
      en: 'The catalogue in force does not have the measure {measure}',
    },
    todo: { es: 'Elija una del catálogo', en: 'Choose one of the catalogue' },
  },
  NOT_RESPONSIBLE: {
    status: 422,
    title: {
      es: '{responsible} no puede ser responsable de esas medidas',
      en: '{responsible} cannot be responsible for these measures',
    },
    todo: {
      es: 'Elija una institución que el catálogo permita',
      en: 'Choose a kind of institution that the catalogue allows',
    },
  },
  TERM_TOO_LONG: {
    status: 422,
    title: { es: 'El plazo termina a más tardar el {latest}', en: 'The term ends on {latest} at the latest' },
    todo: { es: 'Elija una fecha anterior', en: 'Choose an earlier date' },
  },
  DATE_PASSED: {
    status: 422,
    title: { es: 'La fecha ya pasó', en: 'The date has passed' },
    todo: { es: 'Elija una fecha futura', en: 'Choose a date to come' },
  },
  RISK_UNATTENDED: {
    status: 409,
    title: { es: 'Falta decir qué se hace respecto de {risk}', en: 'What is done about {risk} is missing' },
    todo: {
      es: 'Indique una medida por cada fundamento y factor',
      en: 'Name what is done about each ground and factor',
    },
  },
  NOT_ITS_CHILD: {
    status: 409,
    title: { es: 'Ese NNA no está en la medida', en: 'That child is not in the measure' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
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
    title: { es: 'El procedimiento está en pausa', en: 'The procedure is paused' },
    todo: { es: 'Reanúdelo primero', en: 'Resume it first' },
  },
  NOT_PAUSED: {
    status: 409,
    title: { es: 'El procedimiento no está en pausa', en: 'The procedure is not paused' },
    todo: { es: 'No hay nada que reanudar', en: 'There is nothing to resume' },
  },
});
