import { defineErrors } from '@oln/contracts';

/** Closed list of refusals. */
export const AnswerLinkErrors = defineErrors('ANSWER_LINK', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'El enlace no existe', en: 'There is no such link' },
    todo: { es: 'Revise la dirección completa del enlace', en: 'Check the whole address of the link' },
  },
  EXPIRED: {
    status: 409,
    title: { es: 'El enlace venció', en: 'The link has expired' },
    todo: {
      es: 'Responda a la oficina por otra vía: se le notificará otra vez',
      en: 'Answer the office another way: you will be notified again',
    },
  },
  USED: {
    status: 409,
    title: { es: 'El enlace ya fue usado', en: 'The link was used already' },
    todo: { es: 'No tiene que hacer nada más', en: 'There is nothing left to do' },
  },
});
