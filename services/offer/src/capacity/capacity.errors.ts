import { defineErrors } from '@oln/contracts';

export const CapacityErrors = defineErrors('CAPACITY', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'El servicio no tiene cupos declarados para ese período',
      en: 'The service has declared no places for that period',
    },
    todo: { es: 'Declare los cupos del período', en: 'Declare the places of the period' },
  },
  BELOW_TAKEN: {
    status: 409,
    title: {
      es: 'Hay {taken} cupos ocupados o reservados: no pueden quedar menos',
      en: '{taken} places are taken or kept for somebody: there cannot be fewer',
    },
    todo: {
      es: 'Indique {taken} o más; para bajar, espere a que se liberen o acuerde el traslado de esas familias',
      en: 'Give {taken} or more; to go lower, wait until they are released or agree where those families go',
    },
  },
  ENDS_BEFORE: {
    status: 422,
    title: {
      es: 'El período termina antes de comenzar ({from})',
      en: 'The period ends before it begins ({from})',
    },
    todo: { es: 'Corrija la fecha de término', en: 'Correct its last day' },
  },
  OVERLAPS: {
    status: 409,
    title: {
      es: 'Se cruza con el período que comienza el {from}',
      en: 'It overlaps the period that begins on {from}',
    },
    todo: {
      es: 'Termine antes ese período, o cambie sus cupos',
      en: 'End that period before, or change its places',
    },
  },
  NONE_FREE: {
    status: 409,
    title: { es: 'No quedan cupos en ese servicio', en: 'No place is left in that service' },
    todo: {
      es: 'Deje a la familia en la lista de espera, o busque otro servicio',
      en: 'Put the family on the waiting list, or look for another service',
    },
  },
  NOT_YOURS: {
    status: 403,
    title: {
      es: 'Usted no responde por la institución de ese servicio',
      en: 'You do not answer for the institution of that service',
    },
    todo: {
      es: 'Pida a la OLN que la registre como cuenta de la institución',
      en: 'Ask the office to enter you as an account of the institution',
    },
  },
});
