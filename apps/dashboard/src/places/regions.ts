/** Regions from north to south, by the first two digits of the CUT codes of their communes. */
export const REGIONS: readonly { code: string; name: string; short: string }[] = [
  { code: '15', name: 'Arica y Parinacota', short: 'Arica' },
  { code: '01', name: 'Tarapacá', short: 'Tarapacá' },
  { code: '02', name: 'Antofagasta', short: 'Antofagasta' },
  { code: '03', name: 'Atacama', short: 'Atacama' },
  { code: '04', name: 'Coquimbo', short: 'Coquimbo' },
  { code: '05', name: 'Valparaíso', short: 'Valparaíso' },
  { code: '13', name: 'Metropolitana de Santiago', short: 'Metropolitana' },
  { code: '06', name: 'O’Higgins', short: 'O’Higgins' },
  { code: '07', name: 'Maule', short: 'Maule' },
  { code: '16', name: 'Ñuble', short: 'Ñuble' },
  { code: '08', name: 'Biobío', short: 'Biobío' },
  { code: '09', name: 'La Araucanía', short: 'Araucanía' },
  { code: '14', name: 'Los Ríos', short: 'Los Ríos' },
  { code: '10', name: 'Los Lagos', short: 'Los Lagos' },
  { code: '11', name: 'Aysén', short: 'Aysén' },
  { code: '12', name: 'Magallanes', short: 'Magallanes' },
];
