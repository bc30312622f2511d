import { defineErrors } from '@oln/contracts';

export const FamilyErrors = defineErrors('FAMILY', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa familia no está en el registro de su comuna',
      en: 'That family is not in the registry of your commune',
    },
    todo: { es: 'Búsquela por uno de sus integrantes', en: 'Search for it by one of its members' },
  },
  PERSON_UNKNOWN: {
    status: 422,
    title: { es: 'La persona {person} no está en el registro', en: 'Person {person} is not in the registry' },
    todo: { es: 'Regístrela primero', en: 'Register the person first' },
  },
  MEMBER_TWICE: {
    status: 409,
    title: { es: 'Esa persona ya es de la familia', en: 'That person belongs to the family already' },
    todo: { es: 'Nómbrela una sola vez', en: 'Name the person once' },
  },
  NO_CHILD: {
    status: 422,
    title: { es: 'La familia no tiene niños, niñas ni adolescentes', en: 'The family has no children' },
    todo: { es: 'Agregue al menos un niño, niña o adolescente', en: 'Add at least one child' },
  },
  NOT_A_MEMBER: {
    status: 404,
    title: { es: 'Esa persona no es de la familia', en: 'That person does not belong to the family' },
    todo: { es: 'Revise los integrantes', en: 'Check the members' },
  },
  LAST_CHILD: {
    status: 409,
    title: { es: 'Es el último niño, niña o adolescente de la familia', en: 'This is the last child of the family' },
    todo: { es: 'Cierre la solicitud o el caso con su motivo', en: 'Close the request or the case with its reason' },
  },
});
