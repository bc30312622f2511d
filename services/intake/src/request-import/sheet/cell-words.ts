import type { Channel } from '@oln/contracts';
import { normaliseName } from '@oln/identity';
import type { Relation } from '../../family/family.js';
import type { Disability, IndigenousPeople, Sex } from '../../person/person-codes.js';
import { MOTIVES } from '../../request/motives.js';

/** What people write where they have nothing to write. */
const NOTHING = new Set([
  '',
  'sin informacion',
  'sin info',
  's i',
  'si i',
  'sin datos',
  'sin dato',
  'no sabe',
  'no informa',
  'n a',
  'na',
  'no aplica',
  'x',
  'xx',
  'xxx',
  'sin run',
  'sin rut',
  's r',
  'no tiene',
  'en tramite',
  'sin fecha',
  's f',
  '0',
  'null',
  'pendiente',
  'se desconoce',
  'desconocido',
]);

export const isNothing = (text: string): boolean => NOTHING.has(normaliseName(text)) || /^[-–—.?*/\s]*$/.test(text);

const YES = new Set(['si', 's', 'x', 'yes', 'y', '1', 'verdadero', 'true', 'urgente', 'inminente']);
export const isYes = (text: string): boolean => YES.has(normaliseName(text));

type Words<Code extends string> = readonly (readonly [pattern: RegExp, code: Code])[];

const firstOf = <Code extends string>(words: Words<Code>, text: string): Code | undefined => {
  const plain = normaliseName(text);
  return words.find(([pattern]) => pattern.test(plain))?.[1];
};

/** `M` is masculino beside `F`, and mujer beside `H`: the whole column says which. */
export type SexStyle = 'm-is-male' | 'm-is-female';

export const sexStyleOf = (cells: string[]): SexStyle =>
  cells.some((cell) => normaliseName(cell) === 'h') && !cells.some((cell) => normaliseName(cell) === 'f')
    ? 'm-is-female'
    : 'm-is-male';

const SEXES: Words<Sex> = [
  [/^(f|fem|femenin[oa]|mujer|nina|nena|femenina)$/, 'female'],
  [/^(h|hombre|masc|masculin[oa]|nino|varon)$/, 'male'],
  [/^(intersex|intersexual)$/, 'intersex'],
];

export function sexOf(text: string, style: SexStyle): Sex | undefined {
  if (normaliseName(text) === 'm') return style === 'm-is-male' ? 'male' : 'female';
  return firstOf(SEXES, text);
}

const CHANNELS: Words<Channel> = [
  [/alerta|(^| )san( |$)/, 'alert'],
  [/deriva|oficio|tribunal|red|escuela|liceo|cesfam/, 'referral'],
  [/busqueda|rastreo|terreno|operativo|difusion/, 'outreach'],
  [/espontan|presencial|oficina|consulta|directa/, 'spontaneous'],
];
export const channelOf = (text: string): Channel | undefined => firstOf(CHANNELS, text);

const MOTIVE_WORDS: Words<string> = [
  [/abuso sexual|connotacion sexual|agresion sexual|asi( |$)/, 'sexual-abuse'],
  [/maltrato|violencia|vif|vulneracion/, 'violence'],
  [/negligenc|abandono/, 'neglect'],
  [/pension|alimentos/, 'alimony'],
  [/cuidado personal|tuicion|visitas|regimen/, 'custody-dispute'],
  [/inasist|desercion|ausentismo|escolaridad|rezago|convivencia escolar|bullying/, 'school'],
  [/matricula|cupo escolar|cupo colegio/, 'school-place'],
  [/salud mental|depres|ansiedad|suicid|animo|psicolog/, 'mental-health'],
  [/consumo|droga|alcohol|sustancia/, 'substance-use'],
  [/conducta|conductual|rebeld|fuga/, 'behaviour'],
  [/crianza|habilidades parentales|competencias parentales|parental/, 'parenting'],
  [/conflicto|separacion|dinamica familiar/, 'family-conflict'],
  [/migra|visa|regulariz/, 'migration'],
  [/trabajo infantil/, 'child-labour'],
  [/calle/, 'homeless'],
  [/subsidio habitacional|vivienda/, 'housing'],
  [/beneficio|bono|canasta|prestacion|ayuda social/, 'benefits'],
  [/necesidad|economic|pobreza|social/, 'social-needs'],
  [/orientacion|informacion|consulta/, 'orientation'],
  [/tribunal|medida|oficio/, 'court-request'],
  [/denuncia|delito/, 'crime'],
  [/atencion medica|hora medica|salud/, 'health-care'],
];

const MOTIVE_LABELS = new Map(
  MOTIVES.flatMap(({ code, label }) =>
    [code.replaceAll('-', ' '), normaliseName(label.es), normaliseName(label.en)].map((text) => [text, code] as const),
  ),
);

/** By its label, or by a word that tells. */
export const motiveOf = (text: string): string | undefined =>
  MOTIVE_LABELS.get(normaliseName(text)) ?? firstOf(MOTIVE_WORDS, text);

const RELATIONS: Words<Relation> = [
  [/madrastra|padrastro|conviviente|pareja/, 'step-parent'],
  [/^(madre|mama|mami)/, 'mother'],
  [/^(padre|papa|progenitor)/, 'father'],
  [/abuelit?a/, 'grandmother'],
  [/abuelit?o/, 'grandfather'],
  [/hermana|hermano/, 'sibling'],
  [/(^| )ti[oa]( |$)/, 'aunt-uncle'],
  [/acogida|fae|guardador/, 'foster-carer'],
  [/tutor|cuidador|apoderad|curador/, 'guardian'],
];
export const relationOf = (text: string): Relation => firstOf(RELATIONS, text) ?? 'other';

const COUNTRY_WORDS: Words<string> = [
  [/chil/, 'CL'],
  [/venez/, 'VE'],
  [/peru/, 'PE'],
  [/boliv/, 'BO'],
  [/colomb/, 'CO'],
  [/hait/, 'HT'],
  [/ecuat|ecuad/, 'EC'],
  [/argent/, 'AR'],
  [/dominic/, 'DO'],
  [/cuba/, 'CU'],
  [/brasil/, 'BR'],
  [/paragua/, 'PY'],
  [/urugua/, 'UY'],
  [/mexic/, 'MX'],
  [/espan/, 'ES'],
  [/china|chino/, 'CN'],
];
export const countryOf = (text: string): string | undefined => firstOf(COUNTRY_WORDS, text);

const PEOPLES: Words<IndigenousPeople> = [
  [/mapuche|huilliche|pehuenche|lafkenche/, 'mapuche'],
  [/aymara|aimara/, 'aymara'],
  [/rapa/, 'rapa-nui'],
  [/lickan|likan|atacam/, 'lickanantay'],
  [/quechua/, 'quechua'],
  [/colla|kolla/, 'colla'],
  [/diaguita/, 'diaguita'],
  [/kawes|alacaluf/, 'kawesqar'],
  [/yag|yamana/, 'yagan'],
  [/chango/, 'chango'],
  [/selk|ona( |$)/, 'selknam'],
  [/^(si|otro|otra)/, 'other'],
];
export const indigenousPeopleOf = (text: string): IndigenousPeople | undefined => firstOf(PEOPLES, text);

const DISABILITY_WORDS: Words<Disability> = [
  [/tea( |$)|autis|asperger/, 'autism'],
  [/multiple/, 'multiple'],
  [/visual|ceg/, 'visual'],
  [/audit|sord|hipoac/, 'hearing'],
  [/fisic|motor|movilidad/, 'physical'],
  [/intelect|cognit|down/, 'intellectual'],
  [/psiqu|psicosoc|mental/, 'psychosocial'],
  [/^(si|otra|otro)/, 'other'],
];
export const disabilityOf = (text: string): Disability | undefined => firstOf(DISABILITY_WORDS, text);
