import { defineErrors } from '@oln/contracts';

export const GenerationErrors = defineErrors('REBUILD', {
  UNDER_WAY: {
    status: 409,
    title: {
      es: 'Ya se está reconstruyendo (generación {generation})',
      en: 'A rebuild is under way (generation {generation})',
    },
    todo: {
      es: 'Espere a que termine (./oln reporting status), o abandónela antes de pedir otra',
      en: 'Wait until it has ended (./oln reporting status), or abandon it before you ask for another one',
    },
  },
  TRIMMED: {
    status: 409,
    title: {
      es: 'El flujo ya no guarda los primeros hechos: empieza en el mensaje {first}',
      en: 'The stream does not hold the first facts any more: it begins at message {first}',
    },
    todo: {
      es: 'Envíelos otra vez (./oln reporting rebuild lo hace por sí solo) y pida la reconstrucción con from = republished',
      en: 'Send them again (./oln reporting rebuild does so by itself), and ask for the rebuild with from = republished',
    },
  },
  NOT_FOUND: {
    status: 404,
    title: { es: 'Esa generación no se está construyendo', en: 'That generation is not being built' },
    todo: { es: 'Vea cuáles hay con ./oln reporting status', en: 'See which there are with ./oln reporting status' },
  },
});
