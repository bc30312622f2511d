import type { CatalogueItem } from './measure-catalogue.js';

const item = (code: string, es: string, en: string, responsibles: string[], maxMonths = 12): CatalogueItem => ({
  code,
  title: { es, en },
  responsibles,
  maxMonths,
});

/** A generic catalogue, so that an office can begin. What the law and the region say is loaded as a version of one's own. */
export const GENERIC_MEASURES: readonly CatalogueItem[] = [
  item('family-support', 'Apoyo y orientación a la familia', 'Support and guidance of the family', [
    'local-office',
    'municipal-programme',
    'ngo',
  ]),
  item('parenting-programme', 'Programa de competencias parentales', 'Programme of parenting skills', [
    'local-office',
    'municipal-programme',
    'ngo',
  ]),
  item('school-attendance', 'Matrícula y asistencia escolar', 'Enrolment and attendance at school', [
    'school',
    'municipal-programme',
  ]),
  item('health-care', 'Atención de salud o de salud mental', 'Health or mental health care', ['health-centre']),
  item('treatment-of-caregiver', 'Tratamiento de un adulto a cargo', 'Treatment of an adult in charge', [
    'health-centre',
    'ngo',
  ]),
  item('psychosocial-support', 'Acompañamiento psicosocial del NNA', 'Psychosocial support of the child', [
    'local-office',
    'municipal-programme',
    'ngo',
  ]),
  item(
    'priority-access',
    'Acceso prioritario a un servicio o beneficio',
    'Priority access to a service or benefit',
    ['local-office', 'municipal-programme', 'school', 'health-centre'],
    6,
  ),
  item(
    'home-visits',
    'Visitas domiciliarias de supervisión',
    'Supervising visits at home',
    ['local-office', 'municipal-programme'],
    6,
  ),
];
