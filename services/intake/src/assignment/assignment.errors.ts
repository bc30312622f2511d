import { defineErrors } from '@oln/contracts';

export const AssignmentErrors = defineErrors('ASSIGNMENT', {
  NO_ROOM: {
    status: 409,
    title: {
      es: 'Esa persona no tiene cupo: atiende {families} de {maximum} familias',
      en: 'That person has no room: {families} of {maximum} families',
    },
    todo: {
      es: 'Elija a otra persona, o deje que el sistema elija',
      en: 'Choose somebody else, or let the system choose',
    },
  },
  NOT_OF_OFFICE: {
    status: 422,
    title: {
      es: 'Esa persona no trabaja en la oficina de esa comuna',
      en: 'That person does not work in the office of that commune',
    },
    todo: { es: 'Elija a alguien del directorio de la oficina', en: 'Choose somebody of the staff directory' },
  },
  NOT_IN_LINE: {
    status: 422,
    title: {
      es: 'Esa persona no atiende en esa línea de su comuna',
      en: 'That person does not work in that line of your commune',
    },
    todo: { es: 'Revise el directorio de la oficina', en: 'Check the staff directory' },
  },
});
