import { defineErrors } from '@oln/contracts';

export const PersonMergeErrors = defineErrors('PERSON_MERGE', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa unión de fichas no existe o no está a su alcance',
      en: 'That merge does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  SAME_ENTRY: {
    status: 422,
    title: { es: 'Una ficha no se une consigo misma', en: 'An entry is not merged with itself' },
    todo: { es: 'Nombre dos fichas distintas', en: 'Name two entries' },
  },
  OTHER_COMMUNE: {
    status: 422,
    title: { es: 'Las fichas son de comunas distintas', en: 'The entries belong to different communes' },
    todo: { es: 'Cada comuna mantiene su propio registro', en: 'Each commune keeps its own registry' },
  },
  ALREADY_MERGED: {
    status: 409,
    title: { es: 'Esta ficha ya fue unida a la {survivor}', en: 'This entry was merged into {survivor} already' },
    todo: { es: 'Deshaga primero esa unión si fue un error', en: 'Undo that merge first, if it was a mistake' },
  },
  SURVIVOR_MERGED: {
    status: 409,
    title: { es: 'La ficha que quedaría ya fue unida a otra', en: 'The entry that would stay was merged into another' },
    todo: { es: 'Una con la ficha {survivor}', en: 'Merge into entry {survivor}' },
  },
  CONTRADICTION: {
    status: 409,
    title: {
      es: 'Las fichas tienen RUN o fecha de nacimiento distintos',
      en: 'The entries have different RUN or birth dates',
    },
    todo: {
      es: 'Si está segura de que es la misma persona, confírmelo (confirmedDifferences)',
      en: 'If you are sure that it is one person, confirm it (confirmedDifferences)',
    },
  },
  SHARED_DOCUMENT: {
    status: 409,
    title: {
      es: 'La ficha {survivor} recibió después el mismo RUN o identificador',
      en: 'Entry {survivor} was given the same RUN or identifier since',
    },
    todo: {
      es: 'Quítelo primero de la ficha que no corresponde; luego deshaga la unión',
      en: 'Take it out of the entry it does not belong to, then undo the merge',
    },
  },
  ALREADY_UNDONE: {
    status: 409,
    title: { es: 'Esta unión ya fue deshecha', en: 'This merge was undone already' },
    todo: { es: 'No hay nada más que hacer', en: 'There is nothing left to do' },
  },
});
