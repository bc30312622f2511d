import { defineErrors } from '@oln/contracts';

export const InstrumentErrors = defineErrors('INSTRUMENT', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Ese instrumento no existe en su oficina', en: 'Your office has no such instrument' },
    todo: { es: 'Consulte los instrumentos disponibles', en: 'Look up the instruments at hand' },
  },
  ASKS_NOTHING: {
    status: 422,
    title: { es: 'El instrumento no pregunta nada', en: 'The instrument asks nothing' },
    todo: { es: 'Agregue al menos un ítem', en: 'Add an item at least' },
  },
  DOUBLE_ITEM: {
    status: 422,
    title: { es: 'El ítem {item} está dos veces', en: 'The item {item} is there twice' },
    todo: { es: 'Dé a cada ítem un código propio', en: 'Give each item a code of its own' },
  },
  SCALE_NOT_ORDERED: {
    status: 422,
    title: {
      es: 'La escala necesita al menos dos valores, de menor a mayor',
      en: 'The scale needs at least two values, from low to high',
    },
    todo: { es: 'Ordene los valores', en: 'Put the values in order' },
  },
  THRESHOLD_MISSING: {
    status: 422,
    title: {
      es: 'Falta el umbral {threshold}, o no está en la escala',
      en: 'The threshold {threshold} is missing, or not on the scale',
    },
    todo: { es: 'Indique desde qué valor un ítem es un factor', en: 'Say from which value on an item is a factor' },
  },
  USED: {
    status: 409,
    title: { es: 'El instrumento ya se usó y no puede cambiar', en: 'The instrument has been used and cannot change' },
    todo: { es: 'Cargue una versión nueva', en: 'Load a new version' },
  },
  WITHDRAWN: {
    status: 409,
    title: { es: 'El instrumento está retirado', en: 'The instrument is withdrawn' },
    todo: { es: 'Use otro, o cargue una versión nueva', en: 'Use another one, or load a new version' },
  },
  OTHER_INSTRUMENT: {
    status: 422,
    title: {
      es: 'El contenido es de otro instrumento o versión',
      en: 'The content belongs to another instrument or version',
    },
    todo: { es: 'Cárguelo como instrumento nuevo', en: 'Load it as a new instrument' },
  },
  EXISTS: {
    status: 409,
    title: {
      es: 'Esa versión del instrumento ya está cargada',
      en: 'That version of the instrument is loaded already',
    },
    todo: { es: 'Use el número de versión siguiente', en: 'Use the next version number' },
  },
});
