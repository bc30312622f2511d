import { defineErrors } from '@oln/contracts';

export const TransferErrors = defineErrors('TRANSFER', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Ese traslado no existe o no está a su alcance', en: 'There is no such transfer within your reach' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  CASE_LEFT: {
    status: 409,
    title: { es: 'El caso ya salió: está en {stage}', en: 'The case has left already: it is in {stage}' },
    todo: { es: 'La otra comuna puede abrir una nueva solicitud', en: 'The other commune can open a new request' },
  },
  WRONG_COMMUNE: {
    status: 422,
    title: { es: 'No es el código de otra comuna', en: 'It is not the code of another commune' },
    todo: { es: 'Use el código CUT de cinco dígitos', en: 'Use the five digits of the CUT code' },
  },
  PENDING_ALREADY: {
    status: 409,
    title: {
      es: 'El caso ya espera la respuesta de otra comuna',
      en: 'The case is waiting for the answer of another commune already',
    },
    todo: { es: 'Retire ese traslado primero', en: 'Withdraw that transfer first' },
  },
  ANSWERED: {
    status: 409,
    title: { es: 'El traslado ya tiene respuesta: {state}', en: 'The transfer has its answer already: {state}' },
    todo: { es: 'Vuelva a leerlo', en: 'Read it again' },
  },
});
