import { defineErrors } from '@oln/contracts';

export const LinkErrors = defineErrors('ANSWER_LINK', {
  UNKNOWN: {
    status: 404,
    title: { es: 'Este enlace no existe', en: 'This link does not exist' },
    todo: {
      es: 'Revise que esté completo, o pida otro a la Oficina Local de la Niñez',
      en: 'Check that it is whole, or ask the office for another one',
    },
  },
  USED: {
    status: 409,
    title: { es: 'Con este enlace ya se respondió', en: 'This link was answered already' },
    todo: {
      es: 'Gracias: no falta nada. Para cambiar la respuesta, avise a la oficina',
      en: 'Thank you: nothing is missing. To change the answer, tell the office',
    },
  },
  WITHDRAWN: {
    status: 409,
    title: { es: 'Esta respuesta ya no se necesita', en: 'This answer is not needed any more' },
    todo: { es: 'No hay nada que hacer', en: 'There is nothing to do' },
  },
  EXPIRED: {
    status: 409,
    title: { es: 'Este enlace venció', en: 'This link has expired' },
    todo: { es: 'Pida otro a la Oficina Local de la Niñez', en: 'Ask the office for another one' },
  },
  INCOMPLETE: {
    status: 422,
    title: { es: 'Falta un dato, o no sirve: {field}', en: 'Something is missing or not usable: {field}' },
    todo: { es: 'Complételo y envíe otra vez', en: 'Complete it and send again' },
  },
});
