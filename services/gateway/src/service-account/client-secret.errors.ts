import { defineErrors } from '@oln/contracts';

export const ClientSecretErrors = defineErrors('CLIENT_SECRET', {
  NOT_A_SYSTEM: {
    status: 409,
    title: { es: 'Esa cuenta es de una persona de la oficina', en: 'That account belongs to a person of the office' },
    todo: {
      es: 'Las personas ingresan por sí mismas; registre una cuenta con rol de integración, red u operación',
      en: 'People sign in by themselves; register an account with the role integrator, network-member or operator',
    },
  },
  TOO_MANY: {
    status: 409,
    title: { es: 'La cuenta tiene ya dos secretos vigentes', en: 'The account has two secrets already' },
    todo: { es: 'Termine uno antes de pedir otro', en: 'End one before you ask for another' },
  },
  NOT_FOUND: {
    status: 404,
    title: { es: 'Esa cuenta no tiene tal secreto', en: 'That account has no such secret' },
    todo: { es: 'Revise la lista de secretos de la cuenta', en: 'Look at the list of the account’s secrets' },
  },
});
