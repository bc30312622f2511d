import { defineErrors } from '@oln/contracts';

/** Of a package as a whole. */
export const HsdsErrors = defineErrors('HSDS', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'No existe o no está publicado en el mapa',
      en: 'It does not exist, or it is not published in the map',
    },
    todo: { es: 'Búsquelo en la lista', en: 'Look for it in the list' },
  },
  IMPORT_NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa importación no existe o no está a su alcance',
      en: 'That import does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  SOURCE_UNKNOWN: {
    status: 404,
    title: { es: 'Nada se ha importado de esa fuente', en: 'Nothing has been imported from that source' },
    todo: {
      es: 'Revise el nombre de la fuente en la lista de importaciones',
      en: 'Check its name in the list of imports',
    },
  },
  EMPTY: {
    status: 422,
    title: { es: 'El archivo está vacío', en: 'The file is empty' },
    todo: {
      es: 'Envíe un paquete HSDS: un .zip con datapackage.json y archivos CSV, o servicios en JSON',
      en: 'Send an HSDS package: a .zip with datapackage.json and CSV files, or services in JSON',
    },
  },
  NOT_READABLE: {
    status: 422,
    title: {
      es: 'El archivo no es un .zip ni JSON que se pueda leer',
      en: 'The file is neither a .zip nor JSON that can be read',
    },
    todo: {
      es: 'Comprima la carpeta con los CSV en un .zip sin contraseña, o envíe JSON válido en UTF-8',
      en: 'Compress the folder with the CSV files into a .zip without a password, or send valid JSON in UTF-8',
    },
  },
  FILE_NOT_READABLE: {
    status: 422,
    title: { es: 'El archivo {file} no es un CSV que se pueda leer', en: 'The file {file} is no CSV that can be read' },
    todo: {
      es: 'Revise las comillas alrededor de la línea {line}: cada una que abre debe cerrar',
      en: 'Check the quotes around line {line}: each that opens must close',
    },
  },
  NO_TABLES: {
    status: 422,
    title: {
      es: 'El paquete no trae ninguna tabla HSDS (services.csv, organizations.csv, …)',
      en: 'The package has none of the tables of HSDS (services.csv, organizations.csv, …)',
    },
    todo: {
      es: 'Nombre los archivos como los nombra HSDS 3.0',
      en: 'Name the files as HSDS 3.0 names them',
    },
  },
  TOO_LARGE: {
    status: 422,
    title: { es: 'El paquete tiene más de {most} filas', en: 'The package has more than {most} rows' },
    todo: {
      es: 'Divídalo por institución, con otra fuente cada parte',
      en: 'Split it by organisation, each part a source of its own',
    },
  },
  TOO_MANY_FILES: {
    status: 422,
    title: { es: 'El .zip tiene más de {most} archivos', en: 'The .zip holds more than {most} files' },
    todo: {
      es: 'Envíe solo los archivos del paquete HSDS, uno por tabla',
      en: 'Send the files of the HSDS package alone, one for each table',
    },
  },
});

/** What is said of one row. `{column}`, `{value}` … are filled; values of contacts are never repeated. */
export const HsdsRemarks = defineErrors('HSDS_ROW', {
  ID_MISSING: {
    status: 422,
    title: { es: 'Falta el identificador', en: 'The identifier is missing' },
    todo: {
      es: 'Escriba en la columna id un identificador propio de la fila, que no cambie en envíos siguientes',
      en: 'Write an identifier of its own into the column id, one that stays the same in later packages',
    },
  },
  ID_REPEATED: {
    status: 422,
    title: { es: 'El identificador ya está en la fila {row}', en: 'The identifier is in row {row} already' },
    todo: {
      es: 'Deje una sola de las dos filas, o dele otro identificador',
      en: 'Keep one of the two rows, or give it another identifier',
    },
  },
  REQUIRED: {
    status: 422,
    title: { es: 'Falta «{column}», que HSDS exige', en: '“{column}” is missing, which HSDS requires' },
    todo: { es: 'Complete la celda', en: 'Fill the cell in' },
  },
  REFERENCE_UNKNOWN: {
    status: 422,
    title: {
      es: '«{column}» nombra una fila de {file} que no está en el paquete',
      en: '“{column}” names a row of {file} that is not in the package',
    },
    todo: {
      es: 'Agregue esa fila a {file}, o corrija el identificador',
      en: 'Add that row to {file}, or correct the identifier',
    },
  },
  NOT_A_NUMBER: {
    status: 422,
    title: { es: '«{column}» no es un número', en: '“{column}” is not a number' },
    todo: {
      es: 'Escríbalo solo con dígitos y punto decimal, o deje la celda vacía',
      en: 'Write it with digits and a decimal point only, or leave the cell empty',
    },
  },
  NOT_A_DATE: {
    status: 422,
    title: { es: '«{column}» no es una fecha', en: '“{column}” is not a date' },
    todo: {
      es: 'Escríbala como 2026-03-15, o deje la celda vacía',
      en: 'Write it as 2026-03-15, or leave the cell empty',
    },
  },
  NOT_IN_LIST: {
    status: 422,
    title: { es: '«{column}» no es uno de los valores de HSDS', en: '“{column}” is none of the values of HSDS' },
    todo: { es: 'Use uno de: {values}', en: 'Use one of: {values}' },
  },
  NOT_AN_ADDRESS: {
    status: 422,
    title: { es: '«{column}» no es una dirección válida', en: '“{column}” is not a valid address' },
    todo: {
      es: 'Revise que esté completa (https://… o nombre@dominio), o deje la celda vacía',
      en: 'See that it is whole (https://… or name@domain), or leave the cell empty',
    },
  },
  AGES_REVERSED: {
    status: 422,
    title: { es: 'La edad mínima es mayor que la máxima', en: 'The least age is above the greatest' },
    todo: { es: 'Corrija minimum_age o maximum_age', en: 'Correct minimum_age or maximum_age' },
  },
  COLUMN_UNKNOWN: {
    status: 422,
    title: {
      es: 'La columna «{column}» no es de HSDS: se guarda y se devuelve, el mapa no la usa',
      en: 'The column “{column}” is not of HSDS: it is kept and given back, the map does not use it',
    },
    todo: { es: 'Nada que hacer, si así debe ser', en: 'Nothing to do, if it is meant to be so' },
  },
  CELLS_TOO_MANY: {
    status: 422,
    title: {
      es: 'La fila tiene más celdas ({cells}) que columnas ({columns})',
      en: 'The row has more cells ({cells}) than columns ({columns})',
    },
    todo: {
      es: 'Ponga entre comillas los textos que llevan comas; lo que sobra se guarda',
      en: 'Put texts with commas in quotes; what is left over is kept',
    },
  },
  PLACES_BELOW_TAKEN: {
    status: 409,
    title: {
      es: 'Hay {taken} cupos ocupados en ese período: los cupos del mapa quedan como están',
      en: '{taken} places are taken in that period: the places of the map stay as they are',
    },
    todo: { es: 'Indique {taken} cupos o más', en: 'Give {taken} places or more' },
  },
  PERIODS_OVERLAP: {
    status: 409,
    title: {
      es: 'El período se cruza con el que comienza el {from}: los cupos del mapa quedan como están',
      en: 'The period overlaps the one that begins on {from}: the places of the map stay as they are',
    },
    todo: { es: 'Termine antes ese período', en: 'End that period before' },
  },
  NOT_AN_OBJECT: {
    status: 422,
    title: { es: 'No es un servicio, sino otra cosa', en: 'It is no service, but something else' },
    todo: {
      es: 'Cada elemento debe ser un objeto como los que entrega GET /services/{id}',
      en: 'Each element must be an object such as GET /services/{id} gives',
    },
  },
});

export type HsdsRemarkCode = keyof typeof HsdsRemarks;

export interface HsdsRemark {
  code: HsdsRemarkCode;
  column?: string;
  params?: Record<string, string | number>;
}
