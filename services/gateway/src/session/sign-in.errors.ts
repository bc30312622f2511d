import { defineErrors } from '@oln/contracts';

export const SignInErrors = defineErrors('SIGN_IN', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Usted no tiene tal sesión abierta', en: 'You have no such open session' },
    todo: { es: 'Vuelva a ver la lista de sus sesiones', en: 'Look at the list of your sessions again' },
  },
  NOT_RECENT: {
    status: 403,
    title: {
      es: 'Para cerrar otra sesión suya hay que haber ingresado hace menos de diez minutos',
      en: 'To end another session of yours you must have signed in within the last ten minutes',
    },
    todo: {
      es: 'Ingrese de nuevo en /auth/login?anew y repita',
      en: 'Sign in again at /auth/login?anew and repeat',
    },
  },
});
