import { defineErrors } from '@oln/contracts';

export const NoticeErrors = defineErrors('NOTICE', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Ese aviso no está en su bandeja', en: 'That notice is not in your inbox' },
    todo: { es: 'Actualice la bandeja', en: 'Refresh the inbox' },
  },
  /** Never answered to a caller: the message is parked under this code, and waits until there is somebody to tell. */
  NOBODY_TO_TELL: {
    status: 409,
    title: { es: 'En esa comuna no hay a quién avisar', en: 'There is nobody to tell in that commune' },
    todo: {
      es: 'Registre a su coordinación y reciba el mensaje otra vez',
      en: 'Register its coordinator and take the message in again',
    },
  },
});
