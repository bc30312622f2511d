import { ofTheHouse, said, saidAlone, saidOwn, type HeldColumn } from '@oln/service-kit';

/** Columns that mean the same in several tables of cases. */
export const CASES_HELD_COLUMNS: Readonly<Record<string, HeldColumn>> = {
  children: saidOwn('Niños, niñas y adolescentes', 'Children'),
  left_children: saidOwn('Quienes dejaron el registro', 'Who left the record', 'child'),
  child_id: saidOwn('Niño, niña o adolescente (identificador)', 'Child (identifier)'),
  grounds: saidAlone('Fundamentos', 'Grounds'),
  factors: saidAlone('Factores', 'Factors'),
  changes: saidAlone('Cambios en los factores', 'Changes of the factors'),
  counts: saidAlone('Factores contados', 'Factors, counted'),
  risks: saidAlone('Riesgos', 'Risks'),
  code: said('Código', 'Code'),
  month: said('Mes', 'Month'),
  contact_kind: said('Forma de contacto', 'Way of contact'),
  plan_id: said('Plan (identificador)', 'Plan (identifier)'),
  position: said('Orden', 'Order'),
  root_id: ofTheHouse('the first version of it'),
  responsible: said('Responsable', 'Responsible'),
  institution_id: said('Institución (identificador)', 'Institution (identifier)'),
  extended_to: said('Extendido hasta', 'Extended to'),
};
