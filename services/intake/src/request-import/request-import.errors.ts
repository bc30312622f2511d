import { defineErrors } from '@oln/contracts';

/** Of the sheet as a whole. */
export const RequestImportErrors = defineErrors('REQUEST_IMPORT', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa carga no existe o no está a su alcance',
      en: 'That import does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  EMPTY: {
    status: 422,
    title: { es: 'El archivo está vacío', en: 'The file is empty' },
    todo: { es: 'Elija el archivo con las solicitudes', en: 'Choose the file with the requests' },
  },
  NOT_READABLE: {
    status: 422,
    title: { es: 'El archivo no es una planilla que se pueda leer', en: 'The file is no sheet that can be read' },
    todo: {
      es: 'Guárdelo como CSV o como Excel (.xlsx) sin contraseña',
      en: 'Save it as CSV or as Excel (.xlsx) without a password',
    },
  },
  NO_HEADER: {
    status: 422,
    title: {
      es: 'No se encuentra la fila con los títulos de las columnas',
      en: 'The row with the titles of the columns was not found',
    },
    todo: {
      es: 'Ponga entre las 15 primeras filas los títulos: al menos el nombre y otra columna, como RUN o fecha de nacimiento',
      en: 'Put the titles among the first 15 rows: at least the name and another column, such as RUN or birth date',
    },
  },
  TOO_MANY_ROWS: {
    status: 422,
    title: { es: 'La planilla tiene más de {most} filas', en: 'The sheet has more than {most} rows' },
    todo: { es: 'Divídala en varias', en: 'Split it into several' },
  },
  ROW_NOT_IN_REVIEW: {
    status: 409,
    title: { es: 'Esa fila no espera una decisión', en: 'That row does not wait for a decision' },
    todo: { es: 'Vea en qué estado está', en: 'See which state it is in' },
  },
  CHOICE_MISSING: {
    status: 422,
    title: {
      es: 'Diga quién es: una persona del registro, o una nueva',
      en: 'Say who it is: a person of the registry, or a new one',
    },
    todo: { es: 'Envíe personId o confirmedNew', en: 'Send personId or confirmedNew' },
  },
});

/** What is said of one row, and what to do about it. Statuses are those of the same refusal elsewhere. */
export const RowRemarks = defineErrors('ROW', {
  NEW_REQUEST: {
    status: 409,
    title: { es: 'Solicitud ingresada', en: 'Request entered' },
    todo: { es: 'Nada que hacer', en: 'Nothing to do' },
  },
  JOINED_REQUEST: {
    status: 409,
    title: { es: 'Se sumó a la solicitud de la misma familia', en: 'Joined the request of the same family' },
    todo: { es: 'Nada que hacer', en: 'Nothing to do' },
  },
  IMPORTED_BEFORE: {
    status: 409,
    title: { es: 'Ya se había cargado antes', en: 'It was imported before' },
    todo: { es: 'Nada que hacer', en: 'Nothing to do' },
  },
  SAME_AS_ROW: {
    status: 409,
    title: { es: 'Repite otra fila de la planilla', en: 'It repeats another row of the sheet' },
    todo: { es: 'Nada que hacer', en: 'Nothing to do' },
  },
  OPEN_REQUEST: {
    status: 409,
    title: { es: 'Ya hay una solicitud abierta por lo mismo', en: 'A request for the same is open' },
    todo: {
      es: 'Si es un hecho nuevo, regístrelo en esa solicitud',
      en: 'If something new happened, record it in that request',
    },
  },
  PROBABLE_MATCH: {
    status: 409,
    title: { es: 'Probablemente ya está en el registro', en: 'The child is probably in the registry' },
    todo: {
      es: 'Compare con las fichas señaladas y diga quién es',
      en: 'Compare with the entries named and say who it is',
    },
  },
  RUN_OTHER_NAME: {
    status: 409,
    title: {
      es: 'El RUN es de otra persona según el registro',
      en: 'According to the registry the RUN is somebody else’s',
    },
    todo: { es: 'Revise el RUN y el nombre, y diga quién es', en: 'Check RUN and name, and say who it is' },
  },
  NAME_MISSING: {
    status: 422,
    title: { es: 'Falta el nombre', en: 'The name is missing' },
    todo: { es: 'Escriba el nombre que se conoce', en: 'Write the name that is known' },
  },
  RUN_CHECK_DIGIT: {
    status: 422,
    title: { es: 'El dígito verificador del RUN no corresponde', en: 'The check digit of the RUN does not fit' },
    todo: {
      es: 'Revise el RUN en el carné; si no lo tiene, deje la celda vacía',
      en: 'Check the RUN on the card; if there is none, leave the cell empty',
    },
  },
  RUN_NOT_UNDERSTOOD: {
    status: 422,
    title: { es: 'El RUN no se entiende', en: 'The RUN is not understood' },
    todo: {
      es: 'Escríbalo como 12.345.678-5, o deje la celda vacía',
      en: 'Write it as 12.345.678-5, or leave the cell empty',
    },
  },
  DATE_NOT_UNDERSTOOD: {
    status: 422,
    title: { es: 'La fecha de nacimiento no se entiende', en: 'The birth date is not understood' },
    todo: { es: 'Escríbala como 03/04/2015 (día, mes, año)', en: 'Write it as 03/04/2015 (day, month, year)' },
  },
  BORN_LATER: {
    status: 422,
    title: { es: 'La fecha de nacimiento está en el futuro', en: 'The birth date lies in the future' },
    todo: { es: 'Revise el año', en: 'Check the year' },
  },
  OF_AGE: {
    status: 422,
    title: { es: 'Ya cumplió 18 años', en: 'The person is of age' },
    todo: {
      es: 'Si la fecha es correcta, oriente a la persona a quien corresponda',
      en: 'If the date is right, refer the person to who is pertinent',
    },
  },
  RECEIVED_LATER: {
    status: 422,
    title: { es: 'La fecha de ingreso está en el futuro', en: 'The date of the request lies in the future' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  RECEIVED_NOT_UNDERSTOOD: {
    status: 422,
    title: {
      es: 'La fecha de ingreso no se entiende: se usó la de hoy',
      en: 'The date of the request is not understood: today’s was taken',
    },
    todo: { es: 'Quedó anotada en el relato', en: 'It was kept in the narrative' },
  },
  CHANNEL_UNKNOWN: {
    status: 422,
    title: { es: 'La vía de ingreso no se conoce', en: 'The way in is not known' },
    todo: { es: 'Quedó anotada en el relato', en: 'It was kept in the narrative' },
  },
  MOTIVE_UNKNOWN: {
    status: 422,
    title: {
      es: 'El motivo no está en el catálogo: se usó «otro motivo»',
      en: 'The motive is not in the catalogue: “another motive” was taken',
    },
    todo: { es: 'Quedó anotado en el relato', en: 'It was kept in the narrative' },
  },
  MOTIVE_MISSING: {
    status: 422,
    title: { es: 'Falta el motivo: se usó «otro motivo»', en: 'The motive is missing: “another motive” was taken' },
    todo: { es: 'Complételo al decidir la admisibilidad', en: 'Complete it when admissibility is decided' },
  },
  WORD_UNKNOWN: {
    status: 422,
    title: { es: 'Esta celda no se entiende', en: 'This cell is not understood' },
    todo: { es: 'Quedó anotada en el relato', en: 'It was kept in the narrative' },
  },
  ADULT_RUN_IGNORED: {
    status: 422,
    title: { es: 'El RUN de la persona adulta no es válido', en: 'The RUN of the adult is not valid' },
    todo: {
      es: 'Quedó anotado en el relato; corríjalo en su ficha',
      en: 'It was kept in the narrative; correct it in the entry',
    },
  },
  NOT_PROCESSED: {
    status: 409,
    title: {
      es: 'La fila no se pudo procesar después de varios intentos',
      en: 'The row could not be processed after several attempts',
    },
    todo: { es: 'Ingrésela a mano y avise a soporte', en: 'Enter it by hand and tell support' },
  },
});

export type RowRemarkCode = keyof typeof RowRemarks;

/** What is said of a cell; `column` is the title as the sheet has it. */
export interface RowProblem {
  code: RowRemarkCode;
  column: string;
}
