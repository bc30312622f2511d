import { defineErrors } from '@oln/contracts';

export const AlertBatchErrors = defineErrors('ALERT_BATCH', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'El lote no existe o no está a su alcance',
      en: 'The batch does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  EMPTY: {
    status: 422,
    title: { es: 'El lote no trae filas', en: 'The batch has no rows' },
    todo: { es: 'Envíe de 1 a 500 filas', en: 'Send 1 to 500 rows' },
  },
  ROW_NOT_PROCESSED: {
    status: 409,
    title: { es: 'La fila no se pudo procesar', en: 'The row could not be processed' },
    todo: { es: 'Vuelva a enviarla, o avise a soporte', en: 'Send it again, or tell support' },
  },
});
