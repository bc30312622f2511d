import { defineErrors } from '@oln/contracts';

export const NoticeErrors = defineErrors('NOTICE', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Ese aviso no está en su bandeja', en: 'That notice is not in your inbox' },
    todo: { es: 'Actualice la bandeja', en: 'Refresh the inbox' },
  },
});
