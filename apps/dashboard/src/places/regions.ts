export interface Region {
  /** First two digits of the CUT codes of its communes. */
  code: string;
  name: string;
  /** As it follows *Región*: `de Valparaíso`, `del Maule`. */
  of: string;
  /** For the map. */
  short: string;
}

/** Regions from north to south. */
export const REGIONS: readonly Region[] = [
  { code: '15', name: 'Arica y Parinacota', of: 'de Arica y Parinacota', short: 'Arica' },
  { code: '01', name: 'Tarapacá', of: 'de Tarapacá', short: 'Tarapacá' },
  { code: '02', name: 'Antofagasta', of: 'de Antofagasta', short: 'Antofagasta' },
  { code: '03', name: 'Atacama', of: 'de Atacama', short: 'Atacama' },
  { code: '04', name: 'Coquimbo', of: 'de Coquimbo', short: 'Coquimbo' },
  { code: '05', name: 'Valparaíso', of: 'de Valparaíso', short: 'Valparaíso' },
  { code: '13', name: 'Metropolitana de Santiago', of: 'Metropolitana de Santiago', short: 'Metropolitana' },
  { code: '06', name: 'O’Higgins', of: 'de O’Higgins', short: 'O’Higgins' },
  { code: '07', name: 'Maule', of: 'del Maule', short: 'Maule' },
  { code: '16', name: 'Ñuble', of: 'de Ñuble', short: 'Ñuble' },
  { code: '08', name: 'Biobío', of: 'del Biobío', short: 'Biobío' },
  { code: '09', name: 'La Araucanía', of: 'de La Araucanía', short: 'Araucanía' },
  { code: '14', name: 'Los Ríos', of: 'de Los Ríos', short: 'Los Ríos' },
  { code: '10', name: 'Los Lagos', of: 'de Los Lagos', short: 'Los Lagos' },
  { code: '11', name: 'Aysén', of: 'de Aysén', short: 'Aysén' },
  { code: '12', name: 'Magallanes', of: 'de Magallanes', short: 'Magallanes' },
];
