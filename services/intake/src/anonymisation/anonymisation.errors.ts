import { defineErrors } from '@oln/contracts';

export const AnonymisationErrors = defineErrors('ANONYMISATION', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa anonimización no existe o no está a su alcance',
      en: 'That anonymisation does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'No se puede hacer en la etapa {stage}', en: 'That cannot be done in the stage {stage}' },
    todo: { es: 'Vea en qué etapa está', en: 'See in which stage it is' },
  },
  DATE_PASSED: {
    status: 422,
    title: { es: 'La fecha ya pasó', en: 'The date has passed' },
    todo: { es: 'Elija un día que venga', en: 'Choose a day to come' },
  },
  TOO_LONG: {
    status: 422,
    title: { es: 'Se puede retener hasta el {latest}', en: 'It can be held until {latest}' },
    todo: {
      es: 'Elija un día anterior; al terminar puede retenerla de nuevo',
      en: 'Choose an earlier day; when it ends it can be held again',
    },
  },
  NOT_ERASED: {
    status: 409,
    title: { es: 'Falta que algún servicio confirme el borrado', en: 'A service has not confirmed the erasure yet' },
    todo: { es: 'Espere la confirmación', en: 'Wait for it' },
  },
});
