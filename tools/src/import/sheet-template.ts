/** Titles of an empty sheet. The service knows many other spellings. */
export const TITLES = [
  'Nombres NNA',
  'Apellido paterno',
  'Apellido materno',
  'RUN',
  'Fecha de nacimiento',
  'Sexo',
  'Nacionalidad',
  'Adulto responsable',
  'RUN adulto',
  'Parentesco',
  'Teléfono',
  'Dirección',
  'Fecha de ingreso',
  'Vía de ingreso',
  'Derivado por',
  'Motivo',
  'Observaciones',
];

/** A sheet without rows, which Excel opens with its accents. An example in it would become a child of the registry. */
export const sheetTemplate = (): string => `\ufeff${TITLES.join(';')}\r\n`;
