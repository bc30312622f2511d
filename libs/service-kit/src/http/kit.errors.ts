import { defineErrors } from '@oln/contracts';

/** Refusals that any route can give. */
export const KitErrors = defineErrors('REQUEST', {
  INVALID: {
    status: 400,
    title: { es: 'La solicitud tiene datos que no se entienden', en: 'The request holds data that is not understood' },
    todo: { es: 'Corrija los campos señalados y envíe otra vez', en: 'Correct the named fields and send it again' },
  },
  NOT_ALLOWED: {
    status: 403,
    title: { es: 'Su rol no permite esta acción', en: 'Your role does not allow this action' },
    todo: {
      es: 'Pida a la coordinación que la haga o que le dé acceso',
      en: 'Ask the coordinator to do it or to give you access',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: { es: 'No existe o no está a su alcance', en: 'It does not exist, or it is not within your reach' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  STALE: {
    status: 412,
    title: {
      es: 'Otra persona cambió este registro: usted vio la versión {expected}, ahora es la {current}',
      en: 'Somebody else has changed this record: you saw version {expected}, it is now {current}',
    },
    todo: {
      es: 'Vuelva a leerlo y repita su cambio si aún corresponde',
      en: 'Read it again and repeat your change if it still holds',
    },
  },
  VERSION_MISSING: {
    status: 428,
    title: { es: 'Falta la cabecera If-Match', en: 'The If-Match header is missing' },
    todo: {
      es: 'Lea el registro y envíe su ETag en If-Match, para no pisar el cambio de otra persona',
      en: "Read the record and send its ETag as If-Match, so as not to overwrite somebody else's change",
    },
  },
  KEY_MISSING: {
    status: 400,
    title: { es: 'Falta la cabecera Idempotency-Key', en: 'The Idempotency-Key header is missing' },
    todo: {
      es: 'Envíe un valor nuevo por cada acción (por ejemplo un UUID) y el mismo al reintentar',
      en: 'Send a new value for each action (a UUID, for instance) and the same one when you retry',
    },
  },
  KEY_REUSED: {
    status: 422,
    title: {
      es: 'Esa Idempotency-Key ya se usó para otra acción',
      en: 'That Idempotency-Key was used for another action',
    },
    todo: { es: 'Use un valor nuevo', en: 'Use a new value' },
  },
  CONFLICT: {
    status: 409,
    title: { es: 'Otra persona hizo lo mismo en este momento', en: 'Somebody else did the same at this moment' },
    todo: { es: 'Vuelva a leer el registro', en: 'Read the record again' },
  },
});
