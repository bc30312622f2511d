import { defineErrors } from '@oln/contracts';

export const EmergencyErrors = defineErrors('EMERGENCY_ACCESS', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'No hay tal apertura', en: 'There is no such opening' },
    todo: { es: 'Revise la lista de la comuna', en: 'Look at the list of the commune' },
  },
  ALREADY_REVIEWED: {
    status: 409,
    title: { es: 'Esa apertura ya fue revisada', en: 'That opening was reviewed already' },
    todo: { es: 'No hay nada más que hacer', en: 'There is nothing left to do' },
  },
  TOO_MANY: {
    status: 409,
    title: {
      es: 'Tiene ya diez registros abiertos por urgencia',
      en: 'You have ten records open in an emergency already',
    },
    todo: {
      es: 'Pida a la coordinación que le asigne lo que necesita',
      en: 'Ask the coordinator to give in your charge what you need',
    },
  },
  ERASED: {
    status: 409,
    title: {
      es: 'Lo escrito en ese registro se borró: es de una persona anonimizada',
      en: 'What was written in that record was erased: it is of somebody who was anonymised',
    },
    todo: {
      es: 'No queda nada que leer; registre de nuevo a la persona con sus datos',
      en: 'Nothing is left to be read; enter the person anew with their data',
    },
  },
  OWN_REVIEW: {
    status: 403,
    title: { es: 'Nadie revisa lo que abrió', en: 'Nobody reviews what they opened themselves' },
    todo: {
      es: 'La revisa otra persona de la coordinación, o la supervisión regional',
      en: 'Somebody else of the coordination reviews it, or the regional supervisor',
    },
  },
});
