import { normaliseName } from '@oln/identity';

/** What a column of an office's sheet can be. */
export const COLUMNS = [
  'givenNames',
  'firstSurname',
  'secondSurname',
  'surnames',
  'fullName',
  'run',
  'otherId',
  'birthDate',
  'sex',
  'nationality',
  'indigenousPeople',
  'disability',
  'adultName',
  'adultRun',
  'relation',
  'phone',
  'email',
  'address',
  'sector',
  'commune',
  'receivedAt',
  'channel',
  'sender',
  'motive',
  'narrative',
  'danger',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Headers as people write them, compared without accents, capitals, punctuation and particles. */
const SPELLINGS: Record<Column, string> = {
  givenNames:
    'nombres|nombre|nombres nna|nombre nna|nna|nombres nino nina|nombre nino|nombre nino nina|nombre nino a|nombre menor|nombres menor|primer nombre',
  firstSurname:
    'apellido paterno|primer apellido|ap paterno|a paterno|paterno|apellido 1|apellido p|apellido paterno nna',
  secondSurname:
    'apellido materno|segundo apellido|ap materno|a materno|materno|apellido 2|apellido m|apellido materno nna',
  surnames: 'apellidos|apellido|apellidos nna',
  fullName:
    'nombre completo|nombre completo nna|nombre apellido|nombre apellidos|nombres apellidos|nombres apellidos nna|nombre apellido nna|nombre completo nino a',
  run: 'run|rut|r u n|r u t|run nna|rut nna|run menor|rut menor|run nino|rut nino|run nino nina|cedula|cedula identidad|n run|n rut|no run|no rut|numero run|ci|rut run|run rut',
  otherId:
    'otro identificador|identificador|ipe|ipa|pasaporte|n pasaporte|no pasaporte|documento|otro documento|identificador provisorio|dni',
  birthDate:
    'fecha nacimiento|fecha nac|fec nac|f nac|fnac|fecha nacimiento nna|nacimiento|f nacimiento|fec nacimiento|fecha nacim',
  sex: 'sexo|genero|sexo nna|sexo registral',
  nationality: 'nacionalidad|pais|pais origen',
  indigenousPeople: 'pueblo originario|pueblo indigena|etnia|pertenencia pueblo originario|pueblo',
  disability: 'discapacidad|situacion discapacidad|tipo discapacidad',
  adultName:
    'adulto responsable|nombre adulto responsable|nombre adulto|adulto|cuidador|cuidadora|cuidador principal|nombre cuidador|nombre cuidadora|apoderado|nombre apoderado|tutor|nombre tutor|responsable|nombre responsable|madre padre cuidador|adulto cargo',
  adultRun:
    'run adulto|rut adulto|run adulto responsable|rut adulto responsable|run apoderado|rut apoderado|run cuidador|rut cuidador|run tutor|rut tutor|run responsable|rut responsable',
  relation: 'parentesco|vinculo|relacion|relacion nna|vinculo nna|parentesco nna',
  phone: 'telefono|fono|celular|telefono contacto|contacto|numero contacto|tel|telefonos|fono contacto|movil',
  email: 'correo|email|e mail|correo electronico|mail',
  address: 'direccion|domicilio|direccion particular|calle numero',
  sector: 'sector|villa|poblacion|barrio|localidad|territorio|unidad vecinal',
  commune: 'comuna|comuna residencia|comuna domicilio',
  receivedAt:
    'fecha ingreso|fecha solicitud|fecha derivacion|fecha|f ingreso|fecha recepcion|fec ingreso|fecha atencion|fecha demanda',
  channel: 'via ingreso|canal|canal ingreso|tipo ingreso|modalidad acceso|forma ingreso|tipo demanda|modalidad ingreso',
  sender:
    'derivado por|institucion|institucion deriva|quien deriva|derivante|establecimiento|institucion derivante|origen|origen derivacion|deriva',
  motive:
    'motivo|motivo ingreso|motivo consulta|motivo derivacion|causal|problematica|causal ingreso|motivo solicitud|tema',
  narrative: 'observaciones|observacion|comentarios|comentario|relato|descripcion|antecedentes|obs|detalle|notas',
  danger: 'peligro|peligro inminente|riesgo inminente|riesgo vital|peligro inmediato',
};

const BY_SPELLING = new Map(
  COLUMNS.flatMap((column) => SPELLINGS[column].split('|').map((spelling) => [spelling, column] as const)),
);

/** Sheets often have `RUN` twice: of the child, then of the adult. */
const SECOND: Partial<Record<Column, Column>> = { run: 'adultRun', givenNames: 'adultName', fullName: 'adultName' };

export interface Header {
  /** Number of the header's row, from 1. */
  row: number;
  /** Titles as written. */
  titles: string[];
  /** Where each known column stands. */
  columns: Map<Column, number>;
}

const LAST_HEADER_ROW = 15;
const FEWEST_COLUMNS = 2;

/** The row with most known columns among the first ones: sheets begin with titles and dates. */
export function findHeader(rows: string[][]): Header | undefined {
  const headers = rows
    .slice(0, LAST_HEADER_ROW)
    .map((titles, at): Header => ({ row: at + 1, titles, columns: columnsOf(titles) }));
  const best = headers.reduce<Header | undefined>(
    (most, one) => (one.columns.size > (most?.columns.size ?? 0) ? one : most),
    undefined,
  );
  return best && best.columns.size >= FEWEST_COLUMNS && namesChild(best) ? best : undefined;
}

/** Without it nobody can be entered. */
export const namesChild = ({ columns }: Header): boolean => columns.has('givenNames') || columns.has('fullName');

function columnsOf(titles: string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  titles.forEach((title, at) => {
    const column = BY_SPELLING.get(normaliseName(title));
    if (!column) return;
    const free = !columns.has(column) ? column : SECOND[column];
    if (free && !columns.has(free)) columns.set(free, at);
  });
  return columns;
}
