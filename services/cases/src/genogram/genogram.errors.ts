import { defineErrors } from '@oln/contracts';

export const GenogramErrors = defineErrors('GENOGRAM', {
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'En la etapa {stage} no se dibuja el genograma', en: 'No genogram is drawn in the stage {stage}' },
    todo: { es: 'Vuelva a leer el caso: puede haber avanzado', en: 'Read the case again: it may have moved on' },
  },
  EMPTY: {
    status: 422,
    title: { es: 'El genograma no tiene integrantes', en: 'The genogram has no members' },
    todo: { es: 'Agregue a quienes forman la familia', en: 'Add who belongs to the family' },
  },
  DOUBLE_MEMBER: {
    status: 422,
    title: { es: 'Un integrante está dos veces', en: 'A member is there twice' },
    todo: { es: 'Nombre a cada integrante una vez', en: 'Name each member once' },
  },
  CHILD_LEFT_OUT: {
    status: 422,
    title: {
      es: 'Falta un niño o niña del caso en el genograma',
      en: 'A child of the case is left out of the genogram',
    },
    todo: { es: 'Agregue a todos los niños y niñas del caso', en: 'Add all children of the case' },
  },
  UNKNOWN_MEMBER: {
    status: 422,
    title: { es: 'Un vínculo nombra a alguien que no está', en: 'A bond names somebody who is not there' },
    todo: { es: 'Revise los integrantes del vínculo', en: 'Check the members of the bond' },
  },
});
